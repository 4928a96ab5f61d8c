"""Which language answers: the one in the path if the city has it, else the best one it has."""

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header


def language_of_path(path, city):
    """The language that prefixes `path` (`/fr/…`), if `city` has a home page in it, else None."""
    code = path[1:].partition("/")[0]
    return code if code in city.homes else None


def best_language(accept_language, city):
    """The first language of the browser that `city` has, else the city's first one."""
    for code, _quality in parse_accept_lang_header(accept_language[:500]):
        short = code.partition("-")[0]
        if short in city.homes:
            return short
    return next(iter(city.homes), settings.LANGUAGE_CODE)
