"""The same work as one would write it in SQL by hand: lexemes joined to a narrow table of integers.

Sets of values are bits of a row. Facets are grouped by the whole set, of which there are a few hundred, and
only those groups are taken apart. Phrases have an index of positions, which the portal has not. Both
databases are asked the same statement, but for how they look for a lexeme.
"""

from dataclasses import dataclass

from django.db import connection, transaction

from search.database.engines import engine
from search.scoring import FEW
from tests.bench.search.plain import PAGE, VALUES, Answer, batched, counted, documents, points_of_steps

TABLE = """CREATE TABLE raw_document (number INTEGER PRIMARY KEY, is_french int, published bigint,
    live_until bigint, kind int, topic int, audience int, year int, city int, owner text, steps int,
    sort_title text)"""


@dataclass(frozen=True)
class Dialect:
    """How a database looks for lexemes and phrases. `filled` is run when the rows are there; `texts` are
    inserted."""

    number: str
    looks: str
    one_of: str
    all_of: str
    schema: tuple[str, ...]
    texts: str
    phrase_looks: str
    filled: tuple[str, ...]
    collation: str = ""


DIALECTS = {
    "sqlite": Dialect(
        number="rowid",
        looks="search_tokens MATCH %s",
        one_of=" OR ",
        all_of=" AND ",
        schema=(TABLE, "CREATE VIRTUAL TABLE raw_text USING fts5(title, summary, body)"),
        texts="INSERT INTO raw_text (rowid, title, summary, body) VALUES (%s, %s, %s, %s)",
        phrase_looks="raw_text MATCH %s",
        filled=("INSERT INTO raw_text (raw_text) VALUES ('optimize')", "ANALYZE"),
    ),
    "postgresql": Dialect(
        number="number",
        looks="tokens @@ %s::tsquery",
        one_of=" | ",
        all_of=" & ",
        schema=(TABLE, "CREATE TABLE raw_text (number int PRIMARY KEY, phrases tsvector)"),
        # Words of different texts are no phrase: a word that nobody asks for stands between.
        texts="INSERT INTO raw_text VALUES (%s, to_tsvector('simple', concat_ws(' |between| ', %s, %s, %s)))",
        phrase_looks="phrases @@ %s::tsquery",
        filled=(
            "CREATE INDEX raw_phrases ON raw_text USING gin (phrases) WITH (fastupdate = off)",
            "ANALYZE",
        ),
        collation=' COLLATE "C"',
    ),
}
ORDERS = {
    "date": "published DESC, number DESC",
    "ancien": "published, number",
    "titre": "sort_title{collation}, number",
    "pertinence": "score DESC, published DESC, number DESC",
}


def prepare(steps):
    """Make and fill the tables; `steps` are the conditions that give points."""
    dialect = DIALECTS[connection.vendor]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in ("DROP TABLE IF EXISTS raw_text", "DROP TABLE IF EXISTS raw_document"):
            cursor.execute(statement)
        for statement in dialect.schema:
            cursor.execute(statement)
        for batch in batched(documents(steps), 5_000):
            places = ", ".join(["%s"] * len(batch[0][0]))
            cursor.executemany(f"INSERT INTO raw_document VALUES ({places})", [row for row, _ in batch])
            cursor.executemany(dialect.texts, [(row[0], *texts) for row, texts in batch])
        for statement in dialect.filled:
            cursor.execute(statement)


def answer(plain):
    """One statement; a second one where few documents hold enough of the words."""
    if not plain.plan.words:
        return Answer(0, [], counted([]))
    rows = _rows(plain, plain.plan.strict)
    few = next(count for name, _, count in rows if name == "found") < FEW
    if few and plain.plan.loose < plain.plan.strict:
        rows = _rows(plain, plain.plan.loose)
    total = next(count for name, _, count in rows if name == "total")
    numbers = [number for name, number, _ in rows if name == "page"]
    return Answer(total, numbers, counted(row for row in rows if row[0] in VALUES))


def _rows(plain, least):
    statement = Statement(DIALECTS[connection.vendor])
    with connection.cursor() as cursor:
        cursor.execute(*statement.of(plain, least))
        return cursor.fetchall()


