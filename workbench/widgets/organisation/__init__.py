"""The organisation view: the map as an organisation chart of departments, reporting lines and the reach of the hub.

Here belong the chart's painting, its canvas, list, drags and menus. Its layout belongs in
`presentation.organisation`, edits in `application.edits`; no other view is imported.
"""

from workbench.widgets.organisation.view import OrganisationView

__all__ = ["OrganisationView"]
