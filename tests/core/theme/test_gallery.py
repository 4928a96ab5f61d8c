"""The gallery shows every component in every state, and only where pages are built or tested."""

import html5lib
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from core.theme.gallery import registry
from core.theme.stylesheet import FOLDER

TEMPLATES = FOLDER.parents[2] / "templates" / "core" / "components"
# Drawn with the frame of a page: the context of a request, not arguments.
FRAME = {"selvedge", "masthead", "footer"}
STATES = [(component, state) for component in registry.COMPONENTS for state in component.states]


def name_of(value):
    return value.name


def test_every_component_is_in_the_registry():
    names = {path.stem for path in TEMPLATES.glob("*.html")}
    assert names - FRAME == {component.name for component in registry.COMPONENTS}


@pytest.mark.django_db
@pytest.mark.parametrize(("component", "state"), STATES, ids=name_of)
def test_every_state_is_valid_html(component, state):
    with translation.override("fr"):
        html = component.framed(render_to_string(component.template, state.context))
    html5lib.HTMLParser(strict=True).parseFragment(html)


@pytest.mark.parametrize("component", registry.COMPONENTS, ids=name_of)
def test_every_component_has_states_of_its_own_names(component):
    names = [state.name for state in component.states]
    assert names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.stem)
def test_a_component_lists_its_arguments_first_and_stays_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{% comment %}\n")
    assert text.count("\n") < 100


def test_one_state_has_an_address_of_its_own(client, cities):
    response = client.get("/composants/alert/urgent/", headers={"host": "tourcoing.localhost"})
    assert "alert--urgent" in response.content.decode()


def test_a_state_nobody_knows_is_not_found(client, cities):
    assert client.get("/composants/alert/rose/", headers={"host": "tourcoing.localhost"}).status_code == 404


def test_a_production_site_has_no_gallery(client, cities, settings):
    settings.PORTAL_MODE = "production"
    assert client.get("/composants/", headers={"host": "tourcoing.localhost"}).status_code == 404


@pytest.mark.django_db
def test_the_whole_gallery_is_drawn(client, cities):
    text = client.get("/composants/", headers={"host": "tourcoing.localhost"}).content.decode()
    assert all(f'id="c-{component.name}"' in text for component in registry.COMPONENTS)
