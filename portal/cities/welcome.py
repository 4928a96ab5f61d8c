"""The page and the site that Wagtail's migrations leave in a new database."""

from wagtail.models import Page, Site


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