class Statement:
    """A statement that is being written, and its parameters in the order of their places."""

    def __init__(self, dialect):
        self._dialect, self._parameters = dialect, []

    def of(self, plain, least):
        """(SQL, parameters): total, counts of five facets and the page, from hits found once."""
        with_parts = [f"found AS ({self._found(plain.plan, least)})"]
        is_scored = plain.sort == "pertinence"
        if is_scored:
            with_parts.append(f"scored AS ({self._scored(plain.plan)})")
        with_parts.append(f"hit AS MATERIALIZED ({self._hits(plain, is_scored)})")
        parts = [
            "SELECT 'found', 0, count(*) FROM hit",
            f"SELECT 'total', 0, count(*) FROM hit WHERE {chosen(plain)}",
        ]
        parts += [
            f"SELECT '{name}', {name}, count(*) FROM hit WHERE {chosen(plain, name)} GROUP BY {name}"
            for name in VALUES
        ]
        order = ORDERS[plain.sort].format(collation=self._dialect.collation)
        page = f"SELECT number FROM hit WHERE {chosen(plain)} ORDER BY {order} LIMIT {PAGE}"
        parts.append(f"SELECT 'page', number, 0 FROM ({page}) AS page")
        return f"WITH {', '.join(with_parts)} {' UNION ALL '.join(parts)}", self._parameters

    def _look(self, ways, *columns):
        """The documents that have all terms of one of some ways."""
        self._parameters.append(
            self._dialect.one_of.join(
                f"({self._dialect.all_of.join(map(engine().match, terms))})" for terms in ways
            )
        )
        names = ", ".join([f"{self._dialect.number} AS number", *columns])
        return f"SELECT {names} FROM search_tokens WHERE {self._dialect.looks}"

    def _found(self, plan, least):
        held = [self._look(word.held, f"{word.weight} AS weight") for word in plan.words]
        found = held[0]
        if len(held) > 1:
            every = " UNION ALL ".join(held)
            found = f"SELECT number FROM ({every}) AS held GROUP BY number HAVING sum(weight) >= {least}"
        for phrase in plan.phrases:
            self._parameters.append(_phrase(phrase))
            looks = self._dialect.phrase_looks
            found = (
                f"SELECT number FROM ({found}) AS held WHERE number IN "
                f"(SELECT {self._dialect.number} FROM raw_text WHERE {looks})"
            )
        return found

    def _scored(self, plan):
        parts = [self._best(ways) for word in plan.words for ways in word.places]
        parts += [self._best([way]) for way in plan.ways]
        return f"SELECT number, sum(points) AS points FROM ({' UNION ALL '.join(parts)}) AS p GROUP BY number"

    def _best(self, ways):
        looks = [self._look([way.terms], f"{way.points} AS points") for way in ways]
        if len(looks) == 1:
            return looks[0]
        return f"SELECT number, max(points) AS points FROM ({' UNION ALL '.join(looks)}) AS w GROUP BY number"

    def _hits(self, plain, is_scored):
        """What is of the scope; of nothing that was chosen."""
        columns = ["d.*"]
        if is_scored:
            own, points = points_of_steps(plain.plan)
            self._parameters.append(plain.owner)
            parts = [f"coalesce(points, 0) + CASE WHEN owner = %s THEN {own} ELSE 0 END"]
            parts += [f"(steps >> {place} & 1) * {step}" for place, step in enumerate(points)]
            columns.append(f"{' + '.join(parts)} AS score")
        scored = "LEFT JOIN scored ON scored.number = found.number " if is_scored else ""
        return (
            f"SELECT {', '.join(columns)} FROM found JOIN raw_document d ON d.number = found.number {scored}"
            f"WHERE is_french = 1 AND city & {plain.city} <> 0 "
            f"AND (live_until IS NULL OR live_until > {plain.now})"
        )


def _phrase(phrase):
    if connection.vendor == "sqlite":
        return f'"{phrase}"'
    return " <-> ".join(f"'{word}'" for word in phrase.split())


def chosen(plain, but=None):
    """What was chosen in facets, as a condition."""
    names = [name for name in plain.chosen if name != but]
    return " AND ".join(f"{name} & {plain.chosen[name]} <> 0" for name in names) or "1 = 1"
