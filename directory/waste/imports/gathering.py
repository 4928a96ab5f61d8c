"""From the lines of a file to sectors: streets gathered by the name of their sector, or by their days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from directory.importing.columns import Columns, names_of
from directory.importing.own_files.matches import TABLE
from directory.models.choices import Rhythm, Stream
from directory.reading.rows import RawRow
from directory.street_lines import EVEN, ODD, StreetPart, read_line
from directory.waste.dates import Rule
from directory.waste.imports.days import read_days
from directory.waste.words import rule_words
from search.analysis import fold

# What each column is called in files of towns; a mapping of the source may name others.
NAMES = {
    "sector": ("secteur", "zone", "nom du secteur", "nom_secteur", "tournee", "circuit"),
    "street": ("rue", "voie", "nom de la voie", "libelle voie", "nom_voie", "adresse"),
    "side": ("cote", "parite", "cote de la rue"),
    "first": ("numero debut", "num debut", "debut", "du numero", "de"),
    "last": ("numero fin", "num fin", "fin", "au numero", "a"),
    "district": ("quartier",),
    "stream": ("flux", "type de dechet", "type_dechet", "dechet", "collecte"),
    "days": ("jour", "jours", "jour de collecte", "jours de collecte", "frequence"),
    "container": ("bac", "contenant"),
    "note": ("remarque", "consigne", "precision"),
}
# A column of its own for each stream, and how a cell calls one.
STREAMS = {
    Stream.RESIDUAL: ("ordures menageres", "ordures", "om", "omr", "bac gris", "residuels"),
    Stream.RECYCLING: ("tri", "emballages", "emballages et papiers", "recyclables", "bac jaune", "selectif"),
    Stream.GLASS: ("verre",),
    Stream.FOOD: ("biodechets", "dechets alimentaires", "bac brun"),
    Stream.GARDEN: ("dechets verts", "vegetaux", "bac vert"),
    Stream.BULKY: ("encombrants", "monstres"),
}
SIDES = {
    **dict.fromkeys(("pair", "pairs", "p"), EVEN),
    **dict.fromkeys(("impair", "impairs", "i"), ODD),
}
BOTH_SIDES = ("", "tous", "les deux", "pair et impair", "pairs et impairs", "toute la rue")


class UnreadableError(Exception):
    """Why a line goes into no sector."""


@dataclass
class Gathered:
    """What the lines of one sector say together. `number` is the first of them; `told` {stream: (line, days)}
    by the lines that name a street."""

    number: int
    title: str
    rules: list[dict] = field(default_factory=list)
    streets: dict[StreetPart, int] = field(default_factory=dict)
    told: dict[str, tuple[int, list[dict]]] = field(default_factory=dict)


class Gathering:
    """`rows()` reads the lines of a file into sectors; a line that cannot be read stands for itself.
    `mapping`: which columns say what, and which words mean which stream; that of an editor's form names every
    column that is wanted, any other one those that are called otherwise than usual."""

    def __init__(self, lines: Iterable[RawRow], mapping: Mapping[str, Any]) -> None:
        self.lines, self.columns = lines, Columns()
        self.told = {name: names_of(columns) for name, columns in mapping.get("columns", {}).items()}
        self.usual = {} if TABLE in mapping else NAMES | {stream.value: STREAMS[stream] for stream in STREAMS}
        words = mapping.get("lookups", {}).get("stream", {}).get("values", {})
        self.streams = {fold(cell, " "): code for cell, code in words.items()}

    def rows(self) -> Iterator[RawRow]:
        """The sectors in the order of their first lines, after the lines that cannot be read."""
        sectors: dict[str, Gathered] = {}
        streets: dict[StreetPart, tuple[int, str]] = {}
        for line in self.lines:
            try:
                if line.fault:
                    raise UnreadableError(line.fault)
                self._gather(line, sectors, streets)
            except UnreadableError as error:
                yield RawRow(line.number, {}, fault=str(error))
        for sector in sectors.values():
            yield RawRow(
                sector.number,
                {"title": sector.title, "collections": sector.rules, "streets": list(sector.streets)},
            )

    def _gather(self, line, sectors, streets):
        rules, part = self._rules(line.cells), self._street(line.cells)
        if not rules and part is None:
            raise UnreadableError(_("neither a street nor a day of collection"))
        title = self._text(line.cells, "sector") or _called_by_days(rules)
        if not title:
            raise UnreadableError(_("no sector, and no days to tell one by"))
        key = fold(title, " ")
        if part and part in streets and streets[part][1] != key:
            words = _("%(street)s is in another sector already (line %(number)s)")
            raise UnreadableError(words % {"street": part, "number": streets[part][0]})
        sector = sectors.get(key) or Gathered(line.number, title)
        if part:
            self._check_days(sector, rules, line.number)
            sector.streets[part] = line.number
            streets[part] = line.number, key
        sector.rules += [rule for rule in rules if rule not in sector.rules]
        sectors[key] = sector

    def _check_days(self, sector, rules, number):
        """The streets of a sector have the same days."""
        for stream in {rule["stream"] for rule in rules}:
            said = [rule for rule in rules if rule["stream"] == stream]
            first, before = sector.told.setdefault(stream, (number, said))
            if before != said:
                words = _("other days than line %(number)s of the same sector: %(stream)s")
                raise UnreadableError(words % {"number": first, "stream": Stream(stream).label})

    def _rules(self, cells):
        """The collections that a line tells: a column for each stream, or one for what and one for when."""
        beside = {name: self._text(cells, name) for name in ("container", "note")}
        beside = {name: words for name, words in beside.items() if words}
        told = [(stream.value, self._text(cells, stream.value)) for stream in STREAMS]
        if stream_named := self._text(cells, "stream"):
            told = [(self._stream_of(stream_named), self._text(cells, "days"))]
        try:
            return [{"stream": stream} | beside | read_days(days) for stream, days in told if days]
        except ValueError as error:
            raise UnreadableError(str(error)) from None

    def _street(self, cells):
        name, district = self._text(cells, "street"), self._text(cells, "district")
        if not name:
            return StreetPart(f"quartier {district}") if district else None
        if ":" in name:
            try:
                return read_line(name)
            except ValueError:
                raise UnreadableError(
                    _("the street cannot be read: “%(name)s”") % {"name": name[:60]}
                ) from None
        said = fold(self._text(cells, "side"), " ")
        if said not in SIDES and said not in BOTH_SIDES:
            raise UnreadableError(_("side of the street not understood: “%(side)s”") % {"side": said[:40]})
        first, last = (self._number(cells, name) for name in ("first", "last"))
        if first and last and first > last:
            raise UnreadableError(_("the first number is greater than the last one"))
        return StreetPart(name, SIDES.get(said, ""), first, last)

    def _number(self, cells, name):
        words = self._text(cells, name)
        if not words or words == "0":
            return None
        if not words.isdigit():
            raise UnreadableError(_("not a house number: “%(words)s”") % {"words": words[:20]})
        return int(words)

    def _stream_of(self, words):
        stream = self.streams.get(fold(words, " "))
        if stream is None:
            stream = stream_called(words)
        if not stream:
            raise UnreadableError(_("“%(words)s” is nothing that is collected here") % {"words": words[:40]})
        return stream

    def _text(self, cells, name):
        """The columns that a mapping names, side by side; else the first of the usual ones that says
        something."""
        if name in self.told:
            return self.columns.joined(cells, self.told[name])
        said = (self.columns.text(cells, column) for column in self.usual.get(name, ()))
        return next(filter(None, said), "")


def columns_known(header: Iterable[str]) -> bool:
    """Whether a file has a column for sectors, streets or districts under one of the usual names."""
    written = {fold(name, " ") for name in header}
    return any(fold(name, " ") in written for key in ("sector", "street", "district") for name in NAMES[key])


def stream_called(words: str) -> str | None:
    """The code of the stream that a cell names, or None."""
    said = fold(words, " ")
    for stream, names in STREAMS.items():
        if said in names or said == fold(str(stream.label), " ") or said == stream.value:
            return stream.value
    return None


def _called_by_days(rules):
    """« Ordures ménagères le lundi… »: a sector of a file that names none."""
    told = [Rule.of(rule) for rule in rules if rule["rhythm"] not in (Rhythm.DATES, Rhythm.APPOINTMENT)]
    return ", ".join(f"{rule.label} {rule_words(rule)}" for rule in told[:3])
