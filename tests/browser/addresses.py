"""One address for every kind of page and every state of a list, read from the page registry.

Run beside a portal (``python -m tests.browser.addresses``) it prints them as JSON; imported, it gives
their names, so that pytest can list them before a portal exists. A kind without a page in the demo is
missing from the first and makes its tests fail.
"""

import json
import sys

from tests.browser import activities, places

# Appended to the address of every page that is a list.
LIST_STATES = {"filtered": "?annee=2019", "empty": "?annee=1999&theme=nature"}
# And to that of one list: every list says the same there.
NEWS_STATES = {
    "wrong value": "?quand=jamais&theme=inconnu",
    "last page": "?page=99",
    "oldest first": "?tri=ancien",
}
# State of the search page -> site, query, and words that only this state shows.
SEARCHES = {
    "search": ("roubaix", "", "Chercher à Roubaix"),
    "search of the hub": ("live", "?q=ville", "Chercher dans toutes les villes"),
    "search, results": ("roubaix", "?q=%C3%A9cole", "Résultats pour «\xa0école\xa0»"),
    "search, filtered": ("roubaix", "?q=ville&type=news&theme=numerique", "Tout effacer"),
    "search, all cities": ("roubaix", "?q=ville&partout=1", "Marcq-en-Barœul"),
    "search, second page": ("live", "?q=ville&page=2", "Précédente"),
    "search, no result": ("roubaix", "?q=zzzzqqq", "Aucun résultat pour ces mots"),
    "search, corrected": ("roubaix", "?q=inscripton", "voici ce qui a été trouvé pour «\xa0inscription\xa0»"),
    "search, found elsewhere": ("roubaix", "?q=plouich", "Rien à Roubaix pour ce mot"),
    "search, fewer words": (
        "roubaix",
        "?q=inscription+sapin+arbres",
        "Rien ne contient tous ces mots ensemble",
    ),
    "search, long question": ("marcq", "?q=" + "d%C3%A9chets+" * 60, "Seuls les 200 premiers caractères"),
}
# Pages beside a place on which people without an account write; what follows its address.
CORRECTIONS = {"correction": "corriger/", "correction, thanks": "corriger/merci/"}
PROPOSALS = {"proposed activity": "proposer/", "proposed activity, thanks": "proposer/merci/"}
OWNERS = ("owner's link", "owner's changes", "owner's link, unknown", "owner's link, answered")
# The list of activities of Roubaix, in states that other lists do not have.
AGENDAS = {
    "agenda, each date": "?dates=jours",
    "agenda, a month": "?mois=2027-01",
    "agenda, a filter unfolded": "?filtre=age&tarif=gratuit&jour=mercredi",
    "agenda, nearby": "?pres=50.6923,3.1746",
    "agenda, unknown address": "?adresse=zzzzqqq",
    "agenda, past": "?dates=passees",
    "agenda, nothing on": "?du=2199-01-01",
    "agenda, on paper": "programme/",
    "agenda, on paper, nothing on": "programme/?du=2199-01-01",
}
POSTER = "activity, on paper"
# The map of Roubaix, its lists, and what the city gives away.
MAPS = {
    "map": "carte/",
    "map, a layer": "carte/?couche=fontaines",
    "map, an unknown layer": "carte/?couche=rien&page=9",
    "open data": "donnees/",
}
SITES = ("live", "roubaix", "tourcoing", "marcq")
TERMS = ("themes", "publics", "mots-cles")


def page_models():
    """Every page type an editor of the portal can make, homes apart."""
    from wagtail.models import get_page_models

    models = [m for m in get_page_models() if not m.__module__.startswith(("wagtail.", "tests."))]
    return [m for m in models if not is_home(m)]


def is_home(model) -> bool:
    """Is it a home page?"""
    from core.models import CityRootPage

    return issubclass(model, CityRootPage)


def is_list(model) -> bool:
    """Is it a list, with filters? A pathway has a listing only to be read from an address."""
    return hasattr(model, "get_listing") and model.__name__ != "PathwayPage"


def _states(model) -> dict[str, str]:
    return LIST_STATES | (NEWS_STATES if model.__name__ == "NewsIndexPage" else {})


