"""What others may hear of activities."""

from django.dispatch import Signal

# An editor changed dates, and the change is committed. Sent by `Occurrence` with `page`, `changes` (pairs of
# the row before and after) and `by`, the user.
occurrence_changed = Signal()
