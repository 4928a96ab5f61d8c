"""Where collections show outside their own pages: the index, the drawing of pages, the screens of imports."""

from django.utils.translation import gettext_lazy as _

from core import drawing, own_addresses
from directory.importing import target
from directory.models import SectorPage, WastePage
from directory.waste.documents import register_documents
from directory.waste.imports.target import SECTORS
from directory.waste.pages import sector_context, waste_context
from directory.waste.plan import plan_of


def register():
    """Called once, when the app is ready."""
    register_documents()
    drawing.register(WastePage, waste_context)
    drawing.register(SectorPage, sector_context)
    target.register(SECTORS)
    own_addresses.register("waste", _("When do I put my bins out?"), path_of_plan)


def path_of_plan(city, language):
    """Address of the page of a city, "" where it has none."""
    plan = plan_of(city.slug, language)
    return plan.path if plan else ""
