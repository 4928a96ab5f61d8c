"""An editor in a process of its own: a city publishes something for each line of input, its slug."""

import itertools
import sys


def main():
    """Publish until the input ends; a line of output for each."""
    import django

    django.setup()
    from cms_pages.models import NewsPage
    from core.models import CitySettings

    titles = itertools.count()
    for line in sys.stdin:
        home = CitySettings.objects.get(slug=line.strip()).site.root_page
        page = NewsPage.objects.descendant_of(home).filter(live=True).latest("date", "pk")
        page.title = f"{page.title.partition(' – ')[0]} – {next(titles)}"
        page.save_revision().publish()
        print("published", flush=True)


if __name__ == "__main__":
    main()
