"""Writes to the index, inside the transaction that holds the lock row."""

from collections import defaultdict

from django.conf import settings
from django.utils import timezone

from search import occurrences, outbox, translations
from search.analysis import VERSION
from search.database import bitmaps
from search.database.engines import engine
from search.days import local_day
from search.documents import Record
from search.models import (
    Bitmap,
    DocumentOccurrences,
    DocumentText,
    IndexState,
    SearchDocument,
)
from search.registry import document_types
from search.vocabulary import WordChanges

NOTHING = (None, None)
COLUMNS = [f.attname for f in SearchDocument._meta.fields if f.attname not in {"number", "version"}]


def builder_versions():
    """{kind: version} of the builders there are now."""
    return {document_type.kind: document_type.version for document_type in document_types()}


def lock_state():
    """The one row of IndexState, locked until the end of the transaction."""
    today = local_day(timezone.now())
    first_state = {"day": today, "analysis": VERSION, "builders": builder_versions()}
    IndexState.objects.get_or_create(pk=1, defaults=first_state)
    return IndexState.objects.select_for_update().get(pk=1)


def stored_records(page_ids):
    """{page id: (number, Record)} of the documents there are now."""
    documents = {row.number: row for row in SearchDocument.objects.filter(page_id__in=page_ids)}
    texts = {text.pk: text for text in DocumentText.objects.filter(pk__in=documents)}
    dates = dict(DocumentOccurrences.objects.filter(pk__in=documents).values_list("pk", "dates"))
    return {
        row.page_id: (
            number,
            Record(
                {name: getattr(row, name) for name in COLUMNS},
                texts[number].body if number in texts else "",
                occurrences.read(dates[number]) if number in dates else (),
                texts[number].keywords if number in texts else "",
            ),
        )
        for number, row in documents.items()
    }


def stored_beside(records, stored):
    """The stored records, as {page id: (number, Record)}, of other pages with one of the keys of these, or of
    such a page in another language. `stored` are the stored ones of these pages."""
    told = [*filter(None, records.values()), *(record for _, record in stored.values())]
    pages = {record.columns["key"].rpartition(":")[0] for record in told}
    languages = {code for code, _ in settings.LANGUAGES} | {record.columns["locale"] for record in told}
    keys = [f"{page}:{language}" for page in pages for language in languages]
    beside = SearchDocument.objects.filter(key__in=keys).exclude(page_id__in=records)
    page_ids = list(beside.values_list("page_id", flat=True))
    return stored_records(page_ids) if page_ids else {}


def with_languages(records):
    """{page id: Record or None}, each with the other languages that it can be read in (search.translations),
    where these are all there are of their pages."""
    known = {pk: record for pk, record in records.items() if record}
    return records | dict(zip(known, translations.told(known.values()), strict=True))


def stored_lexemes(numbers):
    """{number: lexemes} of documents, as the engine holds them."""
    return engine().lexemes(numbers)


def write(state, records):
    """Make the documents of these pages what `records` say (None: no document). {page id: slugs of the
    cities that own or show it, before or after} of those that had or have one."""
    stored = stored_records(records)
    beside = stored_beside(records, stored)
    keys = {record.columns["key"] for record in records.values() if record}
    # A key belongs to one page: a document left by another page with the same key is out of date.
    others = {pk: None if row.columns["key"] in keys else row for pk, (_, row) in beside.items()}
    stored, told = stored | beside, with_languages(records | others)
    changed = {pk: record for pk, record in told.items() if record != stored.get(pk, NOTHING)[1]}
    touched = {
        page_id: _cities_of(stored.get(page_id, NOTHING)[1]) | _cities_of(told[page_id])
        for page_id in {*records, *changed}
    }
    if not changed:
        return touched
    state.version += 1
    bits, words, fresh, gone = BitChanges(state), WordChanges(), {}, {}
    for page_id, record in sorted(changed.items()):
        number, before = stored.get(page_id, NOTHING)
        if before:
            bits.change(number, before, False)
            words.change(before, -1)
        if record is None:
            gone[number] = before
            continue
        if number is None:
            number, state.next_number = state.next_number, state.next_number + 1
        bits.change(number, record, True)
        words.change(record, 1)
        fresh[number] = record
    _write_documents(state.version, fresh, gone)
    engine().delete(gone)
    engine().write({number: record.words for number, record in fresh.items()})
    bits.save()
    words.save()
    written = {record.columns["key"] for record in fresh.values()}
    # A page with another key, of another language, leaves a document of its former one.
    before = {stored[page_id][1].columns["key"] for page_id in changed if page_id in stored}
    outbox.tell(state.version, written=written, gone=before - written)
    state.save()
    return touched


def _cities_of(record):
    return set(record.columns["values"].get("city", ())) if record else set()


class BitChanges:
    """The bits to set and clear, gathered so that each bitmap is read and written once."""

    def __init__(self, state):
        self.state = state
        self.changes = defaultdict(dict)

    def change(self, number, record, present):
        """Put a document into every bitmap its record names, or take it out."""
        for key in bitmap_keys(record.columns["values"]):
            self.changes[key][number] = present

    def save(self):
        """Write the bitmaps that really change, with the version of this transaction."""
        facets = {facet for facet, _ in self.changes}
        values = {value for _, value in self.changes}
        rows = {
            (row.facet, row.value): bitmaps.from_bytes(row.bits)
            for row in Bitmap.objects.filter(facet__in=facets, value__in=values)
        }
        changed = []
        for key, numbers in self.changes.items():
            added = bitmaps.of_numbers(number for number, present in numbers.items() if present)
            touched = bitmaps.of_numbers(numbers)
            bits = rows.get(key, 0) & ~touched | added
            if bits != rows.get(key):
                changed.append((key, bits))
        save_bitmaps(changed, self.state.version)


def bitmap_keys(values):
    """(facet, value) of every bitmap a document belongs in."""
    yield "all", ""
    for facet, found in values.items():
        for value in found:
            yield facet, value


def save_bitmaps(changed, version):
    """Write ((facet, value), bits) pairs."""
    Bitmap.objects.bulk_create(
        [
            Bitmap(facet=facet, value=value, bits=bitmaps.to_bytes(bits), version=version)
            for (facet, value), bits in changed
        ],
        update_conflicts=True,
        unique_fields=["facet", "value"],
        update_fields=["bits", "version"],
        batch_size=500,
    )


def _write_documents(version, fresh, gone):
    touched = [*fresh, *gone]
    DocumentOccurrences.objects.filter(pk__in=touched).delete()
    DocumentText.objects.filter(pk__in=gone).delete()
    SearchDocument.objects.filter(pk__in=gone).delete()
    SearchDocument.objects.bulk_create(
        [SearchDocument(number=n, version=version, **record.columns) for n, record in fresh.items()],
        update_conflicts=True,
        unique_fields=["number"],
        update_fields=[*COLUMNS, "version"],
    )
    DocumentText.objects.bulk_create(
        [
            DocumentText(document_id=n, body=record.body, keywords=record.keywords)
            for n, record in fresh.items()
        ],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["body", "keywords"],
    )
    DocumentOccurrences.objects.bulk_create(
        DocumentOccurrences(document_id=n, dates=occurrences.written(record.occurrences))
        for n, record in fresh.items()
        if record.occurrences
    )
