"""What is measured on a page in Chromium. Each function returns the faults it found."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python

# How many stops Tab should make; the radio buttons of one question are one stop.
FOCUSABLE = """() => new Set([...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
  .filter(e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length && e.checkVisibility()
    && getComputedStyle(e).visibility !== 'hidden')
  .map(e => e.type === 'radio' ? `${e.form?.id} ${e.name}` : e)).size"""

# Tab starts at the top, even where the browser was sent to a mistake.
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}"""

# The element with the focus: its number, whether its ring shows, whether something covers it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  window.numbered ??= new Map();
  if (!numbered.has(e)) numbered.set(e, numbered.size);
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const related = other => other.contains(top) || top.contains(other);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    number: numbered.get(e),
    name: `${e.tagName.toLowerCase()} ${(e.innerText || e.value || e.name || '').trim().slice(0, 40)}`,
    ring: outlined || style.boxShadow !== 'none',
    covered: !!top && ![e, ...(e.labels ?? [])].some(related),
    positive: e.tabIndex > 0,
  }}"""

# At each press of Tab but the first: what the one before it led to.
NOTE_STOPS = f"""() => {{
  addEventListener('keydown', () => {{
    if (window.walk) walk.push(({FOCUSED})());
    else window.walk = [];
  }}, true);
}}"""
PRESSES = 16  # between two looks at what was noted

# Elements that stick out to the right, unless they scroll by themselves.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className} ${(e.innerText || '').slice(0, 30)}`)
    .concat(`page is ${document.documentElement.scrollWidth} px wide`)}"""


class Traffic:
    """Listens to a page: requests, bytes on the wire, console."""

    def __init__(self, page):
        self.requests: list[str] = []
        self.bytes = 0
        self.complaints: list[str] = []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.requestWillBeSent", self._request)
        network.on("Network.loadingFinished", self._loaded)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, event):
        if event["request"]["url"].startswith("http"):
            self.requests.append(event["request"]["url"])

    def _loaded(self, event):
        self.bytes += event["encodedDataLength"]

    def _console(self, message):
        # A missing page is a test of its own; the console reports its status as an error.
        if message.type in {"error", "warning"} and "status of 404" not in message.text:
            self.complaints.append(message.text)

    def third_parties(self, address: str) -> set[str]:
        """Hosts asked that are not the page's own."""
        return {urlsplit(url).netloc for url in self.requests} - {urlsplit(address).netloc}


@cache
def _axe_source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


# What axe-core says of colours: more than half of what it costs.
COLOURS = ["color-contrast", "link-in-text-block"]


def accessibility_faults(page, scheme: str = "light", *, of_colours: bool = True) -> list[str]:
    """What axe-core finds, best practices included, on the page as it is now, in light or dark.

    Dark colours change what is said of colours alone: the other rules are asked in light, where those of
    colours may be left out.
    """
    page.emulate_media(color_scheme=scheme)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe_source())
    options = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = COLOURS
    elif not of_colours:
        options["rules"] = {name: {"enabled": False} for name in COLOURS}
    violations = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{fault['id']}: {fault['help']} {fault['nodes'][0]['target']}" for fault in violations]


def keyboard_faults(page, limit: int = 400) -> list[str]:
    """Walk through the page with Tab: every stop shows its ring, nothing is skipped, nothing traps."""
    page.evaluate(FROM_THE_TOP)
    expected, stops, faults = page.evaluate(FOCUSABLE), [], []
    for stop in _walk(page, limit):
        if stop and stops[-1:] == [stop["number"]]:
            continue  # the day, the month and the hour of one field
        if stop is None or stop["number"] in stops:
            break
        stops.append(stop["number"])
        faults += [f"{fault}: {stop['name']}" for fault, found in stop_faults(stop).items() if found]
    if len(stops) < expected:
        faults.append(f"{expected - len(stops)} of {expected} elements are never reached")
    return faults


def _walk(page, limit):
    """What has the focus after each press of Tab, as the page notes it: it is not asked after every press."""
    page.evaluate(NOTE_STOPS)
    for press in range(1, limit + 1):
        page.keyboard.press("Tab")
        if press % PRESSES == 0:
            yield from page.evaluate(f"() => [...window.walk.splice(0), ({FOCUSED})()]")


def stop_faults(stop: dict) -> dict[str, bool]:
    """What may be wrong with one stop of the walk."""
    return {"no ring": not stop["ring"], "covered": stop["covered"], "positive tabindex": stop["positive"]}


# Words of two letters and more whose parts stand on two lines, but those that only readers of screens get.
CUT_WORDS = """() => {
  const cut = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, element = text.parentElement;
    if (!element.offsetParent || getComputedStyle(element).clipPath !== "none") continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]{2,}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter((box) => box.width > 0.5);
      if (new Set(lines.map((box) => Math.round(box.top))).size > 1) cut.add(word[0]);
    }
  }
  return [...cut];
}"""


def cut_words(page) -> list[str]:
    """Words that are broken over two lines."""
    return page.evaluate(CUT_WORDS)


def overflow_faults(page) -> list[str]:
    """What makes the page scroll sideways at its present width."""
    return page.evaluate(TOO_WIDE)
