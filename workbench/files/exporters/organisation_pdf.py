"""PDF exporter of the organisation chart, on a page of its own size. Draws nothing itself."""

from __future__ import annotations

from workbench.files.exporters._contract import Dialog, Exporter, drawn

EXPORTER = Exporter(
    order=50,
    suffix=".pdf",
    title="Page of the organisation",
    phrase="the organisation as a picture",
    write=drawn("organisation.pdf"),
    dialog=Dialog.PICTURE,
    by_suffix=False,  # a .pdf without more said is the report
)
