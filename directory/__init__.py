"""Places: shops, services and points on the map, with hours that are true."""
