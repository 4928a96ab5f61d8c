"""The registry: one entry per template of core/components."""

from core.navigation import Link
from core.theme.gallery import Component, State
from core.theme.gallery import samples as s

ALERT = Link("Que faire ?", s.PLACE)
ACTIONS = [{"label": "Retirer ce filtre", "url": s.PLACE}, {"label": "Tout voir", "url": s.PLACE}]
SECTION_LINKS = [
    {"label": "Toutes les actualités", "url": s.PLACE},
    {"label": "RSS", "url": s.PLACE, "icon_name": "rss"},
]
HERO = {
    "title": "La friche devient un parc",
    "kicker": "Expérimentation n° 2",
    "lead": s.SUMMARY,
    "crumbs": s.CRUMBS,
    "published_at": "2019-03-01",
    "updated_at": "2020-06-12",
    "author": "Service des parcs",
}

LANGUAGES = [
    {"code": "fr", "name": "Français", "url": s.PLACE, "direction": "ltr", "is_current": True},
    {"code": "en", "name": "English", "url": s.PLACE, "direction": "ltr"},
    {"code": "ar", "name": "العربية", "url": s.PLACE, "direction": "rtl"},
]

FRAME = (
    Component("languages", (State("three", {"languages": LANGUAGES}),)),
    Component("outdated", (State("usual", {"original": {"path": s.PLACE, "language": "en"}}),)),
    Component(
        "alert",
        (
            State("info", {"alert": s.alert("info", "La collecte passe au jeudi."), "inset": True}),
            State(
                "warn",
                {"alert": s.alert("warn", "Vent fort.", "Les parcs ferment à 16 h.", ALERT), "inset": True},
            ),
            State(
                "urgent",
                {"alert": s.alert("urgent", "Eau non potable.", s.SUMMARY, ALERT, s.MOMENT), "inset": True},
            ),
            State("long", {"alert": s.alert("warn", s.LONG, f"{s.LONG}."), "inset": True}),
        ),
    ),
    Component(
        "breadcrumb",
        (State("usual", {"crumbs": s.CRUMBS}), State("long", {"crumbs": [*s.CRUMBS[:2], {"title": s.LONG}]})),
    ),
    Component(
        "page_head",
        (
            State("usual", HERO),
            State("title-only", {"title": "Actualités"}),
            State("long", {"title": s.LONG, "lead": s.LONG, "wide": True}),
        ),
    ),
    Component(
        "hero",
        (
            State("usual", HERO),
            State("title-only", {"title": "Mentions légales"}),
            State("long", HERO | {"title": s.LONG, "lead": f"{s.LONG}. {s.LONG}."}),
        ),
    ),
    Component(
        "hero_home",
        (
            State(
                "usual",
                {
                    "title": "Bienvenue à Roubaix",
                    "links": ACTIONS,
                },
            ),
            State("title-only", {"title": "Trois villes, un portail"}),
            State("long", {"title": s.LONG, "links": ACTIONS * 4}),
        ),
    ),
    Component(
        "byline",
        (
            State("usual", HERO),
            State("same-day", {"published_at": "2019-03-01", "updated_at": "2019-03-01"}),
            State("empty"),
        ),
    ),
    Component(
        "section_head",
        (
            State("usual", {"id": "g-section", "title": "Actualités", "links": SECTION_LINKS}),
            State("long", {"id": "g-section-long", "title": s.LONG, "links": SECTION_LINKS}),
        ),
    ),
)

