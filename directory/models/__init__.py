"""Places, what they are, where they come from, and who says that they are right."""

from directory.models.categories import Category
from directory.models.exports import EquipmentNumber
from directory.models.imports import ImportLine, ImportRun, Source, SourceRecord
from directory.models.index import DirectoryIndexPage
from directory.models.layers import Layer, LayerFeature, LayerUpload
from directory.models.place import PlacePage
from directory.models.settings import DirectorySettings
from directory.models.truth import OwnerLink, Proposal
from directory.models.waste import SectorPage, WasteLine, WastePage, WasteRecord, WasteRun, WasteSource

__all__ = [
    "Category",
    "DirectoryIndexPage",
    "DirectorySettings",
    "EquipmentNumber",
    "ImportLine",
    "ImportRun",
    "Layer",
    "LayerFeature",
    "LayerUpload",
    "OwnerLink",
    "PlacePage",
    "Proposal",
    "SectorPage",
    "Source",
    "SourceRecord",
    "WasteLine",
    "WastePage",
    "WasteRecord",
    "WasteRun",
    "WasteSource",
]
