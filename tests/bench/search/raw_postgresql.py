"""The same work on PostgreSQL as one would write it by hand: one table, its tsvectors out of line.

A GIN index finds the rows; without the tsvectors they are narrow, a hundred to a block, and need no
join. All facets are counted in one pass by GROUPING SETS, each by the whole set of values.
"""

from django.db import connection

from search.database.engines import MOST_RANKED
from search.database.engines.postgresql import WEIGHTS, _quoted
from tests.bench.search.plain import PAGE, VALUES, Answer, counted, documents

SCHEMA = """
DROP TABLE IF EXISTS raw_document;
CREATE TABLE raw_document (number int PRIMARY KEY, is_french bool, published bigint, live_until bigint,
    kind int, topic int, audience int, year int, city int, sort_title text, words tsvector, phrases tsvector)
    WITH (toast_tuple_target = 128);
ALTER TABLE raw_document ALTER words SET STORAGE EXTERNAL, ALTER phrases SET STORAGE EXTERNAL,
    ALTER sort_title SET STORAGE PLAIN
"""
# Words of different texts are no phrase: a word that nobody asks for stands between.
FILLED = """
INSERT INTO raw_document SELECT r.number, r.is_french, r.published, r.live_until, r.kind, r.topic,
    r.audience, r.year, r.city, r.sort_title, t.tokens,
    to_tsvector('simple', concat_ws(' |between| ', title, summary, body))
    FROM raw_loaded r JOIN search_tokens t USING (number) ORDER BY number;
CREATE INDEX raw_words ON raw_document USING gin (words) WITH (fastupdate = off);
CREATE INDEX raw_phrases ON raw_document USING gin (phrases) WITH (fastupdate = off);
DROP TABLE raw_loaded
"""
LOADED = """CREATE TEMP TABLE raw_loaded (number int, is_french bool, published bigint, live_until bigint,
    kind int, topic int, audience int, year int, city int, sort_title text,
    title text, summary text, body text)"""
ORDERS = {
    "date": "published DESC, number DESC",
    "ancien": "published, number",
    "titre": 'sort_title COLLATE "C", number',
    "pertinence": "in_title DESC, published DESC, number DESC",
}
IN_TITLE = "number IN (SELECT number FROM raw_document WHERE words @@ %(in_title)s::tsquery)"


def prepare():
    """Make and fill the table."""
    driver = _driver()
    driver.execute(SCHEMA)
    driver.execute(LOADED)
    rows = list(documents())  # a connection reads or copies, not both
    with driver.cursor().copy("COPY raw_loaded FROM STDIN") as copy:
        for document, texts in rows:
            copy.write_row((*document, *texts))
    driver.execute(FILLED)
    driver.execute("VACUUM ANALYZE raw_document")


def _driver():
    connection.ensure_connection()
    return connection.connection


def answer(plain):
    """One statement; a second one ranks, where there is little enough to rank."""
    driver = _driver()
    rows = driver.execute(statement(plain), parameters(plain)).fetchall()
    total = next(count for name, _, count in rows if name == "total")
    numbers = [number for name, number, _ in rows if name == "page"]
    if plain.sort == "pertinence" and 0 < total <= MOST_RANKED:
        numbers = [number for (number,) in driver.execute(ranked(plain), parameters(plain))]
    return Answer(total, numbers, counted(row for row in rows if row[0] in VALUES))


def hits(plain, columns):
    """Documents of the words or the phrase, and of the scope; of nothing that was chosen."""
    return (
        f"SELECT {columns} FROM raw_document "
        f"WHERE {'phrases @@ %(phrase)s::tsquery' if plain.phrase else 'words @@ %(words)s::tsquery'} "
        "AND is_french AND city & %(in_city)s <> 0 AND (live_until IS NULL OR live_until > %(now)s)"
    )


def chosen(plain, but=None):
    """What was chosen in facets, as a condition."""
    names = [name for name in plain.chosen if name != but]
    return " AND ".join(f"{name} & %(chosen_{name})s <> 0" for name in names) or "true"


def statement(plain):
    """Total, counts of five facets and the page, from hits found once."""
    columns = ["number", "published", *VALUES]
    columns += [f"{IN_TITLE} AS in_title"] * (plain.sort == "pertinence")
    columns += ["sort_title"] * (plain.sort == "titre")
    names = ", ".join(VALUES)
    which = " ".join(f"WHEN grouping({name}) = 0 THEN '{name}'" for name in VALUES)
    counts = " ".join(
        f"WHEN grouping({name}) = 0 THEN count(*) FILTER (WHERE {chosen(plain, name)})" for name in VALUES
    )
    return (
        f"WITH hit AS MATERIALIZED ({hits(plain, ', '.join(columns))}) "
        f"SELECT CASE {which} ELSE 'total' END, coalesce({names}), "
        f"CASE {counts} ELSE count(*) FILTER (WHERE {chosen(plain)}) END "
        f"FROM hit GROUP BY GROUPING SETS ({', '.join(f'({name})' for name in VALUES)}, ()) "
        f"UNION ALL (SELECT 'page', number, 0 FROM hit WHERE {chosen(plain)} "
        f"ORDER BY {ORDERS[plain.sort]} LIMIT {PAGE})"
    )


def ranked(plain):
    """The page by relevance: all words in the title first, then the score, then the newest."""
    columns = (
        f"number, published, {IN_TITLE} AS in_title, ts_rank('{WEIGHTS}', words, %(ranked)s, 1) AS score"
    )
    return (
        f"SELECT number FROM ({hits(plain, columns)} AND {chosen(plain)}) AS hit "
        f"ORDER BY in_title DESC, score DESC, published DESC, number DESC LIMIT {PAGE}"
    )


def parameters(plain):
    """Named parameters of both statements."""
    ranked = " | ".join(_quoted(term.token) + (":*" if term.is_beginning else "") for term in plain.terms)
    phrase = " <-> ".join(map(_quoted, plain.phrase.split()))
    found = {"words": plain.match, "in_title": plain.in_title, "ranked": ranked, "phrase": phrase}
    found |= {"now": plain.now, "in_city": plain.city}
    return found | {f"chosen_{name}": values for name, values in plain.chosen.items()}
