"""What a column of an editor's own file may hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.reading import positions, texts
from search.analysis import fold

# What stands in a column of these names is about a person, and is never taken.
PERSONAL = (
    "gerant", "gerante", "responsable", "dirigeant", "dirigeante", "proprietaire", "president", "presidente",
    "tresorier", "secretaire", "nom du contact", "prenom", "referent", "date de naissance",
    "adresse personnelle",
    "portable personnel", "mobile personnel", "interlocuteur", "exploitant",
)  # fmt: skip
FEWEST_FIGURES = 9  # of a number that lost its zero
DEGREES = {"latitude": (41, 51.6), "longitude": (-5.6, 10)}
METRES = {"latitude": (1_000_000, 9_500_000), "longitude": (50_000, 2_400_000)}


@dataclass(frozen=True)
class ColumnKind:
    """`name`: a fact of the target's mappings, or of its section `section`. `words`: what people write above
    such a column, folded, the commonest first. `looks_right` judges one cell; `is_telling`: what it accepts
    is hardly ever anything else, so that the cells tell what a column without a known name is. `is_joined`:
    several columns may make one fact side by side. `choices`: {code: label} of a closed list, asked of the
    target's vocabulary, and `code_of` what a cell means there, or ""."""

    name: str
    label: Any
    words: tuple[str, ...] = ()
    looks_right: Callable[[str], Any] | None = None
    is_telling: bool = False
    is_joined: bool = False
    section: str = "columns"
    help: Any = ""
    choices: Callable[[Any], dict[str, str]] | None = None
    code_of: Callable[[Any, str], str] | None = None


def is_personal(column: str) -> bool:
    """Whether the name of a column says that it is about a person."""
    words = f" {fold(column, ' ')} "
    return any(f" {word} " in words for word in PERSONAL)


def is_yes_or_no(cell: str) -> bool:
    """« O », « non », « x »."""
    return texts.truth(cell) is not None or fold(cell, " ") == "x"


def is_coordinate(axis: str) -> Callable[[str], bool]:
    """A judge of numbers that are a latitude or a longitude of metropolitan France, in degrees or metres."""

    def judge(cell: str) -> bool:
        number = positions.number(cell)
        limits = (DEGREES[axis], METRES[axis])
        return number is not None and any(least <= number <= most for least, most in limits)

    return judge


def is_phone(cell: str) -> bool:
    """A number of telephone; « 15 » is one as well, but in a table it is rather a count."""
    return bool(texts.phone(cell)) and sum(map(str.isdigit, cell)) >= FEWEST_FIGURES


def is_street(cell: str) -> bool:
    """« 8 rue des Bobines », « 41 r. des Teinturiers »."""
    words = fold(cell, " ").split()
    return bool(STREETS.intersection(words))


STREETS = {
    "rue", "r", "avenue", "av", "ave", "boulevard", "bd", "bld", "boul", "place", "pl", "quai", "chemin",
    "allee", "all", "impasse", "imp", "square", "sq", "route", "rte", "cours", "passage", "sentier",
    "ruelle",
    "esplanade", "parvis", "residence", "cite", "faubourg", "fg", "chaussee", "rond", "mail", "voie",
    "galerie",
}  # fmt: skip

IDENTIFIER = ColumnKind(
    "identifier",
    _("Number of the row in your files"),
    ("id", "identifiant", "reference", "ref", "code", "num", "n", "numero", "id interne", "cle"),
    section="identifier",
    help=_("A row keeps its page by it when its name or address changes."),
)
TITLE = ColumnKind(
    "title",
    _("Name"),
    (
        "nom", "enseigne", "raison sociale", "denomination", "intitule", "titre", "nom de l etablissement",
        "nom du commerce", "etablissement", "association", "nom de l association", "structure",
        "commerce", "lieu",
        "designation", "nom usuel", "equipement", "libelle", "nom commercial", "name",
    ),
)  # fmt: skip
DESCRIPTION = ColumnKind(
    "description",
    _("Description"),
    (
        "description", "presentation", "objet", "texte", "descriptif", "resume", "activites proposees",
        "detail",
        "informations", "commentaire", "observations", "remarques",
    ),
    is_joined=True,
)  # fmt: skip
WHERE = (
    ColumnKind(
        "street",
        _("Number and street"),
        (
            "adresse", "rue", "voie", "adr", "numero et voie", "n et rue", "adresse 1", "numero", "n",
            "num voie",
            "numero de voie", "nom de voie", "libelle voie", "type de voie", "no", "adresse postale",
        ),
        is_street,
        is_joined=True,
    ),
    ColumnKind(
        "address",
        _("Whole address, with postcode and town"),
        ("adresse complete", "adresse postale complete", "adresse"),
        lambda cell: is_street(cell) and bool(texts.address(cell)[1]),
        is_telling=True,
    ),
    ColumnKind(
        "address_extra",
        _("Rest of the address"),
        ("complement", "complement d adresse", "adresse 2", "batiment", "etage", "lieu dit", "bp"),
    ),
    ColumnKind(
        "postcode",
        _("Postcode"),
        ("code postal", "cp", "c p", "postal", "codepostal", "code post"),
        lambda cell: texts.digits(cell, 5),
        is_telling=True,
    ),
    ColumnKind("town", _("Town"), ("ville", "commune", "localite", "nom commune", "nom de la commune")),
    ColumnKind("district", _("District"), ("quartier", "secteur", "nom du quartier")),
    ColumnKind(
        "latitude",
        _("Latitude"),
        ("latitude", "lat", "y", "y l93", "coord y", "y lambert 93", "ylat", "y wgs84", "coordonnee y"),
        is_coordinate("latitude"),
    ),
    ColumnKind(
        "longitude",
        _("Longitude"),
        ("longitude", "lon", "lng", "long", "x", "x l93", "coord x", "x lambert 93", "xlong", "x wgs84",
         "coordonnee x"),
        is_coordinate("longitude"),
    ),
    ColumnKind(
        "point",
        _("Both coordinates in one cell"),
        ("coordonnees", "geo point 2d", "geo point", "gps", "coordonnees gps", "geolocalisation", "position"),
    ),
)  # fmt: skip
CONTACTS = (
    ColumnKind(
        "phone",
        _("Telephone"),
        ("telephone", "tel", "tel fixe", "numero de telephone", "phone", "mobile", "portable", "n tel"),
        is_phone,
        is_telling=True,
    ),
    ColumnKind(
        "email",
        _("E-mail"),
        (
            "mail",
            "email",
            "e mail",
            "courriel",
            "adresse mail",
            "adresse electronique",
            "mel",
            "adresse email",
        ),
        texts.email,
        is_telling=True,
    ),
    ColumnKind(
        "website",
        _("Website"),
        (
            "site",
            "site internet",
            "site web",
            "url",
            "web",
            "adresse internet",
            "lien",
            "internet",
            "facebook",
        ),
        texts.url,
        is_telling=True,
    ),
)


def named(kinds: Iterable[ColumnKind], name: str) -> ColumnKind | None:
    """The kind of that name."""
    return next((kind for kind in kinds if kind.name == name), None)
