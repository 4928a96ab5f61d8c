"""One visit of a page in Chromium, and all that is measured while it lasts."""

from tests.browser.measures import (
    Traffic,
    accessibility_faults,
    cut_words,
    keyboard_faults,
    overflow_faults,
)
from tests.long import IS_LONG

LAPTOP, PHONE, TABLET, TALL = 1280, 320, 768, 900


class Visit:
    """A page asked once; each attribute lists the faults of one kind, or holds what was seen.

    In this order, because a walk with Tab starts where the page does, and what is measured on the wire
    ends with the first view.
    """

    def __init__(self, page, address):
        self.page, self.traffic = page, Traffic(page)
        self.source = page.goto(address).body()
        self.requests, self.bytes = [*self.traffic.requests], self.traffic.bytes
        self.third_parties = self.traffic.third_parties(address)
        self.cookies = page.context.cookies()
        self.text = page.inner_text("body")
        self.keyboard = keyboard_faults(page)
        self.large_text = self._with_large_text()
        self.accessibility, self.overflow = [], []
        for width in (LAPTOP, TABLET, PHONE):
            self._look_at(width)

    def _with_large_text(self):
        self.page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults = overflow_faults(self.page) + cut_words(self.page)
        self.page.evaluate("document.documentElement.style.fontSize = ''")
        return faults

    def _look_at(self, width):
        """Every rule at both ends; of colours the light ones on a laptop and the dark ones on a phone, unless
        there is time for all."""
        self.page.set_viewport_size({"width": width, "height": TALL})
        self.overflow += overflow_faults(self.page)
        if width == TABLET:
            return
        faults = accessibility_faults(self.page, of_colours=IS_LONG or width == LAPTOP)
        self.accessibility += [f"{width} light: {fault}" for fault in faults]
        if IS_LONG or width == PHONE:
            faults = accessibility_faults(self.page, "dark")
            self.accessibility += [f"{width} dark: {fault}" for fault in faults]
