"""Faults of the served HTML that a browser forgives."""

from collections import Counter
from itertools import pairwise

import html5lib

ID_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "form")


def markup_faults(source: bytes) -> list[str]:
    """Parse errors, doubled ids, references to nothing, missing or doubled h1."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(source, transport_encoding="utf-8")
    faults = [f"line {line}: {code} {details}" for (line, _column), code, details in parser.errors]
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = Counter(element.get("id") for element in elements if element.get("id") is not None)
    faults += [f"id {name!r} is used {count} times" for name, count in ids.items() if count > 1]
    faults += [
        f"{attribute}={name!r} names nothing" for attribute, name in references(elements) if name not in ids
    ]
    headings = [
        int(element.tag[1]) for element in elements if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]
    if headings.count(1) != 1:
        faults.append(f"{headings.count(1)} h1")
    jumps = [(before, after) for before, after in pairwise(headings) if after > before + 1]
    return faults + [f"h{before} is followed by h{after}" for before, after in jumps]


def references(elements):
    """Every id that an attribute points to, with the attribute's name."""
    for element in elements:
        for attribute in ID_REFERENCES:
            for name in (element.get(attribute) or "").split():
                yield attribute, name
        target = element.get("href") or ""
        if element.tag == "a" and target.startswith("#"):
            yield "href", target[1:]
