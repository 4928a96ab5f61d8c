"""Many pages of one type, made or published in one short transaction, as Wagtail would one by one.

Through Wagtail a page costs about 25 statements to make and 90 to change; here each table is written once for
a whole batch. Nothing is left out: every page has the history that an editor would have left, and can be
edited at once. docs/adr/0016 says what of treebeard and Wagtail is done again here, and
tests/directory/importing/test_bulk_pages.py compares every column with `add_child` and `publish`.
"""

from directory.importing.bulk_pages.changes import publish_pages
from directory.importing.bulk_pages.creation import insert_pages, prepare
from directory.importing.bulk_pages.history import contents_of

__all__ = ["contents_of", "insert_pages", "prepare", "publish_pages"]
