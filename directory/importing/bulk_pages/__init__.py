"""Many pages in one short transaction."""
