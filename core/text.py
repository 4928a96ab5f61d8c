"""Text that XML 1.0 can hold: what is pasted from a word processor or a PDF may carry more than that."""

import re
from functools import lru_cache

from django.db.models import CharField, JSONField, TextField
from django.db.models.signals import pre_save
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

# XML 1.0, section 2.2, Char: no control character but tab, line feed and return, no lone surrogate,
# neither U+FFFE nor U+FFFF.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The same in a row as databases keep it, where JSON may write a character as an escape. It also matches text
# that is clean, such as an escaped emoji.
STORED_UNCLEAN = rf"{_FORBIDDEN.pattern}|\\[bf]|\\u(00(0[0-8bcef]|1[0-9a-f])|d[89a-f]|fff[ef])"


def xml_safe(text, instead=""):
    """`text` without the characters that no XML document may hold; what is not text stays as it is."""
    return _FORBIDDEN.sub(instead, text) if isinstance(text, str) else text


def xml_safe_tree(value):
    """The same for all strings of a JSON value; `value` itself where nothing had to go."""
    if isinstance(value, str):
        return xml_safe(value) if _FORBIDDEN.search(value) else value
    if isinstance(value, dict):
        cleaned = {xml_safe_tree(key): xml_safe_tree(item) for key, item in value.items()}
        return cleaned if cleaned != value else value
    if isinstance(value, list):
        cleaned = [xml_safe_tree(item) for item in value]
        return cleaned if cleaned != value else value
    return value


def clean_text(instance):
    """Clean the text fields, streams and JSON of a model instance; the names of the fields that changed."""
    return [field.attname for field in fields_of_text(type(instance)) if _clean_field(instance, field)]


@lru_cache(maxsize=500)
def fields_of_text(model):
    """The columns of a model that hold text, streams or JSON."""
    kinds = (CharField, TextField, JSONField, StreamField)
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, kinds))


def _clean_field(instance, field):
    if field.attname not in instance.__dict__:  # deferred: it is not written either
        return False
    value = instance.__dict__[field.attname]
    raw = value.get_prep_value() if isinstance(value, StreamValue) else value
    cleaned = xml_safe_tree(raw)
    if cleaned is raw:
        return False
    setattr(instance, field.attname, cleaned)
    return True


def cleaned(instances):
    """The same unsaved instances, clean: for bulk writes, which send no signal."""
    instances = list(instances)
    for instance in instances:
        clean_text(instance)
    return instances


def clean_before_saving(sender, instance, **kwargs):
    """Receiver: forms, imports, tasks and scripts all save their text through here."""
    clean_text(instance)


def connect():
    """Called once, when the app is ready."""
    pre_save.connect(clean_before_saving, dispatch_uid="xml-safe-text")
