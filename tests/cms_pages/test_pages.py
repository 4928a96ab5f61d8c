from datetime import date, timedelta

import pytest
from django.utils import timezone

from cms_pages.models import ContentPage
from core.models import CitySettings
from tests.cms_pages.factories import (
    ContentPageFactory,
    ExperimentPageFactory,
    ImageFactory,
    NewsPageFactory,
    publish,
)
from tests.rows import topic

pytestmark = pytest.mark.django_db


def text(value="Le texte."):
    return [{"type": "paragraph", "value": f"<p>{value}</p>", "id": "1"}]


def sections(*titles):
    return [{"type": "heading", "value": {"level": "h2", "text": title}, "id": title} for title in titles]


def test_news_item_shows_its_date_author_and_text(portal, visit):
    NewsPageFactory(
        parent=portal.news, slug="parc", title="Un parc", author="Service des parcs", body=text("Des arbres.")
    )
    html = visit("/fr/actualites/parc/").content.decode()
    assert "Des arbres." in html
    assert "Service des parcs" in html


def test_recent_news_is_no_archive(portal, visit):
    NewsPageFactory(parent=portal.news, slug="parc")
    assert "plus de deux ans" not in visit("/fr/actualites/parc/").content.decode()


def test_news_older_than_two_years_says_so(portal, visit):
    NewsPageFactory(parent=portal.news, slug="parc", date=timezone.now() - timedelta(days=800))
    assert "plus de deux ans" in visit("/fr/actualites/parc/").content.decode()


def test_archived_news_stays_in_the_list(portal, visit):
    NewsPageFactory(
        parent=portal.news, title="Une vieille nouvelle", date=timezone.now() - timedelta(days=800)
    )
    assert "Une vieille nouvelle" in visit("/fr/actualites/").content.decode()


def test_draft_is_not_listed(portal, visit):
    NewsPageFactory(parent=portal.news, title="Un brouillon", live=False)
    assert "Un brouillon" not in visit("/fr/actualites/").content.decode()


def test_expired_news_is_not_listed(portal, visit):
    NewsPageFactory(parent=portal.news, title="Trop tard", expire_at=timezone.now() - timedelta(minutes=1))
    assert "Trop tard" not in visit("/fr/actualites/").content.decode()


def test_news_of_a_year_is_found_by_its_facet(portal, visit):
    NewsPageFactory(parent=portal.news, title="De 2024", date=timezone.now().replace(year=2024, day=1))
    NewsPageFactory(parent=portal.news, title="De maintenant")
    html = visit("/fr/actualites/?annee=2024").content.decode()
    assert "De 2024" in html
    assert "De maintenant" not in html


def test_related_pages_come_in_the_order_of_the_editor(portal, visit):
    first, second = (NewsPageFactory(parent=portal.news, title=title) for title in ("Alpha", "Beta"))
    related = [{"type": "page", "value": page.pk, "id": str(page.pk)} for page in (second, first)]
    NewsPageFactory(parent=portal.news, slug="parc", related=related)
    html = visit("/fr/actualites/parc/").content.decode()
    assert 0 < html.index("Beta") < html.index("Alpha")


def test_unpublished_related_page_is_left_out(portal, visit):
    hidden = NewsPageFactory(parent=portal.news, title="Cachée", live=False)
    NewsPageFactory(
        parent=portal.news, slug="parc", related=[{"type": "page", "value": hidden.pk, "id": "1"}]
    )
    assert "Cachée" not in visit("/fr/actualites/parc/").content.decode()


def test_related_page_of_another_city_says_whose_it_is(portal, visit):
    experiment = ExperimentPageFactory(parent=portal.lab, title="Un atelier")
    NewsPageFactory(
        parent=portal.news, slug="parc", related=[{"type": "page", "value": experiment.pk, "id": "1"}]
    )
    html = visit("/fr/actualites/parc/").content.decode()
    assert "http://hub.localhost/fr/labo/" in html
    assert "Publié par Hub" in html


def test_topic_of_a_page_leads_to_its_list_and_feed(portal, visit):
    page = NewsPageFactory(parent=portal.news, slug="parc")
    page.topics = [topic("nature", "Nature en ville")]
    page.save()
    html = visit("/fr/actualites/parc/").content.decode()
    assert 'href="/fr/themes/nature/"' in html
    assert 'href="/fr/themes/nature/liste.rss"' in html


def test_new_title_of_a_topic_shows_without_saving_its_pages(portal, visit):
    page, nature = NewsPageFactory(parent=portal.news, slug="parc"), topic("nature", "Nature")
    page.topics = [nature]
    page.save()
    visit("/fr/actualites/parc/")
    nature.title = "Nature en ville"
    nature.save()
    assert "Nature en ville" in visit("/fr/actualites/parc/").content.decode()


def test_article_has_one_canonical_address(portal, visit):
    NewsPageFactory(parent=portal.news, slug="parc")
    html = visit("/fr/actualites/parc/").content.decode()
    assert '<link rel="canonical" href="http://tourcoing.localhost/fr/actualites/parc/">' in html


