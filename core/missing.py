"""What the page of a missing address offers besides the search and the menu. An app that knows more registers
it in `AppConfig.ready()`; what it gives is the template's context."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Offer = Callable[[HttpRequest], dict[str, Any]]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """Ask `offer` too."""
    if offer not in _offers:
        _offers.append(offer)


def context_of(request: HttpRequest) -> dict[str, Any]:
    """Everything that is offered."""
    values: dict[str, Any] = {}
    for offer in _offers:
        values |= offer(request)
    return values
