"""Budgets of docs/: with warm processes home 5, list 4, detail 4; cold 12, whatever the number of items."""

import pytest
from django.db import transaction

from cms_pages.models import EasyPage
from core import generation, routing
from search.database import snapshot
from tests.cms_pages.copies import copy_document
from tests.cms_pages.factories import (
    ContentPageFactory,
    ExperimentIndexPageFactory,
    ExperimentPageFactory,
    ImageFactory,
    NewsPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
)
from tests.cms_pages.test_home import LISTING, chosen, compose
from tests.directory.factories import DirectoryIndexPageFactory, PlacePageFactory
from tests.rows import audience, topic
from tests.search.index import newsroom
from tests.sql import assert_sql

pytestmark = [
    pytest.mark.django_db(transaction=True),  # a process only keeps what is committed
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
BUDGETS = {
    "/fr/": 5,
    "/fr/actualites/": 4,
    "/fr/actualites/?annee=2026&tri=titre&page=2": 4,
    "/fr/themes/nature/": 4,
    "/fr/publics/parent/": 4,
    "/fr/mots-cles/travaux/": 4,
    "/fr/themes/": 4,
    "/fr/actualites/parc/": 4,
    "/fr/demarches/naissance/": 4,
    "/fr/demarches/naissance/facile/": 4,
    "/fr/papiers/": 4,
    "/fr/papiers/passeport/": 4,
    "/fr/labo/": 4,
    "/fr/labo/atelier/": 4,
    "/fr/liste.rss": 4,
}


def body(image, *pages):
    picture = {"image": image.pk, "decorative": True, "alt_text": ""}
    texts = [f'<p><a linktype="page" id="{page.pk}">Voir</a></p>' for page in pages]
    return [
        *[
            {"type": "heading", "value": {"level": "h2", "text": f"Titre {n}"}, "id": f"h{n}"}
            for n in range(3)
        ],
        *[{"type": "image", "value": {"image": picture, "caption": ""}, "id": f"i{n}"} for n in range(3)],
        *[{"type": "paragraph", "value": text, "id": f"p{n}"} for n, text in enumerate(texts)],
    ]


@pytest.fixture
@transaction.atomic  # indexed once
def city():
    """Tourcoing with one page of each type, full of what could cost a query."""
    news = newsroom()
    home = news.get_parent().specific
    news.slug = "actualites"
    news.save()
    nature, parent, image = topic("nature"), audience("parent"), ImageFactory()
    lab = ExperimentIndexPageFactory(parent=home, slug="labo")
    others = [ExperimentPageFactory(parent=lab, slug=f"atelier{n or ''}") for n in range(4)]
    halls = [PlacePageFactory(parent=DirectoryIndexPageFactory(parent=home), hours="Mo-Fr 09:00-17:00")]
    for page in (
        ProcedurePageFactory(
            parent=ProcedureIndexPageFactory(parent=home, slug="papiers"),
            slug="passeport",
            body=body(image, *others),
            counters=[{"type": "place", "value": hall.pk} for hall in halls],
            related=chosen(*others),
        ),
        NewsPageFactory(
            parent=news, slug="parc", listing_image=image, body=body(image, *others), related=chosen(*others)
        ),
        ContentPageFactory(
            parent=ContentPageFactory(parent=home, slug="demarches"),
            slug="naissance",
            body=body(image, *others),
        ),
    ):
        page.topics, page.audiences = [nature], [parent]
        page.tags.add("Travaux", "Parc")
        page.save()
    line = {"type": "line", "value": {"text": f'<p><a linktype="page" id="{lab.pk}">Voir</a></p>'}}
    page.add_child(instance=EasyPage(title="Naissance", lines=[line]))
    sections = [("listing", LISTING | {"title": f"Liste {n}", "page": news.pk}) for n in range(4)]
    lab_section = ("lab", {"title": "Labo", "text": "", "number": 4, "page": lab.pk})
    today = {
        "title": "Aujourd’hui",
        "town_hall": None,
        "open_places": 4,
        "dates": 4,
        "works_topics": ["nature"],
    }
    deeds = [{"label": "Parc", "page": news.pk, "picture": "tree"}]
    sections += [
        ("today", today),
        ("deeds", {"title": "Faire", "deeds": deeds}),
        ("news", {"title": "Nouvelles", "number": 4, "page": news.pk}),
        ("map", {"title": "Carte", "number": 8}),
    ]
    compose(home, *sections, lab_section, ("audiences", {"title": "Vous"}), highlights=chosen(*others))
    return news


def forget_everything():
    for forget in (generation.forget, routing.forget, snapshot.forget):
        forget()


def visit(client, path):
    response = client.get(path, headers={"host": "tourcoing.localhost"})
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("items", [20, pytest.param(2000, marks=pytest.mark.slow)])
def test_queries_stay_within_the_budget(city, client, items):
    copy_document(city.get_children().first().specific, items)
    for path, budget in BUDGETS.items():
        visit(client, path)
        with assert_sql(budget):
            visit(client, path)


@pytest.mark.parametrize("path", BUDGETS)
def test_first_visit_to_a_cold_process_stays_within_twelve(city, client, path):
    visit(client, path)  # makes renditions
    forget_everything()
    with assert_sql(12):
        visit(client, path)