def test_contents_list_needs_two_headings(portal, visit):
    ContentPageFactory(parent=portal.tourcoing, slug="long", body=sections("Un", "Deux"))
    assert 'class="toc"' in visit("/fr/long/").content.decode()


def test_breadcrumb_goes_through_the_parents(portal, visit):
    parent = ContentPageFactory(parent=portal.tourcoing, title="Démarches", slug="demarches")
    ContentPageFactory(parent=parent, title="Naissance", slug="naissance")
    assert '<a href="/fr/demarches/">Démarches</a>' in visit("/fr/demarches/naissance/").content.decode()


@pytest.mark.parametrize("body", [[], text()])
def test_content_page_lists_its_children(portal, visit, body):
    parent = ContentPageFactory(parent=portal.tourcoing, slug="demarches", body=body)
    ContentPageFactory(parent=parent, title="Naissance", slug="naissance")
    assert 'href="/fr/demarches/naissance/"' in visit("/fr/demarches/").content.decode()


def test_legal_notice_prints_the_settings_of_the_city(portal, visit):
    settings = portal.tourcoing.sites_rooted_here.get().citysettings
    settings.legal_publisher = "Commune de Tourcoing"
    settings.save()
    ContentPageFactory(parent=portal.tourcoing, slug="mentions", notice=ContentPage.Notice.LEGAL)
    assert "Commune de Tourcoing" in visit("/fr/mentions/").content.decode()


def test_accessibility_statement_prints_where_the_city_stands(portal, visit):
    ContentPageFactory(parent=portal.tourcoing, slug="a11y", notice=ContentPage.Notice.ACCESSIBILITY)
    assert "Défenseur des droits" in visit("/fr/a11y/").content.decode()


def test_experiment_shows_hypothesis_results_and_dates(portal, visit):
    ExperimentPageFactory(
        parent=portal.lab,
        slug="signaler",
        number=2,
        hypothesis="Si c’est simple, on le fait.",
        results=text("On l’a fait."),
        start_date=date(2018, 2, 16),
    )
    html = visit("/fr/labo/signaler/", "hub").content.decode()
    assert "16\u00a0février 2018" in html
    assert html.index("Si c’est simple") < html.index("On l’a fait.")


def test_dates_as_written_replace_the_computed_ones(portal, visit):
    ExperimentPageFactory(
        parent=portal.lab,
        slug="donnees",
        start_date=date(2019, 1, 1),
        date_precision="month",
        dates_text="Janvier",
    )
    html = visit("/fr/labo/donnees/", "hub").content.decode()
    assert "Janvier" in html
    assert "Janvier 2019" not in html


def test_lab_draws_experiments_from_the_oldest(portal, visit):
    ExperimentPageFactory(parent=portal.lab, title="Le second", start_date=date(2019, 1, 1))
    ExperimentPageFactory(parent=portal.lab, title="Le premier", start_date=date(2017, 1, 1))
    html = visit("/fr/labo/", "hub").content.decode()
    assert html.index("Le premier") < html.index("Le second")


def test_lab_can_be_narrowed_by_status(portal, visit):
    ExperimentPageFactory(parent=portal.lab, title="Fini", status="done")
    ExperimentPageFactory(parent=portal.lab, title="Lancé", status="running")
    html = visit("/fr/labo/?statut=running", "hub").content.decode()
    assert "Lancé" in html
    assert "Fini" not in html


def test_lab_can_be_narrowed_by_the_towns_concerned(portal, visit):
    town = CitySettings.objects.get(slug="tourcoing")
    here = ExperimentPageFactory(parent=portal.lab, title="Par ici")
    here.partner_cities = [town]
    publish(here)
    ExperimentPageFactory(parent=portal.lab, title="Ailleurs").save()
    html = visit(f"/fr/labo/?commune={town.slug}", "hub").content.decode()
    assert "Par ici" in html
    assert "Ailleurs" not in html


def test_timeline_marks_the_experiment_one_reads(portal, visit):
    for title in ("Avant", "Ici"):
        ExperimentPageFactory(parent=portal.lab, title=title, slug=title.lower(), start_date=date(2018, 1, 1))
    html = visit("/fr/labo/ici/", "hub").content.decode()
    assert html.count('<li aria-current="true">') == 1


def test_empty_lab_says_so(portal, visit):
    assert visit("/fr/labo/", "hub").status_code == 200


def test_disclaimer_is_printed_in_the_footer(portal, visit):
    NewsPageFactory(parent=portal.news, slug="parc", disclaimer="Contenu de démonstration.")
    assert "Contenu de démonstration." in visit("/fr/actualites/parc/").content.decode()


def test_shared_address_shows_the_photo_of_the_page(portal, visit):
    NewsPageFactory(parent=portal.news, slug="parc", listing_image=ImageFactory(alt="Une allée"))
    html = visit("/fr/actualites/parc/").content.decode()
    assert 'property="og:image" content="http://tourcoing.localhost/media/' in html
    assert 'alt="Une allée"' in html
