"""Notes which pages changed, in the transaction that changes them; the projection does the rest.

What one change marks is marked in one transaction, so that a projection never starts half-way.

Wagtail saves a page with its relations in one transaction, so a dirty row is there whenever the
change is. Rows are only added: two editors never wait for each other here.
"""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from modelcluster.fields import ParentalKey
from taggit.models import Tag
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core import generation
from core.models import Audience, CitySettings, PageTag, PortalImage, Topic
from core.sites import HOME_DEPTH, get_portal
from search.models import DirtyPage, SearchDocument
from search.projection import catch_up_quietly
from search.registry import document_types
from search.writing import lock_state, write

# Saved by Wagtail for its own book-keeping, on every draft: no document shows them.
BOOKKEEPING = {
    "draft_title",
    "expired",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "live_revision",
}


def mark(page_ids):
    """Pages whose documents must be written again, now or as soon as the transaction is committed."""
    DirtyPage.objects.bulk_create((DirtyPage(page_id=pk) for pk in page_ids), batch_size=500)
    transaction.on_commit(catch_up_quietly, robust=True)


@transaction.atomic
def mark_trees(pages):
    """Every page under (and including) these.

    Where a home page is among them, addresses are counted from elsewhere now: whoever writes these
    documents must not use cities it holds from before. Other pages do not touch that shared row
    here, or two editors in long transactions could wait for each other.
    """
    for page in pages:
        mark(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))
        if page.depth <= HOME_DEPTH:
            generation.bump()


def mark_with(field, value, **more):
    """Pages of any registered type that point to `value` by this field of BasePage."""
    asked = {field: value} | more
    pages = (document_type.model.objects.filter(**asked) for document_type in document_types())
    mark([pk for of_one_type in pages for pk in of_one_type.values_list("pk", flat=True)])


def remember_place(sender, instance, raw=False, **kwargs):
    """Before a page is saved: where it stood, to see whether pages under it move along."""
    known = Page.objects.filter(pk=instance.pk) if instance.pk and not raw else Page.objects.none()
    instance._place_before = known.values_list("url_path", "live").first()


def page_saved(sender, instance, created, update_fields=None, **kwargs):
    """One page, or its tree when its address changed. Pages under an unpublished page stay public,
    except under a home page."""
    if update_fields is not None and BOOKKEEPING.issuperset(update_fields):
        return
    if instance.depth <= HOME_DEPTH and not _is_open(instance):
        generation.bump_cities()
        mark([instance.pk])
        return
    url_path, live = getattr(instance, "_place_before", None) or (instance.url_path, instance.live)
    went_live_or_away = live != instance.live and instance.depth <= HOME_DEPTH
    if url_path != instance.url_path or went_live_or_away:
        mark_trees([instance])
    else:
        mark([instance.pk])


def _is_open(home):
    """Whether visitors may be in the language of a home page; True where it is nobody's."""
    of_city = CitySettings.objects.filter(site__root_page__translation_key=home.translation_key)
    languages = of_city.values_list("languages", flat=True).first()
    return languages is None or home.locale.language_code in languages


def page_deleted(sender, instance, **kwargs):
    mark([instance.pk])


def child_changed(sender, instance, **kwargs):
    """A row that belongs to a page (an inline, a keyword) was saved or deleted."""
    mark([getattr(instance, _parent_of(sender))])


def relation_changed(sender, instance, action, reverse, pk_set, **kwargs):
    if action.startswith("post_"):
        mark(pk_set or () if reverse else [instance.pk])


def finish(sender, **kwargs):
    """Publication is over: also finish what an earlier crash left."""
    transaction.on_commit(catch_up_quietly, robust=True)


def tree_renamed(sender, instance, **kwargs):
    mark_trees([instance])


@transaction.atomic
def tree_moved(sender, instance, url_path_before, url_path_after, **kwargs):
    """A list has no document that says which city it has left: all are told."""
    mark_trees([instance])
    before, after = map(get_portal().place_of, (url_path_before, url_path_after))
    if not before or not after or before[0] != after[0]:
        generation.bump()


