"""A city of the portal, made in one call: site, settings, pages, menus, editors and their rights."""

from portal.cities.creation import CityExistsError, CityParts, CityRefusedError, create_city
from portal.cities.welcome import remove_welcome_page

__all__ = ["CityExistsError", "CityParts", "CityRefusedError", "create_city", "remove_welcome_page"]
