"""Whatever a reader or an editor is shown passes through gettext, in English."""

import ast
import re

from portal.messages.extraction import uses
from tests.architecture.sources import app_of, python_files, syntax_of, templates, text_of

# Arguments and attributes that forms, models, blocks and panels show.
# A help text without gettext is a note on a field that no form shows.
SHOWN = {"label", "verbose_name", "verbose_name_plural", "heading", "add_label", "group"}
WORD, SENTENCE = re.compile(r"[^\W\d_]{3,}"), re.compile(r"[^\W\d_]{3,} |^[A-ZÉÀ][a-zéèàùâêîôûç]{2,}")
CODE = re.compile(r"^[a-z_-]+$")
# What is no text between tags: comments, tags and variables of Django, entities, scripts.
NOT_TEXT = re.compile(
    r"{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|&\w+;"
    r"|<(script|style|svg)\b.*?</\1>",
    re.S,
)
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.S)
TAG = re.compile(r"<[^>]*>", re.S)
FRENCH_SIGN = re.compile(r"\s[:;?!€»](?:\s|$)|«\s")  # “Price:” in English; the filter as_label knows both
# Names that are the same in every language.
NAMES = {"CSV", "JSON", "RSS", "Atom", "GeoJSON", "KML", "OpenStreetMap", "URL"}


def test_no_label_is_written_without_gettext():
    found = [
        f"{path}:{node.value.lineno}: {node.value.value}"
        for path, node in named_values()
        if _name_of(node) in SHOWN and _is_text(node.value)
    ]
    assert not found


def test_no_choice_is_written_without_gettext():
    found = [
        f"{path}:{node.value.lineno}: {ast.unparse(node.value)}"
        for path, node in named_values()
        if _is_choice(node.value) and _is_text(node.value.elts[1])
    ]
    assert not found


def named_values():
    """(path, keyword or assignment) of what is no sample, and no note on a field that no form shows."""
    for path in python_files():
        if app_of(path) and not {"demo", "gallery"} & set(path.parts):
            for node in ast.walk(syntax_of(path)):
                if isinstance(node, (ast.keyword, ast.Assign)):
                    yield path, node


def _is_choice(node):
    """A code and its label."""
    return isinstance(node, ast.Tuple) and len(node.elts) == 2 and _is_text(node.elts[0], CODE)


def _is_text(node, pattern=SENTENCE):
    return isinstance(node, ast.Constant) and bool(pattern.search(str(node.value)))


def _name_of(node):
    if isinstance(node, ast.keyword):
        return node.arg
    target = node.targets[0]
    return target.id if isinstance(target, ast.Name) else ""


def test_no_template_has_words_of_its_own():
    found = [
        f"{name}: {text.strip()}"
        for name, path in templates().items()
        if path.suffix == ".html"
        for text in TAG.split(NOT_TEXT.sub("", TRANSLATED.sub("", text_of(path))))
        if set(WORD.findall(text)) - NAMES
    ]
    assert not found


def test_no_template_sets_a_sign_as_french_does():
    found = [
        f"{name}: {text.strip()}"
        for name, path in templates().items()
        if path.suffix == ".html"
        for text in TAG.split(NOT_TEXT.sub("", TRANSLATED.sub("", text_of(path))))
        if FRENCH_SIGN.search(text)
    ]
    assert not found


def test_public_messages_have_english_quotes():
    assert not [use.message.text for use in uses() if use.is_public and "«" in use.message.text]
