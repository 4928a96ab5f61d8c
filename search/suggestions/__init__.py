"""Help while typing: what stands in a search box may begin the title of a page, the name of a street, or that
of a category, a topic, a district.

A process holds folded names (names.py): the titles and streets of all documents, patched by what was
published since (titles.py), and the labels of what a site shows (labels.py). An answer (answers.py) reads the
documents it names, so that a name that is out of date leads nowhere wrong.
"""
