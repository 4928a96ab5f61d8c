"""An editor in a process of its own: a city publishes something for each line of input, its slug.

Its latest news but one to which a menu or an alert leads: that one would end what all pages of the city show.
"""

import itertools
import sys


def main():
    """Publish until the input ends; a line of output for each."""
    import django

    django.setup()
    from cms_pages.models import NewsPage
    from core.menus import lead_to
    from core.models import CitySettings

    titles = itertools.count()
    for line in sys.stdin:
        home = CitySettings.objects.get(slug=line.strip()).site.root_page
        latest = NewsPage.objects.descendant_of(home).filter(live=True).order_by("-date", "-pk")
        page = next(page for page in latest if not lead_to([page.translation_key]))
        page.title = f"{page.title.partition(' – ')[0]} – {next(titles)}"
        page.save_revision().publish()
        print("published", flush=True)


if __name__ == "__main__":
    main()
