"""How activities and training become search documents: the only module that knows both."""

from datetime import date

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from core.bodies import plain_text, sentences_of
from directory.around import TAKES_PLACE_AT
from directory.documents import sources_of
from directory.models.choices import ACCESS_FACTS, DigitalService
from events import renewal, words
from events.ages import bands_of, years_of
from events.days import CALLED_OFF, of_date
from events.models import ActivityPage, PathwayPage, TrainingPage
from events.models.choices import Language
from events.occurrences import occurrences_of
from events.organisers import organisers_of
from events.schedule.sentences import in_words
from events.schedule.words import date_in_words
from events.since import SINCE, said_since
from events.venues import venue_of
from search.days import local_day
from search.details import words_of_card
from search.occurrences import in_order, written
from search.registry import DocumentFields, DocumentType, register

HERE, ONLINE = "sur-place", "en-ligne"
STEP = "step"  # what the document of a pathway holds of its steps: translation keys of training
ALWAYS_WITH_YEARS = date.min  # the same words whenever they are written
CARD = "events/parts/happening.html"


def build_happening(page):
    """An activity is found by its words, its dates, where it is, whom it is for and what it costs."""
    venue, dates = venue_of(page), [row.as_found for row in occurrences_of(page)]
    with override(page.locale.language_code):
        keywords, card = _keywords(page, venue), card_of(page, venue)
    return DocumentFields(
        body=sentences_of(page.body),
        keywords=keywords,
        occurrences=dates,
        values=_values(page, venue),
        card=card
        | words_of_card(page)
        | {SINCE: said_since(page, *_said(page, venue, card)), CALLED_OFF: _called_off(dates)},
        latitude=venue.latitude,
        longitude=venue.longitude,
        place_name=venue.name,
        address=", ".join(venue.lines),
        is_free=page.is_free,
        min_age=page.min_age,
        max_age=page.max_age,
    )


def _called_off(dates):
    """The dates to come that do not take place: a list shows the one after them, and says so of the first."""
    today = local_day(timezone.now())
    return written(in_order(one for one in dates if not one.takes_place and local_day(one.end) >= today))


def build_pathway(page):
    """A pathway is found by its words and its steps, and by the training in them."""
    values = [block.value for block in page.steps]
    training = [one for value in values for one in value["training"] if one]
    titles = [value["title"] for value in values]
    return DocumentFields(
        body=sentences_of(page.body),
        keywords="\n".join(titles),
        values={
            "skill": [page.skill] if page.skill else [],
            STEP: [str(one.translation_key) for one in training],
        },
        card={"steps": titles, **words_of_card(page)},
    )


def _said(page, venue, card):
    """What a reader of its dates would call another activity, or another place: what calendars say of every
    date (events.calendars.told), and its text."""
    facts = [card[name] for name in ("ages", "price", "status", "organisers", "venue")]
    topics = sorted(topic.title for topic in page.topics.all())
    point = venue.latitude, venue.longitude
    return page.title, page.introduction, plain_text(page.body), page.url_path, *facts, *point, topics


def _values(page, venue):
    skills = getattr(page, "skills", ())
    return {
        "years": years_of(page),
        "band": bands_of(page),
        "price": [page.price] if page.price else [],
        "attendance": [*([HERE] if page.is_here else []), *([ONLINE] if page.is_online else [])],
        "venue": [venue.value] if venue.value else [],
        TAKES_PLACE_AT: [venue.key] if venue.key else [],
        "district": [venue.district] if venue.district else [],
        "access": [name for name, is_true in venue.access.items() if is_true],
        "language": _known(page.languages, Language),
        "availability": [page.availability] if page.availability else [],
        "level": [level] if (level := getattr(page, "level", "")) else [],
        "skill": _known(skills, DigitalService),
    }


def _keywords(page, venue):
    labels = words.labels_of(page.languages, Language)
    labels += [*words.labels_of(getattr(page, "skills", ()), DigitalService), words.level_of(page)]
    labels += [str(ACCESS_FACTS[name]) for name, is_true in venue.access.items() if is_true]
    names = [organiser.name for organiser in organisers_of(page)]
    own = [getattr(page, name, "") for name in ("trainer", "prerequisites")]
    texts = (
        venue.name,
        venue.town,
        venue.district,
        *names,
        *labels,
        *own,
        *in_words(page.schedule, ALWAYS_WITH_YEARS),
    )
    return "\n".join(filter(None, texts))


def card_of(page, venue):
    """What lists and the page itself draw, in the language that is active. Which date a list shows depends
    on the question (search.hits)."""
    return {
        "venue": _venue_of_card(venue) if venue.is_known else None,
        "town": venue.town,
        "district": venue.district,
        "access": venue.access,
        "ages": words.ages_of(page),
        "price": words.price_of(page),
        "amounts": list(map(str, words.amounts_of(page))),
        "level": words.level_of(page),
        "tariffs": words.tariffs_of(page),
        "is_online": page.is_online,
        "status": words.status_of(page.availability),
        "schedule": in_words(page.schedule, ALWAYS_WITH_YEARS),
        "organisers": [
            {"name": one.name, "page": one.page.pk if one.page else None} for one in organisers_of(page)
        ],
        "sources": sources_of(page.source_records.all())
        if isinstance(page, ActivityPage) and page.pk
        else [],
    }


def _venue_of_card(venue):
    return {
        "title": venue.name,
        "value": venue.value,
        "room": venue.room,
        "lines": venue.lines,
        "page": venue.page.pk if venue.page else None,
    }


def _known(codes, choices):
    return [code for code in codes if code in choices.values]


def count_activities(total):
    """« 12 activités »."""
    text = ngettext("%(count)s activity", "%(count)s activities", total)
    return text % {"count": number_format(total)} if total else gettext("No activity")


def count_training(total):
    """« 3 formations »."""
    text = ngettext("%(count)s training session", "%(count)s training sessions", total)
    return text % {"count": number_format(total)} if total else gettext("No training session")


def count_pathways(total):
    """« 3 parcours »."""
    text = ngettext("%(count)s pathway", "%(count)s pathways", total)
    return text % {"count": number_format(total)} if total else gettext("No pathway")


def register_documents():
    """Called once, when the app is ready."""
    register(
        DocumentType(
            kind="activity",
            version=6,  # 5: sentences; 6: dates that are called off
            model=ActivityPage,
            label=_("Activity"),
            label_plural=_("Activities"),
            search_words=_("outings, events, what’s on, entertainment"),
            build=build_happening,
            counted=count_activities,
            card=CARD,
            of_date=of_date,
            words_of_date=date_in_words,
            said_again=words.said_again,
            prefetch=("venue", "organiser", "source_records__source"),
            renew=renewal.pages_to_renew,
        )
    )
    register(
        DocumentType(
            kind="training",
            version=5,
            model=TrainingPage,
            label=_("Training session"),
            label_plural=_("Digital training"),
            search_words=_("computer classes, computer lessons, training"),
            build=build_happening,
            counted=count_training,
            card=CARD,
            of_date=of_date,
            words_of_date=date_in_words,
            said_again=words.said_again,
            prefetch=("venue", "organiser"),
        )
    )
    register(
        DocumentType(
            kind="pathway",
            version=3,
            model=PathwayPage,
            label=_("Pathway"),
            label_plural=_("Pathways"),
            build=build_pathway,
            counted=count_pathways,
            card="core/components/result.html",
        )
    )
