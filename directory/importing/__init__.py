"""Files of registers into pages."""
