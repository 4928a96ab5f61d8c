"""One page in several languages: facts belong to the original, words to each language.

The original is the page in the first language of its city that is published. Its topics, audiences, cities,
image and end are facts, and so is every field of a page type that names its `words`, but for these; of a
stream of FactBlock (core.fact_blocks) all but the words in it. They reach every translation, and its drafts,
in the transaction that publishes the original, and no publication of a translation brings older ones back.
"""

import json
from collections.abc import Collection
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignKey, ManyToManyField, QuerySet
from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from modelcluster.models import get_field_value
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, TranslatableMixin, get_page_models
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import TranslationSource

from core.fact_blocks import comparable, has_words, with_words_of
from core.models import BasePage, CityRootPage
from core.publishing import renew
from core.sites import get_portal

AnyPage = TypeVar("AnyPage", bound=Page)

# Facts of every page.
SHARED = ("listing_image", "topics", "audiences", "shown_in", "hidden_from_engines", "expire_at")
# What BasePage has of each language, or of each page.
OF_EACH_PAGE = {"introduction", "search_words", "review_date", "disclaimer", "tags"}
_copying: ContextVar[bool] = ContextVar("facts_are_copied", default=False)


def original_of(page: AnyPage) -> AnyPage:
    """The page that decides the facts of `page`: the published one in the first of the languages of its city;
    the page itself if none comes before it."""
    before = _languages_before(page)
    if not before:
        return page
    others = page.get_translations().filter(live=True, locale__language_code__in=before)
    return min(
        others.select_related("locale"),
        key=lambda other: before.index(other.locale.language_code),
        default=page,
    )


def _languages_before(page):
    """The languages of its city that come before its own."""
    found = get_portal().home_of(page)
    return found[0].languages[: found[0].languages.index(found[1])] if found else ()


def facts_of(model: type[Page]) -> tuple[str, ...]:
    """Names of the fields that are the same in every language."""
    if not issubclass(model, BasePage) or issubclass(model, CityRootPage):
        return ()
    options = model._meta
    fields = () if model.words is None else (*options.local_fields, *options.local_many_to_many)
    own = [field.name for field in fields if not field.primary_key]
    words = {*(model.words or ()), *OF_EACH_PAGE, *SHARED}
    return (*(name for name in own if name not in words), *SHARED)


def translations_of(model: type[AnyPage], pages: Collection[AnyPage]) -> QuerySet[AnyPage]:
    """The same pages as published in other languages, without copies that follow by themselves."""
    return _others(model, pages).filter(live=True)


def _others(model, pages):
    others = model.objects.filter(translation_key__in={page.translation_key for page in pages})
    return others.filter(alias_of=None).exclude(pk__in=[page.pk for page in pages])


def facts_for(translation: Page, original: Page, names: Collection[str] = ()) -> dict[str, Any]:
    """{field: value of the original, in the language of the translation} of the facts that differ, or of
    those of `names` that do."""
    values = {}
    for name in names or facts_of(type(translation)):
        field, held = translation._meta.get_field(name), getattr(translation, name)
        value = _in_language(getattr(original, name), field, held, translation.locale_id)
        if _comparable(value, field) != _comparable(held, field):
            values[name] = value
    return values


def _in_language(value, field, held, locale_id):
    """A term is that of the language where it has one; pages are named as the original names them; words
    among facts are those that the translation holds."""
    if isinstance(field, ManyToManyField):
        return [_term_in(row, locale_id) for row in value.all()]
    if isinstance(field, StreamField) and has_words(field.stream_block):
        return with_words_of(value, held)
    return _term_in(value, locale_id) if isinstance(field, ForeignKey) and value else value


def _term_in(row, locale_id):
    if not isinstance(row, TranslatableMixin) or isinstance(row, Page) or row.locale_id == locale_id:
        return row
    return row.get_translations().filter(locale_id=locale_id).first() or row


def _comparable(value, field):
    if isinstance(field, ManyToManyField):
        return {row.pk for row in (value if isinstance(value, list) else value.all())}
    if isinstance(field, ForeignKey):
        return value and value.pk
    if isinstance(field, StreamField):
        return comparable(value)
    return field.get_prep_value(value)


