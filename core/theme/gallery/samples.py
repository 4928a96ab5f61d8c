"""Invented content for the gallery: short, long, missing."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms
from django.utils.safestring import mark_safe

from core.navigation import Alert

ROUBAIX = SimpleNamespace(slug="roubaix", name="Roubaix")
TOURCOING = SimpleNamespace(slug="tourcoing", name="Tourcoing")
MARCQ = SimpleNamespace(slug="marcq", name="Marcq-en-Barœul")
HUB = SimpleNamespace(slug="hub", name="L.I.V.E.")
NATURE = {"slug": "nature", "title": "Nature en ville"}
LONG = (
    "Le conseil de quartier, les commerçants et les trois écoles invitent les habitants à redessiner "
    "ensemble la place, ses bancs, ses arbres et ses itinéraires cyclables intercommunaux"
)
SUMMARY = "Six écoles perdent du bitume et gagnent de l’ombre. Chacun peut venir planter le samedi 28."
PLACE = "/composants/"

ONLY_IN_FRENCH = [
    (
        SimpleNamespace(code="en", direction="ltr", url=PLACE, leads_to="Home"),
        "This page is in French only.",
    ),
    (
        SimpleNamespace(code="ar", direction="rtl", url=PLACE, leads_to="الرئيسية"),
        "هذه الصفحة بالفرنسية فقط.",
    ),
]


def item(title="Deux cents arbres dans les cours d’école", **changes):
    """Something a list shows, as search results do."""
    card = {"image": None, "picture": "tree", "topic": NATURE} | changes.pop("card", {})
    usual = {
        "url": PLACE,
        "title": title,
        "summary": SUMMARY,
        "kind_label": "Actualité",
        "city": ROUBAIX,
        "is_foreign": False,
        "published_at": datetime(2019, 3, 1, 9, tzinfo=UTC),
        "card": card,
    }
    return SimpleNamespace(**usual | changes)


USUAL = item()
LONG_ITEM = item(LONG, summary=f"{LONG}. {LONG}.", city=MARCQ, is_foreign=True)
BARE = item("Sans image, sans thème, sans résumé", summary="", card={"picture": "", "topic": None})
FOREIGN = item("La friche devient un parc", city=TOURCOING, is_foreign=True, card={"picture": "horn"})
PHOTO = {
    "src": "/static/core/gallery/photo.svg",
    "srcset": "",
    "sizes": "",
    "width": 600,
    "height": 400,
    "alt": "Des collines au-dessus d’un canal",
    "credit": "Démonstration",
}
PHOTO_ITEM = item("Avec une photo", card={"image": PHOTO})
TIMED = item(
    "Réparer son vélo", card={"when": "14 h", "status": {"kind": "few", "label": "Plus que 3 places"}}
)
LONG_TIMED = item(LONG, city=MARCQ, is_foreign=True, card={"when": "20 h 30"})
OFF = item("Tournoi d’échecs", card={"when": "16 h", "status": {"kind": "off", "label": "Annulé"}})
EXPERIMENT = item(
    "Se garer plus vite",
    city=HUB,
    kind_label="Expérimentation",
    card={"when": "Septembre 2018", "picture": "bike", "status": {"kind": "done", "label": "Terminé"}},
)
ITEMS = (USUAL, FOREIGN, LONG_ITEM, BARE)


MOMENT = datetime(2019, 3, 1, 8, 10, tzinfo=UTC)
CITIES = [
    SimpleNamespace(slug=city.slug, name=city.name, url=PLACE) for city in (HUB, ROUBAIX, TOURCOING, MARCQ)
]
STATUSES = (
    ("open", "12 places"),
    ("few", "Plus que 3 places"),
    ("full", "Complet"),
    ("off", "Annulé"),
    ("moved", "Reporté au 9"),
    ("planned", "Prévu"),
    ("running", "En cours"),
    ("done", "Terminé"),
)
STATES = (("open", "Ouvert, ferme à 19 h"), ("soon", "Ferme dans 20 minutes"), ("closed", "Fermé"))
LEDGER = [
    {"title": "Parent", "url": PLACE, "text": "Crèches, école, cantine, activités du mercredi"},
    {"title": "Médiathèque", "url": PLACE, "kicker": "Lieu", "state": {"kind": "open", "label": "Ouvert"}},
    {"title": LONG, "url": PLACE, "text": SUMMARY},
    {"title": "Senior", "url": PLACE},
]
TAGS = [
    {"label": "Nature en ville", "url": PLACE},
    {"label": "Travaux", "url": PLACE},
    {"label": "Sans page"},
]
SORTS = [
    {"label": "Plus récentes", "url": PLACE, "selected": True},
    {"label": "De A à Z", "url": PLACE, "selected": False},
]
FIGURES = [
    {"value": "3", "label": "hectares ouverts à tous"},
    {"value": "420", "label": "arbres plantés"},
    {"value": "186", "label": "habitants aux ateliers"},
    {"value": "70 %", "label": "du béton réutilisé"},
]
TABLE_ROWS = [["Début", "38 %", "22 %"], ["Fin", "75 %", "7 %"]]
DOCUMENTS = [
    {"title": "Le plan du parc", "url": PLACE, "kind": "PDF", "size": 1_200_000, "note": "balisé"},
    {"title": LONG, "url": PLACE, "kind": "CSV"},
]
TOC = [{"id": "toc", "title": "Ce que les habitants ont choisi"}, {"id": "docs", "title": LONG}]
ANSWER = mark_safe("<p>Tous les habitants, dès <strong>16 ans</strong>.</p>")


class SampleForm(forms.Form):
    """Two fields, for the components of forms."""

    name = forms.CharField(
        label="Prénom",
        help_text="Comme vous voulez qu’on vous appelle",
        widget=forms.TextInput({"class": "input"}),
    )
    mail = forms.EmailField(label="Votre e-mail", widget=forms.EmailInput({"class": "input"}))


def form(prefix, **typed):
    """A SampleForm; bound, with its errors, when something was typed."""
    values = {f"{prefix}-{name}": value for name, value in typed.items()}
    return SampleForm(values or None, prefix=prefix)


def alert(severity, title, text="", link=None, starts_at=None):
    return Alert(f"galerie-{severity}", severity, title, text, link, starts_at, None)


FAR_PAGES = [
    {"number": 1, "url": "?page=1"},
    {"number": None},
    {"number": 11, "url": "?page=11"},
    {"number": 12, "url": "?page=12", "is_current": True},
    {"number": 13, "url": "?page=13"},
]


def page_links(current, last):
    return [{"number": n, "url": f"?page={n}", "is_current": n == current} for n in range(1, last + 1)]


def panel(label, *, multiple=True, is_open=True, values=()):
    template = "core/components/values.html"
    fields = {"param": f"f-{label.lower()}", "label": label, "url": PLACE, "template": template}
    return SimpleNamespace(**fields, multiple=multiple, is_open=is_open, values=values)


def choice(label, count, selected=False, is_child=False):
    found = {"value": label.lower(), "label": label, "count": count}
    return SimpleNamespace(**found, selected=selected, is_child=is_child)


TOPIC_PANEL = panel("Thème", values=[choice("Nature", 12, True), choice("École", 8), choice("Sport", 0)])
YEAR_PANEL = panel("Année", multiple=False, values=[choice("2019", 3), choice("2018", 1)])
LONG_PANEL = panel("Quartier", values=[choice(LONG, 1240), choice("Centre", 3, is_child=True)])
EMPTY_PANEL = panel("Tarif")
PANELS = [TOPIC_PANEL, panel("Quartier", is_open=False), panel("Accessibilité", is_open=False)]
LISTED = SimpleNamespace(path=PLACE, example="Un lieu, un métier, une rue…")
TOGGLES = [
    SimpleNamespace(label="Ouvert maintenant", icon="clock", url=PLACE, is_chosen=True, is_near=False),
    SimpleNamespace(label="Près de moi", icon="map-pin", url=PLACE, is_chosen=False, is_near=True),
]
VIEWS = [
    {"label": "Liste", "icon": "list", "url": PLACE, "is_current": True},
    {"label": "Carte", "icon": "map", "url": PLACE, "is_current": False},
]
FEEDS = [
    {"label": "RSS", "url": PLACE, "type": "application/rss+xml"},
    {"label": "Atom", "url": PLACE, "type": "application/atom+xml"},
    {"label": "JSON", "url": PLACE, "type": "application/feed+json"},
]
CRUMBS = [{"title": "Accueil", "url": PLACE}, {"title": "Actualités", "url": PLACE}, {"title": "Un parc"}]
FACTS = [
    {"term": "Statut", "status": {"kind": "done", "label": "Terminé"}},
    {"term": "Atelier", "text": "16 février 2018"},
    {"term": "Lieu", "text": "Marcq-en-Barœul", "url": PLACE},
]
ENTRIES = [
    {
        "title": "Vos loisirs en LIVE",
        "url": PLACE,
        "when": "2017",
        "where": "les trois villes",
        "text": "Première expérimentation : un service ou une application pour les loisirs.",
        "cities": ["roubaix", "tourcoing", "marcq"],
    },
    {
        "title": "Signaler, donner son avis",
        "when": "16 février 2018",
        "where": "Marcq-en-Barœul",
        "text": "Cette expérimentation.",
        "cities": ["marcq"],
        "current": True,
    },
    {
        "title": LONG,
        "url": PLACE,
        "when": "Septembre 2018",
        "text": SUMMARY,
        "cities": ["roubaix", "tourcoing"],
    },
]