def term_changed(sender, instance, **kwargs):
    """Pages may point to the term in another language, and say it in their own. A translation is said by
    pages of its language alone."""
    field = "topics" if sender is Topic else "audiences"
    of_language = {"locale": instance.locale_id} if instance.is_translation else {}
    mark_with(f"{field}__translation_key", instance.translation_key, **of_language)


def image_changed(sender, instance, created=False, **kwargs):
    if not created:
        mark_with("listing_image", instance.pk)


def tag_changed(sender, instance, created=False, **kwargs):
    if not created:
        mark(PageTag.objects.filter(tag=instance.pk).values_list("content_object_id", flat=True))


def restriction_changed(sender, instance, **kwargs):
    mark_trees([instance.page])


def remember_root(sender, instance, **kwargs):
    instance._root_before = Site.objects.filter(pk=instance.pk).values_list("root_page_id", flat=True).first()


@transaction.atomic
def site_changed(sender, instance, **kwargs):
    roots = {instance.root_page_id, getattr(instance, "_root_before", None)} - {None}
    mark_trees(_homes(Page.objects.filter(pk__in=roots)))


def remember_city(sender, instance, **kwargs):
    known = CitySettings.objects.filter(pk=instance.pk)
    instance._city_before = known.values_list("slug", "languages", "site_id").first()


@transaction.atomic
def city_changed(sender, instance, **kwargs):
    before = instance._city_before
    if before == (instance.slug, instance.languages, instance.site_id):
        return
    mark_trees(_homes(Page.objects.filter(sites_rooted_here=instance.site_id)))
    mark_with("shown_in", instance.pk)


def city_deleted(sender, instance, **kwargs):
    """Its documents go in the same transaction: none may point to a city that is no more."""
    mark_with("shown_in", instance.pk)
    with transaction.atomic():
        state = lock_state()
        own = SearchDocument.objects.filter(city=instance).values_list("page_id", flat=True)
        write(state, dict.fromkeys(own))
        generation.bump()


def _homes(roots):
    keys = [page.translation_key for page in roots]
    return Page.objects.filter(translation_key__in=keys)


def _parent_of(model):
    return next(field.attname for field in model._meta.fields if _is_parent(field))


def _is_parent(field):
    return isinstance(field, ParentalKey) and issubclass(field.related_model, Page)


def connect():
    """Called once, when the app is ready: one receiver per model, so that others keep fast deletes."""
    for model in apps.get_models():
        if issubclass(model, Page):
            _connect_page(model)
        elif any(_is_parent(field) for field in model._meta.fields) and not _is_wagtails_own(model):
            _connect(child_changed, model, post_save, post_delete)
    page_published.connect(finish, dispatch_uid="search-finish")
    page_unpublished.connect(finish, dispatch_uid="search-finish")
    page_slug_changed.connect(tree_renamed, dispatch_uid="search-slug")
    post_page_move.connect(tree_moved, dispatch_uid="search-move")
    for model in (Topic, Audience):
        _connect(term_changed, model, post_save, pre_delete)
    _connect(image_changed, PortalImage, post_save, pre_delete)
    _connect(tag_changed, Tag, post_save)
    _connect(restriction_changed, PageViewRestriction, post_save, post_delete)
    _connect(remember_root, Site, pre_save)
    _connect(site_changed, Site, post_save, post_delete)
    _connect(remember_city, CitySettings, pre_save)
    _connect(city_changed, CitySettings, post_save)
    _connect(city_deleted, CitySettings, pre_delete)


def _connect_page(model):
    _connect(remember_place, model, pre_save)
    _connect(page_saved, model, post_save)
    _connect(page_deleted, model, pre_delete)
    for field in model._meta.local_many_to_many:
        _connect(relation_changed, field.remote_field.through, m2m_changed)


def _is_wagtails_own(model):
    """Comments, subscriptions, logs: never part of a document."""
    return model._meta.app_label == "wagtailcore"


def _connect(receiver, model, *signals):
    for signal in signals:
        signal.connect(receiver, sender=model, dispatch_uid=f"search-{receiver.__name__}-{model._meta.label}")
