"""The form in which editors write a page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.blocks.base import BlockField
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

# A home page stands right under the root of the tree: its path is that of whatever is under it, cut here.
HOME_PATH = 2 * Page.steplen
TERMS = ("topics", "audiences")
EMPTY = _("Write a text, or a summary at least: nobody should open an empty page.")
OTHER_LANGUAGE = _("A page stays in its language: send it for translation instead.")


class FilledBlocksField(BlockField):
    """A block that was added and left as it came is no fault: it is left out. One that may stay so stays."""

    @classmethod
    def like(cls, field: BlockField) -> "FilledBlocksField":
        """In place of the field that Wagtail made."""
        names = ("block", "required", "label", "help_text", "disabled")
        return cls(**{name: getattr(field, name) for name in names})

    def clean(self, value: Any) -> Any:
        if not getattr(self, "is_deferred_validation", False):
            kept = [child for child in value if not _is_left_empty(child)]
            fields = [(child.block_type, child.value, child.id) for child in kept]
            value = blocks.StreamValue(self.block, fields)
        return super().clean(value)


class PortalPageForm(WagtailAdminPageForm):
    """Topics and audiences are those of the page's language. Among the cities that also show a page, its own
    is not offered: it shows it anyway."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in TERMS:
            if name in self.fields:
                field = self.fields[name]
                field.queryset = self.in_language(field.queryset, self.initial.get(name) or ())
        streams = [name for name, field in self.fields.items() if _is_stream(field)]
        self.fields |= {name: FilledBlocksField.like(self.fields[name]) for name in streams}
        if not self.instance.path and "body" in streams:
            self._begin_with_a_text()
        placed = self.instance if self.instance.path else self.parent_page
        if placed and "shown_in" in self.fields:
            home = Page.objects.filter(path=placed.path[:HOME_PATH]).values("translation_key")
            field = self.fields["shown_in"]
            field.queryset = field.queryset.exclude(site__root_page__translation_key__in=home)

    def clean(self) -> dict[str, Any]:
        """A page that would say nothing is not published (`says` of its model), unless it lists others."""
        cleaned = super().clean()
        says, is_asked = self.instance.says, not self.is_deferred_validation and not self.errors
        if says and is_asked and not any(cleaned.get(name) for name in says) and not self._lists_others():
            self.add_error(says[0], EMPTY)
        return cleaned

    def _lists_others(self) -> bool:
        return bool(self.instance.path) and self.instance.get_children().live().exists()

    def clean_slug(self) -> str:
        """A new page whose title another one has gets an address of its own, without a word: editors see the
        title, and drafts that save themselves take addresses that nobody thinks of."""
        slug = self.cleaned_data["slug"]
        is_new = not self.instance.path and self.parent_page
        return find_available_slug(self.parent_page, slug) if is_new else slug

    def _begin_with_a_text(self) -> None:
        """A new page waits for words where they go; left empty, the block is dropped."""
        block = self.fields["body"].block
        if "paragraph" in block.child_blocks and not self.initial.get("body"):
            self.initial["body"] = blocks.StreamValue(
                block, [("paragraph", block.child_blocks["paragraph"].get_default())]
            )

    def in_language(self, rows: QuerySet, chosen: Any) -> QuerySet:
        """The rows of a shared list in the language of the page, and those that are `chosen` already."""
        locale = self.instance.locale_id or (self.parent_page and self.parent_page.locale_id)
        own = rows.filter(locale_id=locale or Locale.get_default().pk)
        ids = [getattr(row, "pk", row) for row in chosen]
        return rows.filter(Q(pk__in=own.values("pk")) | Q(pk__in=ids))


class PortalCopyForm(CopyForm):
    """A copy stays in its language, and is a page of its own: none goes on showing another one's words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)

    def clean_new_parent_page(self) -> Page:
        """A page under the home of another language is made by sending it for translation."""
        parent = self.cleaned_data["new_parent_page"]
        if parent.depth > 1 and parent.locale_id != self.page.locale_id:
            raise ValidationError(OTHER_LANGUAGE)
        return parent


def _is_stream(field):
    return isinstance(field, BlockField) and isinstance(field.block, blocks.StreamBlock)


def _is_left_empty(child):
    """Whether a block is refused as it is, or is a text, and holds nothing that somebody wrote or chose."""
    if isinstance(child.block, blocks.RichTextBlock):
        return _says_nothing(child.block, child.value)
    try:
        child.block.clean(child.value)
    except ValidationError:
        return _says_nothing(child.block, child.value)
    return False


def _says_nothing(block, value):
    if isinstance(block, blocks.StructBlock):
        return all(_says_nothing(block.child_blocks[name], part) for name, part in value.items())
    if isinstance(block, (blocks.ListBlock, blocks.StreamBlock)):
        parts = value.bound_blocks if isinstance(block, blocks.ListBlock) else value
        return all(_says_nothing(part.block, part.value) for part in parts)
    if isinstance(block, blocks.RichTextBlock):
        return not any(text.strip() for text in block.get_searchable_content(value))
    return value in (None, "", []) or value == block.get_default()
