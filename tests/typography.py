"""French as printers set it: what no message and no page may show."""

import re

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
FAULTS = {
    "a straight apostrophe": re.compile(r"(?<=\w)'(?=\w)"),
    "three dots": re.compile(r"\.\.\."),
    "no no-break space before a colon": re.compile(rf"(?<!{NO_BREAK}):(?=\s|$)"),
    "no narrow no-break space before ; ? !": re.compile(
        rf"(?<![{NARROW}?!])(?<!&\w{{2}})(?<!&\w{{4}})[;?!](?![\w=])"
    ),
    "no no-break space inside quotes": re.compile(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»"),
    "straight quotes": re.compile(r'(?<![=\w])"(?=\w)|(?<=\w)"(?![\w>])'),
}


def french_faults(text: str) -> list[str]:
    """One line per fault found in a text read by residents, with the words around it."""
    return [
        f"{fault}: {text[max(0, match.start() - 25) : match.end() + 15]!r}"
        for fault, pattern in FAULTS.items()
        for match in pattern.finditer(text)
    ]
