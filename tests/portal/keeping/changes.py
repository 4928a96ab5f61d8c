"""What editors and time do to the portal: each function makes one change, chosen by `chance`."""

from datetime import timedelta

from django.utils import timezone
from taggit.models import Tag

from cms_pages.models import NewsPage
from core.models import BasePage, CitySettings, PortalImage, Topic
from directory.models import Category
from search.projection import catch_up
from tests.cms_pages.factories import NewsPageFactory, publish
from tests.portal.keeping.towns import SLUGS


def town_of(towns, chance):
    return getattr(towns, chance.choice(SLUGS))


def a_page(towns, chance, name=None):
    """A page that is still there."""
    town = town_of(towns, chance)
    pages = [*town.news, *town.places, town.service, town.experiment, town.newsroom]
    there = [page for page in pages if type(page).objects.filter(pk=page.pk).exists()]
    page = chance.choice(there)
    return type(page).objects.get(pk=page.pk)


def publish_news(towns, chance, number):
    town = town_of(towns, chance)
    town.news.append(publish(NewsPageFactory(parent=town.newsroom, title=f"Le marché nouveau {number}")))


def edit(towns, chance, number):
    page = a_page(towns, chance)
    page.title = f"Un marché d’atelier {number}"
    publish(page)


def rename(towns, chance, number):
    page = a_page(towns, chance)
    page.title, page.slug = f"Nouveau nom {number}", f"nouveau-nom-{number}"
    publish(page)


def edit_text(towns, chance, number):
    town = town_of(towns, chance)
    page = type(town.service).objects.get(pk=town.service.pk)
    page.body = [
        *((block.block_type, block.value) for block in page.body),
        ("paragraph", f"<p>Texte {number}</p>"),
    ]
    publish(page)


def share(towns, chance, number):
    page = a_page(towns, chance)
    page.shown_in = chance.sample(list(CitySettings.objects.all()), 2)
    publish(page)


def unshare(towns, chance, number):
    page = a_page(towns, chance)
    page.shown_in = []
    publish(page)


def unpublish(towns, chance, number):
    page = a_page(towns, chance)
    if page.live:
        page.unpublish()
    else:
        publish(page)


def delete(towns, chance, number):
    town = town_of(towns, chance)
    news = NewsPage.objects.filter(pk__in=[page.pk for page in town.news[1:]])
    if news:
        news[0].delete()


def move(towns, chance, number):
    page, target = a_page(towns, chance), town_of(towns, chance)
    if isinstance(page, NewsPage):
        page.move(type(target.newsroom).objects.get(pk=target.newsroom.pk), pos="last-child")


def rename_city(towns, chance, number):
    settings = CitySettings.objects.get(slug=chance.choice(SLUGS))
    settings.name = f"Ville {number}"
    settings.save()


def change_host(towns, chance, number):
    site = CitySettings.objects.get(slug=chance.choice(SLUGS)).site
    site.hostname = f"ville{number}.localhost"
    site.save()


def rename_topic(towns, chance, number):
    topic = chance.choice(list(Topic.objects.all()))
    topic.title = f"Thème {number}"
    topic.save()


def change_code(towns, chance, number):
    topic = chance.choice(list(Topic.objects.all()))
    topic.slug = f"theme-{number}"
    topic.save()


def tag(towns, chance, number):
    page = a_page(towns, chance)
    page.tags.add(chance.choice(["velo", "parc", f"mot{number}"]))
    publish(page)


def rename_tag(towns, chance, number):
    tag = chance.choice(list(Tag.objects.all()))
    tag.name = f"Mot {number}"
    tag.save()


def rename_category(towns, chance, number):
    category = Category.objects.get()
    category.title = f"Catégorie {number}"
    category.save()


def describe_image(towns, chance, number):
    image = PortalImage.objects.get(pk=towns.image.pk)
    image.alt = f"Une place {number}"
    image.save()


def alert(towns, chance, number):
    town, now = town_of(towns, chance), timezone.now()
    home = type(town.home).objects.get(pk=town.home.pk)
    value = {"severity": "warn", "title": f"Vent fort {number}", "text": "", "link": []}
    hours = {"starts_at": chance.choice([-1, 2]), "ends_at": 5}
    moments = {name: now + timedelta(hours=number) for name, number in hours.items()}
    home.alerts = [("alert", value | moments)]
    publish(home)


def expire(towns, chance, number):
    page = a_page(towns, chance)
    if isinstance(page, BasePage):
        page.expire_at = timezone.now() + timedelta(hours=chance.choice([1, 3]))
        publish(page)


def change_menu(towns, chance, number):
    town, other = town_of(towns, chance), town_of(towns, chance)
    home = type(town.home).objects.get(pk=town.home.pk)
    led_to = chance.choice([other.service, *other.news])
    home.menu = [("link", {"label": f"Menu {number}", "page": led_to, "url": ""})]
    publish(home)


def change_hours(towns, chance, number):
    town = getattr(towns, chance.choice(SLUGS[1:]))
    place = type(town.places[0]).objects.get(pk=town.places[0].pk)
    place.hours = chance.choice(["Mo-Su 08:00-20:00", "Sa 10:00-12:00", ""])
    publish(place)


def time_passes(towns, chance, number):
    towns.clock.shift(timedelta(minutes=chance.choice([40, 90, 200])))


def a_night(towns, chance, number):
    towns.clock.shift(timedelta(hours=16))
    catch_up()


CHANGES = (
    publish_news,
    edit,
    rename,
    edit_text,
    share,
    unshare,
    unpublish,
    delete,
    move,
    rename_city,
    change_host,
    rename_topic,
    change_code,
    tag,
    rename_tag,
    rename_category,
    describe_image,
    alert,
    expire,
    change_menu,
    change_hours,
    time_passes,
    a_night,
)
