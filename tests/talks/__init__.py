"""A page type that only tests have: it shows what an app of its own writes, and that core, search and
directory know nothing of it. A talk has a document, a card, a context, feeds, and imports with matching.
"""
