"""What the page of a training session draws beside that of an activity."""

from django.utils.translation import gettext as _

from directory.models.choices import DigitalService
from events.models.choices import Fee, Reception
from events.words import in_a_line, labels_of, level_of


def training_context(page, request):
    """Everything that events/training_page.html draws beside events.details.happening_context."""
    return {"skills": labels_of(page.skills, DigitalService), "before": list(_before(page, request.city))}


def _before(page, city):
    """(term, text) of what one should know, have and bring, and who trains."""
    facts = (
        (_("Level"), level_of(page)),
        (_("You should know"), page.prerequisites),
        (_("To bring along"), page.equipment_to_bring),
        (_("Provided"), page.equipment_provided),
        (_("Support given"), in_a_line(labels_of(page.reception, Reception))),
        (_("Fees"), in_a_line(labels_of(page.fees, Fee))),
    )
    yield from ({"term": term, "text": text} for term, text in facts if text)
    if page.trainer:  # every translation has it from its original
        yield {"term": _("Trainer"), "text": page.trainer, "language": city.languages[0]}
