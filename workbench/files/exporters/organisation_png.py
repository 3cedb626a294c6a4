"""The picture of the organisation in pixels, for what takes no drawing."""

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
