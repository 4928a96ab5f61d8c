"""Whether the minute timer and the worker are alive, though they have nothing to do.

Every minute the timer notes that it was here and asks the worker, by a task, to do the same: a worker that is
dead, or stuck in another task, does not. Read by /healthz and by the first page of the admin alone.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.models import Heartbeat

TIMER, WORKER = "timer", "worker"
# How long each may go unseen. An upgrade or an import takes minutes.
PATIENCE = {TIMER: timedelta(minutes=10), WORKER: timedelta(minutes=30)}


def beat():
    """The timer's: note it, and ask the worker unless it has not answered yet."""
    _note(TIMER)
    Heartbeat.objects.get_or_create(program=WORKER)  # from now on it is expected
    if not DBTaskResult.objects.ready().filter(task_path=beat_of_worker.module_path).exists():
        beat_of_worker.enqueue()


@task(priority=100)
def beat_of_worker():
    """The worker's; its former tasks go, a thousand a day."""
    _note(WORKER)
    DBTaskResult.objects.finished().filter(task_path=beat_of_worker.module_path).delete()


def unseen() -> dict[str, int | None]:
    """{program: minutes since it was seen, None for never} of those that should have been since.

    The worker is asked by the timer: it is late by as much as the timer has asked in vain.
    """
    seen = dict(Heartbeat.objects.values_list("program", "at"))
    now = timezone.now()
    asked_at = {TIMER: now, WORKER: seen.get(TIMER)}
    return {
        program: _minutes(seen.get(program), now)
        for program, patience in PATIENCE.items()
        if _is_late(seen.get(program), asked_at[program], patience)
    }


def _note(program):
    Heartbeat.objects.update_or_create(program=program, defaults={"at": timezone.now()})


def _is_late(seen_at: datetime | None, asked_at: datetime | None, patience: timedelta) -> bool:
    if asked_at is None:
        return False
    return seen_at is None or asked_at - seen_at > patience


def _minutes(seen_at, now):
    return seen_at and int((now - seen_at).total_seconds() // 60)
