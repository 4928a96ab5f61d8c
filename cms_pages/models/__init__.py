"""The page types that editors write."""

from cms_pages.models.content import ContentPage
from cms_pages.models.easy import EasyPage
from cms_pages.models.experiments import ExperimentIndexPage, ExperimentPage
from cms_pages.models.home import HomePage
from cms_pages.models.news import NewsIndexPage, NewsPage
from cms_pages.models.procedures import ProcedureIndexPage, ProcedurePage

__all__ = [
    "ContentPage",
    "EasyPage",
    "ExperimentIndexPage",
    "ExperimentPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "ProcedureIndexPage",
    "ProcedurePage",
]
