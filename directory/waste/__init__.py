"""Which bin goes out when: a WastePage for each city, below it a SectorPage a sector (docs/waste.md)."""
