"""One page in several languages: facts belong to the original, words to each language.

The original is the page in the first language of its city. Its topics, audiences, cities and image are facts,
and so is every field of a page type that names its `words`, but for these. They reach every translation in
the transaction that publishes the original, and no publication of a translation brings older ones back.
"""

from collections.abc import Collection
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import ForeignKey, ManyToManyField, QuerySet
from django.db.models.signals import post_save, pre_save
from wagtail.models import Page, TranslatableMixin, get_page_models

from core.models import BasePage, CityRootPage
from core.publishing import publish_values
from core.sites import get_portal

AnyPage = TypeVar("AnyPage", bound=Page)

# Facts of every page.
SHARED = ("listing_image", "topics", "audiences", "shown_in")
# What BasePage has of each language, or of each page.
OF_EACH_PAGE = {"introduction", "search_words", "review_date", "disclaimer", "hidden_from_engines"}
_copying: ContextVar[bool] = ContextVar("facts_are_copied", default=False)


def original_of(page: AnyPage) -> AnyPage:
    """The page in the first language of its city, where facts are kept; the page itself if that one is not
    published."""
    found = get_portal().home_of(page)
    if found is None or found[1] == found[0].languages[0]:
        return page
    others = page.get_translations().filter(live=True, locale__language_code=found[0].languages[0])
    return others.first() or page


def facts_of(model: type[Page]) -> tuple[str, ...]:
    """Names of the fields that are the same in every language."""
    if not issubclass(model, BasePage) or issubclass(model, CityRootPage):
        return ()
    fields = () if model.words is None else model._meta.local_fields
    own = [field.name for field in fields if not field.primary_key]
    words = {*(model.words or ()), *OF_EACH_PAGE, *SHARED}
    return (*(name for name in own if name not in words), *SHARED)


def translations_of(model: type[AnyPage], pages: Collection[AnyPage]) -> QuerySet[AnyPage]:
    """The same pages as published in other languages, without copies that follow by themselves."""
    others = model.objects.filter(translation_key__in={page.translation_key for page in pages})
    return others.filter(live=True, alias_of=None).exclude(pk__in=[page.pk for page in pages])


def facts_for(translation: Page, original: Page) -> dict[str, Any]:
    """{field: value of the original, in the language of the translation} of the facts that differ."""
    values = {}
    for name in facts_of(type(translation)):
        field = translation._meta.get_field(name)
        value = _in_locale(getattr(original, name), field, translation.locale_id)
        if _comparable(value, field) != _comparable(getattr(translation, name), field):
            values[name] = value
    return values


def _in_locale(value, field, locale_id):
    """A term is that of the language where it has one; pages are named as the original names them."""
    if isinstance(field, ManyToManyField):
        return [_term_in(row, locale_id) for row in value.all()]
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
    return field.get_prep_value(value)


def original_published(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver, in the transaction that publishes: facts to every translation that is published."""
    if raw or update_fields is not None or not instance.live or instance.alias_of_id or _copying.get():
        return
    if original_of(instance).pk != instance.pk:
        return
    token = _copying.set(True)
    try:
        for translation in translations_of(sender, [instance]):
            if values := facts_for(translation, instance):
                publish_values(translation, values)
    finally:
        _copying.reset(token)


def translation_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver: a translator's publication starts from facts as they were when the translation began."""
    if raw or update_fields is not None or instance.alias_of_id or _copying.get():
        return
    original = original_of(instance)
    if original.pk != instance.pk:
        for name, value in facts_for(instance, original).items():
            setattr(instance, name, value)


def connect() -> None:
    """Called once, when the app is ready."""
    for model in get_page_models():
        if facts_of(model):
            post_save.connect(original_published, sender=model, dispatch_uid=f"facts-to-{model.__name__}")
            pre_save.connect(translation_saved, sender=model, dispatch_uid=f"facts-of-{model.__name__}")
