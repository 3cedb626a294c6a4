"""The organisation: the same map as departments, reporting lines and the reach of the hub."""

from workbench.widgets.organisation.view import OrganisationView

__all__ = ["OrganisationView"]
