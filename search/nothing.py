"""Why a list is empty, where an app knows more of it than that nothing matches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.viewer import Viewer


@dataclass(frozen=True)
class Nothing:
    """What an empty list says, and the ways on: (label, url)."""

    title: str
    text: str
    actions: list[dict]


# (who looks, search.list_pages.list_context) -> the reason, or None.
Explain = Callable[[Viewer, Mapping[str, Any]], Nothing | None]

_explanations: list[Explain] = []


def register_explanation(explain: Explain) -> None:
    """Called in `AppConfig.ready()`."""
    _explanations.append(explain)


def why_nothing(viewer: Viewer, context: Mapping[str, Any]) -> Nothing | None:
    """The first reason that an app knows."""
    reasons = (explain(viewer, context) for explain in _explanations)
    return next(filter(None, reasons), None)