LISTS = (
    Component(
        "card",
        (
            State("usual", {"item": s.USUAL}),
            State("foreign", {"item": s.FOREIGN}),
            State("photo", {"item": s.PHOTO_ITEM}),
            State("long", {"item": s.LONG_ITEM}),
            State("bare", {"item": s.BARE}),
        ),
        inside="div.grid",
    ),
    Component(
        "card_lead",
        (
            State("usual", {"item": s.USUAL}),
            State("photo", {"item": s.PHOTO_ITEM}),
            State("long", {"item": s.LONG_ITEM}),
            State("bare", {"item": s.BARE}),
        ),
        inside="div.grid",
    ),
    Component("meta", (State("usual", {"item": s.USUAL}), State("foreign", {"item": s.FOREIGN}))),
    Component(
        "brief", (State("usual", {"item": s.USUAL}), State("long", {"item": s.LONG_ITEM})), inside="ul.briefs"
    ),
    Component("briefs", (State("usual", {"items": s.ITEMS}), State("empty", {"items": ()}))),
    Component(
        "ledger", (State("usual", {"entries": s.LEDGER}), State("big", {"entries": s.LEDGER, "big": True}))
    ),
    Component(
        "rows",
        (
            State("dated", {"items": s.ITEMS, "dated": True}),
            State("plain", {"items": (s.TIMED, s.OFF, s.LONG_TIMED)}),
        ),
    ),
    Component("row", (State("usual", {"item": s.TIMED}), State("off", {"item": s.OFF})), inside="ul.rows"),
    Component(
        "result",
        (
            State("usual", {"item": s.USUAL}),
            State("experiment", {"item": s.EXPERIMENT}),
            State("foreign", {"item": s.FOREIGN}),
            State("photo", {"item": s.PHOTO_ITEM}),
            State("long", {"item": s.LONG_ITEM}),
            State("bare", {"item": s.BARE, "no_kind": True}),
        ),
        inside="ol",
    ),
    Component("loom_item", (State("usual", {"item": s.EXPERIMENT}),), inside="ul.loom"),
    Component("loom", (State("usual", {"items": (s.EXPERIMENT, s.LONG_ITEM, s.BARE)}),), inside="div.live"),
    Component(
        "share",
        (State("usual", {"page": {"title": s.LONG}, "canonical": "https://roubaix.example/fr/"}),),
    ),
    Component("only_in", (State("usual", {"told": s.ONLY_IN_FRENCH}),)),
    Component(
        "share_ways",
        (State("list", {"title": s.LONG, "address": "https://roubaix.example/fr/lieux/", "is_list": True}),),
    ),
    Component("cities", (State("usual", {"cities": s.CITIES}), State("one", {"cities": s.CITIES[:1]}))),
    Component("origin", (State("usual", {"city": s.TOURCOING}),)),
    Component(
        "swatch",
        (
            State("topic", {"city": "marcq", "picture": "music"}),
            State("unknown", {"city": "ailleurs", "picture": "rien"}),
            State("small", {"city": "tourcoing", "picture": "tram", "is_small": True}),
            State("photo", {"city": "hub", "image": s.PHOTO}),
        ),
        inside="div.grid",
    ),
    Component("status", tuple(State(kind, {"kind": kind, "label": label}) for kind, label in s.STATUSES)),
    Component(
        "state", tuple(State(kind, {"state": {"kind": kind, "label": label}}) for kind, label in s.STATES)
    ),
    Component("tags", (State("usual", {"tags": s.TAGS}), State("long", {"tags": [{"label": s.LONG}]}))),
    Component(
        "empty",
        (
            State(
                "usual",
                {
                    "title": "Aucune actualité ne correspond",
                    "text": "Essayez sans le filtre « Sport ».",
                    "actions": ACTIONS,
                },
            ),
            State("title-only", {"title": "Rien ici pour le moment"}),
        ),
    ),
)

FILTERS = (
    Component(
        "searchbox",
        (
            State("usual", {"action": s.PLACE, "value": "atelier vélo", "uid": "q1"}),
            State("empty", {"action": s.PLACE, "placeholder": "Une activité, un service…", "uid": "q2"}),
            State(
                "option",
                {"action": s.PLACE, "option_name": "partout", "option_label": s.LONG, "uid": "q3"},
            ),
        ),
    ),
    Component(
        "chips",
        (
            State(
                "usual",
                {"chips": [{"label": "Nature", "url": "?"}, {"label": s.LONG, "url": "?"}], "clear_url": "?"},
            ),
            State("empty", {"chips": []}),
        ),
    ),
    Component(
        "bar",
        (
            State(
                "closed",
                {
                    "listing": s.LISTED,
                    "toggles": s.TOGGLES,
                    "panels": s.PANELS,
                    "views": s.VIEWS,
                    "uid": "b1",
                },
            ),
            State(
                "open",
                {
                    "listing": s.LISTED,
                    "has_own_words": True,
                    "panels": s.PANELS,
                    "panel": s.TOPIC_PANEL,
                    "kept_by_panel": [("tri", "titre")],
                    "chips": [1],
                    "uid": "b2",
                },
            ),
        ),
    ),
    Component(
        "sieve",
        (
            State("closed", {"panels": s.PANELS, "listing": s.LISTED, "uid": "f1"}),
            State("open", {"panels": s.PANELS, "panel": s.LONG_PANEL, "listing": s.LISTED, "uid": "f2"}),
        ),
        inside="div.bar",
    ),
    Component(
        "values",
        (
            State("boxes", {"panel": s.TOPIC_PANEL}),
            State("radios", {"panel": s.YEAR_PANEL}),
            State("none", {"panel": s.EMPTY_PANEL}),
        ),
        inside="form.values",
    ),
    Component("sorts", (State("usual", {"sorts": s.SORTS}), State("empty", {})), inside="p.tally"),
    Component(
        "toggle", (State("pressed", {"toggle": s.TOGGLES[0]}), State("near", {"toggle": s.TOGGLES[1]}))
    ),
    Component("views", (State("usual", {"views": s.VIEWS}), State("empty", {}))),
    Component(
        "tally",
        (
            State("usual", {"count_label": "63 actualités", "sorts": s.SORTS}),
            State("count-only", {"count_label": "Aucun résultat"}),
        ),
    ),
    Component(
        "take",
        (
            State(
                "usual", {"feeds": s.FEEDS, "downloads": s.FEEDS, "more": [{"label": s.LONG, "url": s.PLACE}]}
            ),
            State("empty", {}),
        ),
    ),
    Component(
        "pagination",
        (
            State("first", {"pages": s.page_links(1, 3), "next_url": "?page=2"}),
            State("middle", {"pages": s.FAR_PAGES, "previous_url": "?page=11", "next_url": "?page=13"}),
            State("empty", {"pages": s.page_links(1, 1)}),
        ),
    ),
)

