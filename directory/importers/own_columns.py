"""What the columns of a town hall's own file of places may hold."""

from django.utils.dates import WEEKDAYS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from directory.hours.reading import read
from directory.hours.reading.lexicon import DAYS
from directory.importing.own_files.kinds import (
    CONTACTS,
    DESCRIPTION,
    IDENTIFIER,
    TITLE,
    WHERE,
    ColumnKind,
    is_yes_or_no,
)
from directory.reading import texts
from search.analysis import fold


def is_hours(cell):
    """Whether the hours of a cell are understood, or that there are none but by appointment."""
    reading = read(cell)
    return bool(reading.hours) or reading.by_appointment


def suggested(categories, cell):
    """The code of the category that a cell may mean, or ""."""
    return categories.in_words(cell) or categories.abbreviated(cell)


def _by_name(choice):
    return fold(choice[1], " ")


WHAT = (
    ColumnKind(
        "category",
        _("Category"),
        ("categorie", "type", "activite", "nature", "rubrique", "famille", "secteur d activite",
         "theme", "metier",
         "type de commerce", "sous categorie", "thematique", "domaine"),
        choices=lambda categories: dict(sorted(categories.labels.items(), key=_by_name)),
        code_of=suggested,
    ),
    ColumnKind("naf", _("NAF code"), ("naf", "ape", "code naf", "code ape")),
    ColumnKind(
        "hours",
        _("Opening hours"),
        ("horaires", "ouverture", "heures d ouverture", "horaires d ouverture", "horaire",
         "jours et horaires",
         "heures", "jours d ouverture", "permanences"),
        is_hours,
        is_telling=True,
        is_joined=True,
    ),
    *(
        ColumnKind(day, format_lazy(_("Hours: {day}"), day=WEEKDAYS[place]), (day, day[:3]), section="week")
        for place, day in enumerate(DAYS)
    ),
    ColumnKind(
        "entree_plain_pied",
        _("Entrance without steps (yes or no)"),
        ("pmr", "acces pmr", "accessible", "accessibilite", "acces handicape", "handicap", "accessible pmr",
         "plain pied", "accessibilite pmr"),
        is_yes_or_no,
    ),
    ColumnKind(
        "by_appointment",
        _("By appointment only (yes or no)"),
        ("sur rendez vous", "rdv", "rendez vous"),
        is_yes_or_no,
    ),
    ColumnKind(
        "booking_url",
        _("Address to book"),
        ("reservation", "prise de rendez vous", "lien reservation"),
        texts.url,
    ),
    ColumnKind("siret", _("SIRET"), ("siret", "n siret", "numero siret"), texts.siret, is_telling=True),
    ColumnKind(
        "verified_on",
        _("Checked on"),
        ("maj", "mis a jour", "mise a jour", "date de mise a jour", "confirme le", "verifie le", "date maj",
         "derniere mise a jour", "date"),
        texts.day,
        is_telling=True,
    ),
)  # fmt: skip

PLACE_COLUMNS = (TITLE, *WHERE, *WHAT, *CONTACTS, DESCRIPTION, IDENTIFIER)
