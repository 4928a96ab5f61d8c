"""Where collections show outside their own pages: the index, the drawing of pages, the screens of imports."""

from core import drawing
from directory.importing import target
from directory.models import SectorPage, WastePage
from directory.waste.documents import register_documents
from directory.waste.imports.target import SECTORS
from directory.waste.pages import sector_context, waste_context


def register():
    """Called once, when the app is ready."""
    register_documents()
    drawing.register(WastePage, waste_context)
    drawing.register(SectorPage, sector_context)
    target.register(SECTORS)
