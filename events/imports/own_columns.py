"""What the columns of a town hall's own file of activities may hold."""

from django.utils.translation import gettext_lazy as _

from directory.importing.own_files.kinds import CONTACTS, DESCRIPTION, IDENTIFIER, TITLE, WHERE, ColumnKind
from directory.reading import positions, texts
from events.imports.moments import days_in, hours_in

WHEN = (
    ColumnKind(
        "days",
        _("Day, or days"),
        ("date", "jour", "dates", "date de debut", "debut", "le", "du", "date debut", "quand"),
        days_in,
        is_telling=True,
        is_joined=True,
    ),
    ColumnKind("last_day", _("Last day"), ("date de fin", "fin", "au", "date fin", "jusqu au"), days_in),
    ColumnKind(
        "starts_at",
        _("Hour, or from when to when"),
        ("heure", "horaire", "horaires", "heure de debut", "heure debut", "heures", "de", "a partir de"),
        hours_in,
        is_telling=True,
    ),
    ColumnKind("ends_at", _("Until what hour"), ("heure de fin", "heure fin", "a", "jusqu a"), hours_in),
)
ABOUT = (
    ColumnKind(
        "venue_name",
        _("Name of the place"),
        ("lieu", "salle", "nom du lieu", "equipement", "endroit", "site", "ou"),
    ),
    ColumnKind(
        "location", _("Place and address in one cell"), ("lieu et adresse", "localisation", "adresse du lieu")
    ),
    ColumnKind(
        "conditions", _("Price, in words"), ("tarif", "prix", "tarifs", "cout", "conditions", "entree")
    ),
    ColumnKind(
        "organiser_name",
        _("Who organises it"),
        ("organisateur", "organise par", "association", "structure", "porteur", "service"),
    ),
    ColumnKind("min_age", _("From the age of"), ("age minimum", "age min", "a partir de"), positions.number),
    ColumnKind("max_age", _("Until the age of"), ("age maximum", "age max"), positions.number),
    ColumnKind(
        "registration_url",
        _("Address to register"),
        ("inscription", "inscriptions", "billetterie", "reservation", "lien inscription"),
        texts.url,
    ),
)
NAMES = tuple(word for word in TITLE.words if word not in ("association", "structure", "lieu", "equipement"))
ACTIVITY = ColumnKind(
    "title", TITLE.label, (*NAMES, "activite", "evenement", "manifestation", "animation", "atelier")
)

ACTIVITY_COLUMNS = (ACTIVITY, *WHEN, *ABOUT, *WHERE, *CONTACTS, DESCRIPTION, IDENTIFIER)
