"""Descriptions of other people's pages -> plain lines: tags and entities go, paragraphs stay lines."""

import re
from html import unescape
from html.parser import HTMLParser

from directory.reading import texts

TAGS = "p|br|div|span|a|ul|ol|li|b|i|em|strong|h[1-6]|table|tr|td|html|body|script|style"
MARKUP = re.compile(rf"</?(?:{TAGS})\b[^>]*>", re.IGNORECASE)
LINES = {"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
UNSEEN = {"script", "style", "head", "title", "template"}


class _Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.unseen = [], 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        if tag in LINES:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN and self.unseen > 0
        if tag in LINES:
            self.pieces.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.pieces.append(data)


def plain_lines(text: str) -> str:
    """The text as lines without tags or entities."""
    if MARKUP.search(text):
        parser = _Text()
        parser.feed(text)
        parser.close()
        text = "".join(parser.pieces)
    return texts.lines(unescape(text))
