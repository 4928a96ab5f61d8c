"""The GET parameters that public pages read. Others (campaign marks, noise) change no answer.

A form that reads the address registers its names in `AppConfig.ready()`. What nobody registered never
reaches a view: an answer kept for everyone cannot depend on it.
"""

from django.http import QueryDict

_names: set[str] = set()
_private: set[str] = set()


def register(*names):
    """These parameters count."""
    _names.update(names)


def register_private(*names):
    """These count, and say something of the visitor: what answers them is kept nowhere."""
    register(*names)
    _private.update(names)


def are_private(query):
    """Whether an address says something of the visitor."""
    return any(query.get(name) for name in _private)


def canonical(query):
    """A QueryDict of what counts in `query`: names and values in one order, once each, none empty."""
    found = QueryDict(mutable=True)
    for name in sorted(_names.intersection(query)):
        if values := sorted({value for value in query.getlist(name) if value}):
            found.setlist(name, values)
    found._mutable = False
    return found
