"""Times without days were read as those of every day. Where nothing vouches for that, nobody is told so any
more: the times stay in words, the editor is told what to do, and the next import of the source reads anew."""

import json
import re

from django.db import migrations

# As the reader wrote them on the day of this migration.
COMMENT = re.compile(r'"[^"]*"')
JOINT = re.compile(r"; |, |\|\| ")
SPAN = re.compile(r"\b(\d\d):(\d\d)-(\d\d):(\d\d)\b")
DAY = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b")
PLAIN = re.compile(rf"(?:Mo-Su )?{SPAN.pattern}(?:,{SPAN.pattern})*")
EVERY_DAY = re.compile(r"\bMo-Su\b")
SYNTAX = "osm"  # the kind of file whose format says that times without days are those of every day
LONGEST = 300
TO_EDITORS = (
    "Mise à jour du portail\u00a0: les horaires «\u00a0{hours}\u00a0» ne sont plus affichés, car rien ne dit"
    " qu’ils valent tous les jours. Écrivez-les avec leurs jours, par exemple «\u00a0Du lundi au samedi de"
    " 7\u00a0h à 20\u00a0h\u00a0» ou «\u00a0Tous les jours de 7\u00a0h à 20\u00a0h\u00a0»{source}."
)
OR_IMPORT = ", ou importez de nouveau le fichier «\u00a0{name}\u00a0»"


def heal(apps, schema_editor):
    PlacePage = apps.get_model("directory", "PlacePage")
    told = _told_by_sources(apps.get_model("directory", "SourceRecord").objects)
    columns = ("pk", "translation_key", "hours")
    rows = PlacePage.objects.exclude(hours="").values_list(*columns)
    doubtful = {}
    for pk, key, hours in list(rows):
        sources = told.get((key, hours), {})
        if SYNTAX not in sources and (_lacks_days(hours) or (sources and EVERY_DAY.search(hours))):
            doubtful[pk] = (key, hours)
    # Facts are the same in every language, and the sources speak of the page of one.
    keys = dict(doubtful.values())
    pages = PlacePage.objects.filter(translation_key__in=keys).select_related("locale")
    changed = [page for page in pages if page.hours == keys[page.translation_key]]
    for page in changed:
        _withdraw(apps, page, told.get((page.translation_key, page.hours), {}))
    if changed:
        _draw_anew(apps, changed)


def _told_by_sources(records):
    """{(translation key, hours): {kind of file: name of the source}}."""
    told = {}
    rows = records.exclude(place=None).values_list(
        "place__translation_key", "values", "source__adapter", "source__name"
    )
    for key, values, adapter, name in rows.iterator():
        if hours := values.get("hours"):
            told.setdefault((key, hours), {})[adapter] = name
    return told


def _lacks_days(hours):
    return any(SPAN.search(rule) and not DAY.search(rule) for rule in JOINT.split(COMMENT.sub("", hours)))


def _withdraw(apps, page, sources):
    hours = page.hours
    language = "fr" if page.alias_of_id else page.locale.language_code
    names = ", ".join(filter(None, sources.values()))
    source = OR_IMPORT.format(name=names) if names else ""
    facts = {
        "hours": "",
        "staff_notes": f"{page.staff_notes}\n{TO_EDITORS.format(hours=hours, source=source)}".strip(),
    }
    words = {} if page.hours_note else {"hours_note": _in_words(hours, language)}
    type(page).objects.filter(pk=page.pk).update(**facts, **words)
    for revision in apps.get_model("wagtailcore", "Revision").objects.filter(
        pk__in=[pk for pk in (page.latest_revision_id, page.live_revision_id) if pk]
    ):
        if revision.content.get("hours") == hours:
            revision.content |= facts | ({} if revision.content.get("hours_note") else words)
            revision.save(update_fields=["content"])
    for record in apps.get_model("directory", "SourceRecord").objects.filter(place_id=page.pk):
        if record.values.pop("hours", None) == hours:
            record.values |= words
            record.digest = ""
            record.save(update_fields=["values", "digest"])
    _change_source_of_translations(apps, page, hours, facts)


def _change_source_of_translations(apps, page, hours, facts):
    """A translator's next publication starts from it."""
    rows = apps.get_model("wagtail_localize", "TranslationSource").objects
    for row in rows.filter(object_id=page.translation_key, locale_id=page.locale_id):
        content = json.loads(row.content_json)
        if content.get("hours") == hours:
            row.content_json = json.dumps(content | facts)
            row.save(update_fields=["content_json"])


def _in_words(hours, language):
    """« De 7 h à 12 h et de 14 h à 20 h, jours à confirmer »."""
    is_french = language == "fr"
    if not PLAIN.fullmatch(hours):
        return "Horaires à confirmer" if is_french else "Opening hours to be confirmed"
    spans = [_span(*found, is_french) for found in SPAN.findall(hours)]
    if is_french:
        return f"De {' et de '.join(spans)}, jours à confirmer"[:LONGEST]
    return f"From {' and from '.join(spans)}, days to be confirmed"[:LONGEST]


def _span(hour, minute, end_hour, end_minute, is_french):
    if not is_french:
        return f"{hour}:{minute} to {end_hour}:{end_minute}"
    return f"{_clock(hour, minute)} à {_clock(end_hour, end_minute)}"


def _clock(hour, minute):
    return f"{int(hour)}\u00a0h" + (f"\u00a0{minute}" if int(minute) else "")


def _draw_anew(apps, pages):
    dirty = apps.get_model("search", "DirtyPage")
    dirty.objects.bulk_create([dirty(page_id=page.pk) for page in pages], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_sources_keep_their_licence"),
        ("search", "0004_versions_of_builders"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(heal, migrations.RunPython.noop)]
