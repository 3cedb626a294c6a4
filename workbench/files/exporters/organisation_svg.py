"""SVG exporter of the organisation chart, sharp at every size. Draws nothing itself."""

from __future__ import annotations

from workbench.files.exporters._contract import Dialog, Exporter, drawn

EXPORTER = Exporter(
    order=30,
    suffix=".svg",
    title="Drawing for slides of the organisation",
    phrase="the organisation as a picture",
    write=drawn("organisation.svg"),
    dialog=Dialog.PICTURE,
)
