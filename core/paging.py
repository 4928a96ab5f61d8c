"""Page numbers of a list: always a number that exists, whatever was typed in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAX_DIGITS = 6


@dataclass(frozen=True)
class Paging:
    """Page `number` (from 1) of a list of `total` items, `size` per page."""

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """Number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def start(self) -> int:
        """Index of the first item of the page, from 0: `items[paging.start : paging.stop]`."""
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        """Index after the last item of the page."""
        return min(self.start + self.size, self.total)

    @property
    def previous(self) -> int | None:
        """Number of the page before, or None."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """Number of the page after, or None."""
        return self.number + 1 if self.number < self.last else None

    @property
    def has_pages(self) -> bool:
        """Whether there is more than one page."""
        return self.last > 1

    @property
    def pages(self) -> list[int | None]:
        """Numbers to link: first, last and two on each side of this one; None where some are left out."""
        around = {1, self.last, *range(self.number - 2, self.number + 3)}
        shown: list[int | None] = []
        before = 0
        for number in sorted(n for n in around if 1 <= n <= self.last):
            if number - before == 2:
                shown.append(number - 1)
            elif number - before > 2:
                shown.append(None)
            shown.append(number)
            before = number
        return shown

    def links(self, url: Callable[[int], str]) -> dict[str, Any]:
        """What core/components/pagination.html draws; `url(number)` is the address of a page."""
        return {
            "page_number": self.number,
            "pages": [
                {"number": number, "url": url(number) if number else "", "is_current": number == self.number}
                for number in self.pages
            ],
            "previous_url": url(self.previous) if self.previous else "",
            "next_url": url(self.next) if self.next else "",
        }


def read_page_number(raw: Any, total: int, size: int) -> Paging:
    """The Paging that `raw`, the text of the address, asks for; never raises, stays within the list."""
    text = str(raw or "").strip()
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else 1
    first = Paging(1, size, max(0, total))
    return Paging(min(max(1, wanted), first.last), size, first.total)
