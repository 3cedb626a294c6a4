"""PNG exporter of the organisation chart, for programs that take no vectors. Draws nothing itself."""

from __future__ import annotations

from workbench.files.exporters._contract import Dialog, Exporter, drawn

EXPORTER = Exporter(
    order=40,
    suffix=".png",
    title="Picture of the organisation",
    phrase="the organisation as a picture",
    write=drawn("organisation.png"),
    dialog=Dialog.PICTURE,
)
