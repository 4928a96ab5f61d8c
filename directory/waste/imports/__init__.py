"""Sectors as what imports make: files of collection days by street or by sector."""
