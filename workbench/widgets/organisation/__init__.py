"""The organisation: the same map as departments, reporting lines and the reach of the hub."""
