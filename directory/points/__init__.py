"""The point of a page on the map, set from its address or by hand: what the forms of editors ask for
(directory/point_fields.py) and the ground on which they see it."""
