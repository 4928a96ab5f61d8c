"""Which activity a row speaks of, when its source has not said so before."""

from collections import defaultdict

from directory.importing.matching import FAR, KnownPages, alike
from events.imports.schedules import slots_of_schedule
from events.models import ActivityPage, Occurrence
from search.analysis import fold
from search.nearby import distance


class KnownActivities(KnownPages):
    """An activity is the same when another source of the city calls it by the same identifier, or when its
    name is nearly the same and it has a date at the same moment, not far away."""

    def __init__(self, target, parent, source):
        super().__init__(target, parent, source)
        others = target.record.objects.filter(source__city=source.city).exclude(source=source)
        named = others.filter(page_id__in=self.titles).values_list("identifier", "page_id")
        self.by_uid = dict(named.iterator(2000))
        pages = ActivityPage.objects.filter(pk__in=self.titles).values_list("translation_key", "pk")
        keys = dict(pages)
        self.by_slot: dict[str, list[int]] = defaultdict(list)
        rows = Occurrence.objects.filter(translation_key__in=keys)
        for key, slot in rows.values_list("translation_key", "scheduled_slot").iterator(2000):
            self.by_slot[slot].append(keys[key])

    def candidates(self, draft):
        if draft.identifier in self.by_uid:
            return [self.by_uid[draft.identifier]]
        if not self.titles or not draft.fields.get("schedule"):
            return []
        words = fold(draft.title, " ")
        at_the_time = {
            pk
            for slot in slots_of_schedule(draft.fields["schedule"])
            for pk in self.by_slot.get(slot.slot, ())
        }
        return sorted(
            pk
            for pk in at_the_time
            if alike(fold(self.titles[pk], " "), words) and not self._is_elsewhere(pk, draft.fields)
        )

    def _is_elsewhere(self, pk, fields):
        if pk not in self.points or "latitude" not in fields:
            return False
        return distance(self.points[pk], (fields["latitude"], fields["longitude"])) > FAR