def original_published(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver, in the transaction that publishes: facts to every translation, published or in draft."""
    if raw or update_fields is not None or not instance.live or instance.alias_of_id or _copying.get():
        return
    if original_of(instance).pk != instance.pk:
        return
    token = _copying.set(True)
    try:
        for translation in _others(sender, [instance]).select_for_update(of=("self",)).order_by("pk"):
            renew(translation, partial(facts_for, original=instance))
    finally:
        _copying.reset(token)
    renew_sources([(instance, facts_of(sender))])


def renew_sources(changes: Collection[tuple[Page, Collection[str]]]) -> None:
    """Write facts of originals into what wagtail-localize makes their translations from: it would bring the
    old ones back, once no original is there to overrule it. `changes`: [(original, names of facts)]."""
    originals = {(page.translation_key, page.locale_id): (page, names) for page, names in changes}
    rows = TranslationSource.objects.filter(object_id__in={key for key, _locale in originals})
    renewed = []
    for row in rows:
        page, names = originals.get((row.object_id, row.locale_id), (None, ()))
        if page is not None:
            fields = [page._meta.get_field(name) for name in names if _is_locked(type(page), name)]
            facts = {field.name: get_field_value(field, page) for field in fields}
            row.content_json = json.dumps(json.loads(row.content_json) | facts, cls=DjangoJSONEncoder)
            renewed.append(row)
    TranslationSource.objects.bulk_update(renewed, ["content_json"])


def translation_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver: a translator's publication starts from facts as they were when the translation began."""
    if raw or update_fields is not None or instance.alias_of_id or _copying.get():
        return
    original = original_of(instance)
    if original.pk != instance.pk:
        # Locked, so that no publication of it runs beside this one: each would read the other's old facts.
        original = sender.objects.select_for_update(of=("self",)).get(pk=original.pk)
        for name, value in facts_for(instance, original).items():
            setattr(instance, name, value)
    elif instance.live and instance.pk:
        _follow_absent(instance)


def _follow_absent(page: Page) -> None:
    """A page whose originals are not public ends with one that is over, and waits for one that is to come."""
    before = _languages_before(page)
    if not before:
        return
    absent = list(page.get_translations().filter(live=False, locale__language_code__in=before))
    if over := [original.expire_at for original in absent if original.expired and original.expire_at]:
        page.expire_at = min(over)
    new = [str(original.pk) for original in absent if original.first_published_at is None]
    dates = Revision.page_revisions.filter(object_id__in=new, approved_go_live_at__gt=timezone.now())
    if first := dates.order_by("approved_go_live_at").first():
        _hold(page, first.approved_go_live_at)


def _hold(page, until):
    """Make the publication under way of a page that is not public yet one that waits."""
    was_live, *dates = (
        Page.objects.filter(pk=page.pk).values_list("live", "first_published_at", "last_published_at").get()
    )
    if was_live:
        return
    Revision.objects.filter(pk=page.live_revision_id).update(approved_go_live_at=until)
    page.live, page.live_revision, page.go_live_at, page.has_unpublished_changes = False, None, until, True
    page.first_published_at, page.last_published_at = dates


def connect() -> None:
    """Called once, when the app is ready: facts follow, and translators see them locked."""
    for model in get_page_models():
        if names := facts_of(model):
            post_save.connect(original_published, sender=model, dispatch_uid=f"facts-to-{model.__name__}")
            pre_save.connect(translation_saved, sender=model, dispatch_uid=f"facts-of-{model.__name__}")
            model.override_translatable_fields = [
                SynchronizedField(name, overridable=False) for name in names if _is_locked(model, name)
            ]


def _is_locked(model, name):
    """Whether wagtail-localize is to copy a fact as it is: it knows no relation to many, and the words in a
    stream of facts are given to translators."""
    field = model._meta.get_field(name)
    is_mixed = isinstance(field, StreamField) and has_words(field.stream_block)
    return not is_mixed and not isinstance(field, ManyToManyField)
