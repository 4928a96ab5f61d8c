"""News whose titles name their topics, so that each answer about them can be held against itself."""

import json
import time
from collections import Counter

from django.test import Client

from core.models import Topic
from tests.cms_pages.factories import publish
from tests.rows import topic
from tests.search import index

TOPICS = ("culture", "ecole", "nature", "sport")
QUESTIONS = ("", "?q=nature", "?q=titre+sport", "?theme=nature", "?q=titre&theme=sport&tri=ancien")


def publish_with_topics(page, chance):
    """One publication, which changes words, facets and what is drawn together."""
    chosen = sorted(chance.sample(TOPICS, 2))
    page.title = f"Titre {' '.join(chosen)}"
    page.topics.set(Topic.objects.filter(slug__in=chosen))
    publish(page)


def some_news(count, chance):
    """So many, published."""
    newsroom = index.newsroom()
    for slug in TOPICS:
        topic(slug)
    pages = [index.news(newsroom, f"Titre {number}", live=False) for number in range(count)]
    for page in pages:
        publish_with_topics(page, chance)
    return pages


def change(page, chance):
    """Publish a page anew, or take it away."""
    page.refresh_from_db()
    if page.live and chance.random() < 0.2:
        page.unpublish()
    else:
        publish_with_topics(page, chance)


def read_until(is_over, slowest=None, *, with_counts=True):
    """Ask question after question as a visitor does, and hold each answer against itself. `slowest`, a shared
    number of seconds, is how long one took at most."""
    client, answers = Client(headers={"host": index.HOST}), 0
    while answers < len(QUESTIONS) or not is_over.is_set():
        question, began = QUESTIONS[answers % len(QUESTIONS)], time.monotonic()
        response = client.get(f"/fr/actualites/api.json{question}")
        if slowest is not None:
            slowest.value = max(slowest.value, time.monotonic() - began)
        assert response.status_code == 200, (question, response.content)
        answer = json.loads(response.content)
        _check_items(question, answer)
        if with_counts:
            _check_counts(question, answer)
        answers += 1


def _check_items(question, answer):
    """Title and topics of each say the same."""
    for item in answer["items"]:
        assert item["title"] == f"Titre {' '.join(sorted(item['values']['theme']))}", (question, item)


def _check_counts(question, answer):
    """Items, total and counts say the same."""
    shown = Counter(value for item in answer["items"] for value in item["values"]["theme"])
    assert answer["total"] == len(answer["items"]), (question, answer)
    (counted,) = (facet["values"] for facet in answer["facets"] if facet["param"] == "theme")
    if "theme=" not in question:  # else other topics are counted as if none were chosen
        assert {value["value"]: value["count"] for value in counted} == shown, (question, answer)
