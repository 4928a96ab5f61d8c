"""Fields in which people write an address of the web."""

from typing import Any

from django.core.validators import URLValidator
from django.forms import URLField


def ask_for_whole_address(field: URLField, words: Any) -> None:
    """Refuse what is no http or https address with these words (a string or a lazy one). They are said once:
    a URLField has a message of its own beside that of its validator."""
    field.validators = [URLValidator(["http", "https"], message=words)]
    field.error_messages["invalid"] = words
