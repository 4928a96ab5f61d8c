"""House rules of templates."""

import re

import pytest
from django.template.loader import get_template

from tests.architecture.sources import patterns_of, python_files, templates, text_of

FORBIDDEN = {
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"""\sstyle\s*=\s*["'{]""", re.I),
    "an event handler": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/ld\+json.>)", re.I),
    "a day of a month that is never « 1er »": re.compile(
        r"""\|date(:["']([^"']*\bj\b[^"']*|DATE(TIME)?_FORMAT)["']|[\s|}])|\{% now """
    ),
    "a link to nowhere": re.compile(r"""href\s*=\s*["'](?:#|javascript:[^"']*)?["']""", re.I),
}
# Django loads these by name itself.
BY_CONVENTION = {f"core/errors/{status}.html" for status in (400, 403, 404, 500)}
BY_CONVENTION.add("wagtailadmin/shared/user_avatar.html")  # included by Wagtail's own, in place of its
REFERENCE = re.compile(r"""\{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what):
    found = [
        f"{name}: {match[0].strip()}"
        for name in templates()
        for match in FORBIDDEN[what].finditer(text_of_template(name))
    ]
    assert not found


def text_of_template(name):
    """Source without comments, which may show what not to do."""
    source = text_of(templates()[name])
    return re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", "", source, flags=re.S)


def test_every_template_compiles():
    for name in templates():
        get_template(name)


def test_every_included_template_exists():
    for name in templates():
        for reference in REFERENCE.findall(text_of_template(name)):
            get_template(reference)


def page_templates():
    """Names that Wagtail derives from the page models, their previews included."""
    from wagtail.models import get_page_models

    return {getattr(model, "template", "") for model in get_page_models()}


def is_named(name):
    """Is the template written in full in some source, or made by an f-string?"""
    sources = (*python_files(), *templates().values())
    if any(f'"{name}"' in text_of(path) or f"'{name}'" in text_of(path) for path in sources):
        return True
    return any(re.fullmatch(pattern, name) for path in python_files() for pattern in patterns_of(path))


def test_no_template_is_unused():
    candidates = set(templates()) - BY_CONVENTION - page_templates()
    assert not sorted(name for name in candidates if not is_named(name))


def test_components_list_their_arguments():
    components = {name for name in templates() if name.startswith("core/components/")}
    assert not {
        name
        for name in components
        if not text_of(templates()[name]).lstrip().startswith(("{#", "{% comment"))
    }
