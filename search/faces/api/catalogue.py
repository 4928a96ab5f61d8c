"""Which lists a site has, for the description of its API: each app tells its own in `AppConfig.ready()`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from core.viewer import Viewer
from search.listings import Listing


@dataclass(frozen=True)
class SiteList:
    """A list. Lists that differ in one part of their address are one: « /fr/themes/{theme}/ » in place of the
    path of the `listing`, which is any of them, and `{theme: values}` in `parts`."""

    listing: Listing
    title: str = ""
    template: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The address without host, ending in a slash."""
        return self.template or self.listing.path


Find = Callable[[Viewer], Iterable[SiteList]]
_finds: list[Find] = []


def register_lists(find: Find) -> None:
    """`find(viewer)` gives the lists of one app on the site of a viewer, in his language."""
    _finds.append(find)


def lists_of(viewer: Viewer) -> Iterator[SiteList]:
    """Every list of the site, in the order of registration."""
    for find in _finds:
        yield from find(viewer)
