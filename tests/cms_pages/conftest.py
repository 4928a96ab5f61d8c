"""A hub and two cities with a newsroom and a lab, seen by a visitor."""

from types import SimpleNamespace

from tests.built_once import built_once
from tests.cms_pages.factories import ExperimentIndexPageFactory, NewsIndexPageFactory, make_city


@built_once
def portal():
    """Homes of `hub`, `tourcoing` and `roubaix`; `news` of Tourcoing and `lab` of the hub."""
    homes = {slug: make_city(slug, is_hub=slug == "hub") for slug in ("hub", "tourcoing", "roubaix")}
    news = NewsIndexPageFactory(parent=homes["tourcoing"], title="Actualités", slug="actualites")
    lab = ExperimentIndexPageFactory(parent=homes["hub"], title="Labo", slug="labo")
    return SimpleNamespace(**homes, news=news, lab=lab)
