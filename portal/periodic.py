"""Periodic work as a list of steps: one that fails is logged, the others still run."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.management import call_command

logger = logging.getLogger("portal.periodic")


@dataclass(frozen=True)
class Step:
    """One piece of periodic work; ``run`` raises when it fails."""

    name: str
    run: Callable[[], object]


def command(name: str, **options) -> Step:
    """A management command as a step, quiet when it succeeds."""
    return Step(name, lambda: call_command(name, verbosity=0, **options))


def run_steps(steps: Iterable[Step]) -> list[str]:
    """Run every step; return the names of those that failed."""
    failed = []
    for step in steps:
        try:
            step.run()
        except Exception:  # one broken step must not keep the others from running
            logger.exception("Periodic work failed: %s", step.name)
            failed.append(step.name)
    return failed
