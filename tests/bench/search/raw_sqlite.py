"""The same work on SQLite as one would write it by hand: FTS5 joined to a narrow table of integers.

One row of seven integers per document; sets of values are bits. Facets are grouped in SQL by the whole
set, of which there are a few hundred, and only those groups are taken apart.
"""

from django.db import connection, transaction

from search.database.engines import MOST_RANKED
from search.database.engines.sqlite import WEIGHTS
from tests.bench.search.plain import PAGE, VALUES, Answer, batched, counted, documents

SCHEMA = """
DROP TABLE IF EXISTS raw_words; DROP TABLE IF EXISTS raw_text; DROP TABLE IF EXISTS raw_document;
CREATE VIRTUAL TABLE raw_words USING fts5(title, summary, body, prefix='4',
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE VIRTUAL TABLE raw_text USING fts5(title, summary, body);
CREATE TABLE raw_document (number INTEGER PRIMARY KEY, is_french INT, published INT, live_until INT,
    kind INT, topic INT, audience INT, year INT, city INT, sort_title TEXT)
"""
FILLED = """
INSERT INTO raw_words (rowid, title, summary, body) SELECT rowid, title, summary, body FROM search_tokens;
INSERT INTO raw_words (raw_words) VALUES ('optimize');
INSERT INTO raw_text (raw_text) VALUES ('optimize');
ANALYZE
"""
IN_TITLE = "number IN (SELECT rowid FROM raw_words WHERE raw_words MATCH :in_title)"
ORDERS = {
    "date": "published DESC, number DESC",
    "ancien": "published, number",
    "titre": "sort_title, number",
    "pertinence": "in_title DESC, published DESC, number DESC",
}


def prepare():
    """Make and fill the tables."""
    driver = _driver()
    driver.executescript(SCHEMA)
    with transaction.atomic():
        for batch in batched(documents(), 5_000):
            places = ", ".join("?" * 10)
            driver.executemany(f"INSERT INTO raw_document VALUES ({places})", [row for row, _ in batch])
            driver.executemany(
                "INSERT INTO raw_text (rowid, title, summary, body) VALUES (?, ?, ?, ?)",
                [(row[0], *texts) for row, texts in batch],
            )
    driver.executescript(FILLED)


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
        f"SELECT {columns} FROM {'raw_text' if plain.phrase else 'raw_words'} w "
        "CROSS JOIN raw_document d ON d.number = w.rowid "
        f"WHERE {'raw_text MATCH :phrase' if plain.phrase else 'raw_words MATCH :words'} "
        "AND is_french AND city & :in_city AND (live_until IS NULL OR live_until > :now)"
    )


def chosen(plain, but=None):
    """What was chosen in facets, as a condition."""
    names = [name for name in plain.chosen if name != but]
    return " AND ".join(f"{name} & :chosen_{name}" for name in names) or "1"


def statement(plain):
    """Total, counts of five facets and the page, from hits found once."""
    columns = ["number", "published", *VALUES]
    columns += [f"{IN_TITLE} AS in_title"] * (plain.sort == "pertinence") + ["sort_title"] * (
        plain.sort == "titre"
    )
    parts = [f"SELECT 'total', 0, count(*) FROM hit WHERE {chosen(plain)}"]
    parts += [
        f"SELECT '{name}', {name}, count(*) FROM hit WHERE {chosen(plain, name)} GROUP BY {name}"
        for name in VALUES
    ]
    page = f"SELECT number FROM hit WHERE {chosen(plain)} ORDER BY {ORDERS[plain.sort]} LIMIT {PAGE}"
    parts.append(f"SELECT 'page', number, 0 FROM ({page})")
    return f"WITH hit AS MATERIALIZED ({hits(plain, ', '.join(columns))}) {' UNION ALL '.join(parts)}"


def ranked(plain):
    """The page by relevance: all words in the title first, then the score, then the newest."""
    order = f"{IN_TITLE} DESC, bm25(raw_words, {WEIGHTS}), published DESC, number DESC LIMIT {PAGE}"
    if plain.phrase:  # the + : look every hit up, rather than ask the index for each
        hit = f"WITH hit AS MATERIALIZED ({hits(plain, '*')} AND {chosen(plain)})"
        found = "SELECT number FROM raw_words w JOIN hit ON number = +w.rowid WHERE raw_words MATCH :words"
        return f"{hit} {found} ORDER BY {order}"
    return f"{hits(plain, 'number')} AND {chosen(plain)} ORDER BY {order}"


def parameters(plain):
    """Named parameters of both statements."""
    found = {"words": plain.match, "in_title": f"title : ({plain.match})", "now": plain.now}
    found |= {"in_city": plain.city, "phrase": f'"{plain.phrase}"'}
    return found | {f"chosen_{name}": values for name, values in plain.chosen.items()}
