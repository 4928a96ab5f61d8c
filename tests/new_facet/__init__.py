"""An app that only tests know: it adds a facet, and nothing else in the project says its name."""
