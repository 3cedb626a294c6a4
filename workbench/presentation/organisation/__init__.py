"""Layout of the organisation chart: boxes, lines and captions in abstract units, worked out from the map alone.

`layout_chart` is the way in. Order of work: blocks (measure), arrange (place), routes (lines), layout (all of it); the
values they make are those of picture. Painting belongs elsewhere: nothing here knows Qt, a font or a colour.
"""

from workbench.presentation.organisation.layout import layout_chart

__all__ = ["layout_chart"]
