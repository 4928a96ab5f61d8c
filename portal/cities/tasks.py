"""Languages that somebody asked for in the admin: the worker makes them."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from portal.cities.language import create_language

LONGEST = timedelta(minutes=10)  # after that its worker is dead, and the minute timer asks again
ONE_DAY = timedelta(days=1)
MOST_TRIES = 3  # of a day
UNDER_WAY = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task()
def make_language(city_slug: str, code: str, user_id: int) -> None:
    """Make what is missing of a language, as the user who asked."""
    user = get_user_model().objects.filter(pk=user_id).first()
    with translation.override("fr"):
        create_language(city_slug, code, by=user)


def ask_again_for_languages() -> None:
    """Every minute: a language whose worker was killed is asked for again, unless that has failed too often;
    what is made already stays."""
    tasks = DBTaskResult.objects.filter(task_path=make_language.module_path)
    dead = tasks.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - LONGEST)
    for row in dead.order_by("enqueued_at"):
        if dead.filter(pk=row.pk).update(status=TaskResultStatus.FAILED, finished_at=timezone.now()):
            same = tasks.filter(args_kwargs=row.args_kwargs)
            tries = same.filter(status=TaskResultStatus.FAILED, enqueued_at__gt=row.enqueued_at - ONE_DAY)
            if not same.filter(status__in=UNDER_WAY).exists() and tries.count() < MOST_TRIES:
                make_language.enqueue(*row.args_kwargs["args"])


def states() -> dict[tuple[str, str], str]:
    """{(city, language): status} of the last task for each, as the queue has it; one that runs for too long
    has failed."""
    found = {}
    rows = DBTaskResult.objects.filter(task_path=make_language.module_path).order_by("enqueued_at")
    for row in rows:
        city, code, _user = row.args_kwargs["args"]
        is_dead = row.status == TaskResultStatus.RUNNING and row.started_at < timezone.now() - LONGEST
        found[city, code] = TaskResultStatus.FAILED if is_dead else row.status
    return found
