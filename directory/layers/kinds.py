"""One declaration per kind of layer. A new kind is one entry of KINDS: docs/layers.md.

Names of columns are those of the national schema first, then those of OpenStreetMap and of files that towns
publish; they are compared without case, accents and punctuation.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from directory.hours.prose import prose
from directory.hours.reading.osm import canonical
from directory.layers import codes
from directory.models.layers import BOUNDARY

POINT, LINE, AREA = "point", "line", "area"


@dataclass(frozen=True)
class Fact:
    """One thing known of each feature. A column may be several, « number+street », put together. `values`
    gives words to the codes of the schema; `is_list`: several of them, « lundi|mardi »; `is_hours`: in the
    syntax of OpenStreetMap."""

    label: str
    columns: tuple[str, ...]
    values: dict[str, str] = field(default_factory=dict)
    is_list: bool = False
    is_hours: bool = False

    @property
    def is_composed(self):
        """Whether values are too many to have their words declared one by one."""
        return self.is_list or self.is_hours

    def words(self, value):
        """A value as a visitor reads it, in the language of the visitor."""
        if self.is_hours:
            return prose(canonical(value) or "") or value
        parts = [part.strip(' {}"') for part in re.split(r"[|,]", value)] if self.is_list else [value]
        return ", ".join(str(self.values.get(part, part)) for part in parts)


@dataclass(frozen=True)
class Schema:
    """The national schema that files of this kind follow. `pinned`: the name of our copy, against which
    rows are checked (directory.reading.official)."""

    name: str
    url: str
    pinned: str = ""


@dataclass(frozen=True)
class Kind:
    """`only`: {column: words} rows of any other value are of another kind, and skipped. `unnamed` is what a
    feature without a name is called; `dash` draws its line, where the colour alone would not tell it."""

    label: str
    unnamed: str
    icon: str
    geometry: str = POINT
    facts: dict[str, Fact] = field(default_factory=dict)
    schema: Schema | None = None
    identifier: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    latitude: tuple[str, ...] = ("latitude", "lat", "y", "ylat", "coord_y")
    longitude: tuple[str, ...] = ("longitude", "lon", "lng", "x", "xlong", "coord_x")
    point: tuple[str, ...] = ("coordonneesxy", "geo_point_2d", "geopoint", "coordonnees")
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dash: str = ""


ADDRESS = Fact(_("Address"), ("adresse", "address", "addr:street"))
ACCESS = Fact(_("Access"), ("conditions_acces", "acces", "access"), codes.ACCESS)
SITE = "https://schema.data.gouv.fr/etalab/"

KINDS = {
    "stationnement": Kind(
        label=_("Car parks"),
        unnamed=_("Car park"),
        icon="square-parking",
        schema=Schema("Stationnement", f"{SITE}schema-stationnement/", pinned="stationnement"),
        identifier=("id",),
        title=("nom", "name"),
        facts={
            "adresse": ADDRESS,
            "type_ouvrage": Fact(_("Which sort"), ("type_ouvrage", "parking"), codes.CAR_PARKS),
            "type_usagers": Fact(_("Open to"), ("type_usagers",), codes.USERS),
            "gratuit": Fact(_("Free of charge"), ("gratuit",), codes.YES_NO),
            "nb_places": Fact(_("Spaces"), ("nb_places", "capacity", "nbre_place")),
            "nb_pmr": Fact(_("Bays for disabled drivers"), ("nb_pmr", "capacity:disabled")),
            "nb_voitures_electriques": Fact(_("Charging bays"), ("nb_voitures_electriques",)),
            "hauteur_max": Fact(_("Greatest height (cm)"), ("hauteur_max",)),
            "info": Fact(_("Good to know"), ("info",)),
        },
    ),
    "places-pmr": Kind(
        label=_("Bays for disabled drivers"),
        unnamed=_("Bay for disabled drivers"),
        icon="accessibility",
        identifier=("id",),
        title=("nom", "name", "adresse", "voie"),
        latitude=("latitude", "lat", "y", "ylat", "coord_y", "f05_coordonnees_y", "f05_commen"),
        longitude=("longitude", "lon", "lng", "x", "xlong", "coord_x", "f03_coordonnees_x", "f03_commen"),
        only={"f01_type_d": ("GIG/GIC", "PMR", "Handicapé")},
        facts={
            "nb_places": Fact(_("Bays"), ("nb_places", "nbre_place", "capacity:disabled", "capacity")),
            "implantation": Fact(_("Lying"), ("implantati", "implantation", "orientation")),
            "dimensions": Fact(_("Size of the bay"), ("dimensions",)),
            "acces_trottoir": Fact(_("Way to the pavement"), ("acces_trot", "acces_trottoir")),
            "signalisation_verticale": Fact(_("Road sign"), ("sv", "signalisation_verticale")),
            "signalisation_horizontale": Fact(_("Marks on the ground"), ("sh", "signalisation_horizontale")),
        },
    ),
    "amenagements-cyclables": Kind(
        label=_("Cycle lanes"),
        unnamed=_("Cycle lane"),
        icon="route",
        geometry=LINE,
        dash="1",
        schema=Schema("Aménagements cyclables", f"{SITE}schema-amenagements-cyclables/"),
        identifier=("id_local",),
        title=("nom_loc", "nom", "name"),
        facts={
            "ame_d": Fact(_("Right side"), ("ame_d", "cycleway:right", "cycleway"), codes.LANES),
            "ame_g": Fact(_("Left side"), ("ame_g", "cycleway:left"), codes.LANES),
            "sens_d": Fact(_("Right side, direction"), ("sens_d",), codes.DIRECTIONS),
            "regime_d": Fact(_("Traffic rule"), ("regime_d",), codes.REGIMES),
            "statut_d": Fact(_("State of works"), ("statut_d",), codes.STATES),
            "revet_d": Fact(_("Surface"), ("revet_d", "surface"), codes.SURFACES),
            "longueur": Fact(_("Length (m)"), ("length", "longueur")),
        },
    ),
    "fontaines": Kind(
        label=_("Drinking water"),
        unnamed=_("Drinking water point"),
        icon="droplet",
        schema=Schema(
            "Fontaines à eau",
            "https://schema.data.gouv.fr/datagouv/schema-fontaine-eau/",
            pinned="fontaine-eau",
        ),
        identifier=("id",),
        title=("nom", "name", "adresse"),
        facts={
            "type_fontaine": Fact(_("Which sort"), ("type_fontaine",)),
            "adresse": ADDRESS,
            "precision_geo": Fact(_("Where exactly"), ("precision_geo", "description")),
            "conditions_acces": ACCESS,
            "accessible_pmr": Fact(_("With a wheelchair"), ("accessible_pmr", "wheelchair"), codes.YES_NO),
            "remplissage_contenant_possible": Fact(
                _("A bottle fits under"), ("remplissage_contenant_possible", "bottle"), codes.YES_NO
            ),
            "indisponible": Fact(_("Out of order since"), ("indisponible",)),
        },
    ),
    "defibrillateurs": Kind(
        label=_("Defibrillators"),
        unnamed=_("Defibrillator"),
        icon="heart-pulse",
        # Columns of the schema first, then those of the national base, which begin with « c_ ».
        schema=Schema(
            "Défibrillateurs (GéoDAE)", "https://schema.data.gouv.fr/atlasante/schema-dae/", pinned="dae"
        ),
        identifier=("c_gid", "gid", "id", "num_serie"),
        title=("nom", "c_nom", "name"),
        latitude=("lat_coor1", "c_lat_coor1", "latitude", "lat", "y"),
        longitude=("long_coor1", "c_long_coor1", "longitude", "lon", "x"),
        only=dict.fromkeys(("etat_fonct", "c_etat_fonct"), codes.DEFIBRILLATORS_THAT_ARE),
        facts={
            "etat_fonct": Fact(_("Working"), ("etat_fonct", "c_etat_fonct"), codes.WORKING),
            "adresse": Fact(
                _("Address"), ("adr_num+adr_voie", "c_adr_num+c_adr_voie", "adresse", "addr:street")
            ),
            "acces": Fact(_("Indoors or outdoors"), ("acc", "c_acc", "indoor"), codes.INDOORS),
            "acces_libre": Fact(_("Open to all"), ("acc_lib", "c_acc_lib"), codes.YES_NO),
            "emplacement": Fact(_("Where exactly"), ("acc_complt", "c_acc_complt", "defibrillator:location")),
            "horaires": Fact(_("Hours"), ("dispo_horaires", "opening_hours"), is_hours=True),
            "jours": Fact(_("Days"), ("c_disp_j", "disp_j"), codes.DAYS, is_list=True),
            "heures": Fact(_("Hours of the day"), ("c_disp_h", "disp_h"), codes.DAY_AND_NIGHT, is_list=True),
            "etage": Fact(_("Floor"), ("acc_etg", "c_acc_etg", "level")),
        },
    ),
    "stationnement-cyclable": Kind(
        label=_("Bicycle parking"),
        unnamed=_("Bicycle parking place"),
        icon="bike",
        schema=Schema(
            "Stationnement cyclable", f"{SITE}schema-stationnement-cyclable/", pinned="stationnement-cyclable"
        ),
        identifier=("id_local", "id_osm"),
        title=("nom", "name"),
        facts={
            "capacite": Fact(_("Spaces"), ("capacite", "capacity")),
            "capacite_cargo": Fact(_("Spaces for cargo bikes"), ("capacite_cargo",)),
            "mobilier": Fact(_("Stand"), ("mobilier", "bicycle_parking"), codes.STANDS),
            "acces": ACCESS,
            "gratuit": Fact(_("Free of charge"), ("gratuit",), codes.YES_NO),
            "protection": Fact(_("Protection"), ("protection",), codes.PROTECTIONS),
            "couverture": Fact(_("Under a roof"), ("couverture", "covered"), codes.YES_NO),
            "commentaires": Fact(_("Good to know"), ("commentaires",)),
        },
    ),
    BOUNDARY: Kind(
        label=_("Town boundary"),
        unnamed=_("Town boundary"),
        icon="map",
        geometry=AREA,
        identifier=("code", "insee", "code_insee"),
        title=("nom", "name"),
    ),
}
PLACES = "lieux"  # the layer of the directory itself, which needs no import