TEXTS = (
    Component(
        "button",
        (
            State("link", {"label": "Action principale", "url": s.PLACE}),
            State("ghost", {"label": "Action secondaire", "url": s.PLACE, "ghost": True}),
            State("icon", {"label": "Avec icône", "icon_name": "rss"}),
            State("disabled", {"label": "Indisponible", "disabled": True}),
        ),
    ),
    Component(
        "message",
        tuple(
            State(kind, {"kind": kind, "title": "À savoir.", "text": s.SUMMARY})
            for kind in ("info", "good", "warn", "bad")
        ),
        inside="div.prose",
    ),
    Component(
        "quote",
        (
            State(
                "usual",
                {
                    "text": "On voulait un endroit où les petits courent.",
                    "author": "Yvette, voisine (personne inventée)",
                },
            ),
            State("long", {"text": s.LONG, "flush": True}),
        ),
        inside="div.prose",
    ),
    Component(
        "figures",
        (State("usual", {"figures": s.FIGURES}), State("two", {"figures": s.FIGURES[:2]})),
        inside="div.prose",
    ),
    Component(
        "facts",
        (
            State("usual", {"facts": s.FACTS}),
            State("wide", {"facts": [*s.FACTS, {"term": "Villes concernées", "text": s.LONG}], "wide": True}),
        ),
    ),
    Component(
        "table",
        (
            State(
                "usual",
                {
                    "caption": "Avis des participants",
                    "head": ["Moment", "Oui", "Non"],
                    "rows": s.TABLE_ROWS,
                    "row_headers": True,
                },
            ),
            State(
                "wide",
                {
                    "caption": "Beaucoup de colonnes",
                    "head": list("ABCDEFGHIJKL"),
                    "rows": [["Une cellule"] * 12],
                },
            ),
        ),
    ),
    Component("docs", (State("usual", {"documents": s.DOCUMENTS}),), inside="div.prose"),
    Component(
        "picture",
        (
            State("usual", {"image": s.PHOTO, "caption": "Un arbre, tissé."}),
            State("bare", {"image": s.PHOTO | {"credit": ""}}),
        ),
        inside="div.prose",
    ),
    Component("toc", (State("usual", {"entries": s.TOC}), State("empty", {"entries": s.TOC[:1]}))),
    Component(
        "fold",
        (
            State("usual", {"summary": "Qui peut participer ?", "html": s.ANSWER}),
            State("long", {"summary": s.LONG, "html": s.ANSWER}),
        ),
        inside="div.prose",
    ),
    Component("timeline", (State("usual", {"cities": s.CITIES[1:], "entries": s.ENTRIES}),)),
    Component(
        "form_field",
        (
            State("usual", {"field": s.form("ok")["name"]}),
            State("error", {"field": s.form("error", mail="aline")["mail"]}),
        ),
    ),
    Component(
        "error_summary",
        (State("error", {"form": s.form("sum", mail="aline")}), State("empty", {"form": s.form("none")})),
    ),
)

COMPONENTS = FRAME + LISTS + FILTERS + TEXTS


def find(name, state_name):
    """(component, state) of these names, or None."""
    for component in COMPONENTS:
        for state in component.states:
            if (component.name, state.name) == (name, state_name):
                return component, state
    return None
