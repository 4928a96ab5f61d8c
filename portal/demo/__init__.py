"""The demonstration: four sites, their words in content/, and what plants them."""
