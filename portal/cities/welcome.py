"""The page, the site and the workflow that Wagtail's migrations leave in a new database."""

from wagtail.models import Page, Site, Workflow


def remove_welcome_page():
    """Delete them while nobody has made them their own; True when something was deleted."""
    deleted = False
    for page in Page.objects.filter(depth=2, slug="home"):
        untouched = page.specific_class is Page and not page.numchild and not page.revisions.exists()
        if untouched:
            Site.objects.filter(root_page=page, hostname="localhost").delete()
            page.delete()
            deleted = True
    return deleted


def retire_moderation():
    """Switch off Wagtail's own workflow while nobody has used or changed it: it asks a group in which there
    is nobody. Administrators may switch it on again, or make another."""
    for workflow in Workflow.objects.active().filter(name="Moderators approval"):
        if workflow.workflow_states.exists():
            continue
        for task in workflow.tasks.filter(name="Moderators approval"):
            task.deactivate()
        workflow.deactivate()
