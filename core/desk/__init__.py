"""The first page of the admin: what editors do, and what waits for them. Apps register both.

from core import desk

desk.register("places", _("Corrections of places"), "directory_truth_admin:proposals", count_of_waiting)
desk.register_writing(
    "news", _("Title, text, picture"), desk.Writing(_("Write a news item"), NewsPage, NewsIndexPage)
)
"""

from core.desk.registry import Deed, Matter, Writing, register, register_deed, register_writing

__all__ = ["Deed", "Matter", "Writing", "register", "register_deed", "register_writing"]
