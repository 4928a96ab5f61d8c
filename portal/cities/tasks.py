"""Languages that somebody asked for in the admin: the worker makes them."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from portal.cities.language import create_language

LONGEST = timedelta(minutes=10)  # after that its worker is dead, and the language may be asked for again


@task()
def make_language(city_slug: str, code: str, user_id: int) -> None:
    """Make what is missing of a language, as the user who asked."""
    user = get_user_model().objects.filter(pk=user_id).first()
    with translation.override("fr"):
        create_language(city_slug, code, by=user)


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