def names() -> list[str]:
    """What pytest shows: home pages, kinds of page, states of lists, taxonomy, errors."""
    found = [f"home of {site}" for site in SITES]
    for model in page_models():
        label = model._meta.verbose_name_raw
        found.append(label)
        if is_list(model):
            found += [f"{label}, {state}" for state in _states(model)]
    return [
        *found,
        *AGENDAS,
        POSTER,
        *MAPS,
        *TERMS,
        *SEARCHES,
        *CORRECTIONS,
        *PROPOSALS,
        *OWNERS,
        *places.NAMES,
        *activities.NAMES,
        "not found",
    ]


def addresses() -> dict[str, str]:
    """The same names with the address of a page: of each kind, the French one with the longest title."""
    from core.sites import get_portal

    portal = get_portal()
    found = {f"home of {city.host.split('.')[0]}": city.home_url("fr") for city in portal.cities}
    for model in page_models():
        pages = [
            page for page in model.objects.live().filter(locale__language_code="fr") if portal.home_of(page)
        ]
        if not pages:
            continue
        label, address = (
            model._meta.verbose_name_raw,
            absolute(portal, max(pages, key=lambda page: len(page.title))),
        )
        found[label] = address
        if is_list(model):
            found |= {f"{label}, {state}": address + query for state, query in _states(model).items()}
    found |= terms(portal) | maps(portal) | searches(portal) | answers(portal) | proposals(portal)
    found |= agendas(portal) | activities.addresses(portal, absolute) | places.addresses(portal, absolute)
    if activity := found.get("Activity"):
        found[POSTER] = f"{activity}affiche/"
    return found | {"not found": portal.hub.home_url("fr") + "rien-ici/"}


def absolute(portal, page) -> str:
    """Address of a page with its host."""
    city, _language = portal.home_of(page)
    return city.base_url + portal.path_of(page)


def terms(portal) -> dict[str, str]:
    """A topic, an audience and a tag that are in use."""
    from core.models import PageTag

    home = portal.hub.home_url("fr")
    slugs = {"themes": next(iter(portal.topics["fr"])), "publics": next(iter(portal.audiences["fr"]))}
    if tagged := PageTag.objects.select_related("tag").first():
        slugs["mots-cles"] = tagged.tag.slug
    return {name: f"{home}{name}/{slug}/" for name, slug in slugs.items()}


def agendas(portal) -> dict[str, str]:
    """The list of activities for everybody."""
    from events.models import AgendaPage

    lists = AgendaPage.objects.live().filter(locale__language_code="fr", shows="activity", ages_shown=[])
    for page in lists:
        if portal.home_of(page)[0].slug == "roubaix":
            return {name: absolute(portal, page) + query for name, query in AGENDAS.items()}
    return {}


def maps(portal) -> dict[str, str]:
    """Pages of the app, not of the tree."""
    home = portal.by_slug["roubaix"].home_url("fr")
    return {name: home + path for name, path in MAPS.items()}


def searches(portal) -> dict[str, str]:
    """The search page in each of its states."""
    homes = {city.host.split(".")[0]: city.home_url("fr") for city in portal.cities}
    return {name: f"{homes[site]}recherche/{query}" for name, (site, query, _words) in SEARCHES.items()}


def answers(portal) -> dict[str, str]:
    """The forms about a place; a new link is made for its owner."""
    from directory.models import PlacePage
    from directory.truth.links import make_link

    places = [
        page for page in PlacePage.objects.live().filter(locale__language_code="fr") if portal.home_of(page)
    ]
    if not places:
        return {}
    place = max(places, key=lambda page: len(page.title))
    address, link = absolute(portal, place), make_link(place)[1]
    home = portal.home_of(place)[0].home_url("fr")
    found = {name: address + ending for name, ending in CORRECTIONS.items()}
    unknown, answered = f"{home}fiche/inconnu/", f"{home}fiche/merci/exact/"
    return found | dict(zip(OWNERS, (link, f"{link}changements/", unknown, answered), strict=True))


def proposals(portal) -> dict[str, str]:
    """The form for an activity that somebody proposes, below a list of a city."""
    from events.listings import takes_proposals
    from events.models import AgendaPage

    lists = [
        page for page in AgendaPage.objects.live().filter(locale__language_code="fr") if portal.home_of(page)
    ]
    lists = [page for page in lists if takes_proposals(page, portal.home_of(page)[0])]
    return {name: absolute(portal, lists[0]) + ending for name, ending in PROPOSALS.items()} if lists else {}


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(addresses(), sys.stdout)
