"""« Modifier les activités », among the actions on the pages ticked in a list."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from events.many.admin.forms import ManyForm
from events.many.changing import change_facts, may_change


class ChangeActivities(PageBulkAction):
    """New topics, place, contact or season; Wagtail runs it in one transaction."""

    display_name = _("Change activities")
    action_type = "change_activities"
    aria_label = _("Change topics, place, contact or season of the selected activities")
    template_name = "events/admin/change_many.html"
    action_priority = 60
    form_class = ManyForm

    def check_perm(self, page):
        return may_change(page, self.request.user)

    def get_execution_context(self):
        return super().get_execution_context() | {"values": self.cleaned_form.values()}

    @classmethod
    def execute_action(cls, objects, user=None, values=None, **kwargs):
        change_facts(objects, values, by=user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext(
            "%(count)s activity is changed.", "%(count)s activities are changed.", num_parent_objects
        )
        return words % {"count": num_parent_objects}
