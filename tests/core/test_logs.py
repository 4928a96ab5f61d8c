"""Log lines carry no personal data."""

import io
import logging

import pytest

from core.logs import PrivacyFilter, without_personal_data


@pytest.fixture
def log():
    """A logger and the text it wrote."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(PrivacyFilter())
    logger = logging.Logger("privacy")
    logger.addHandler(handler)
    logger.written = stream.getvalue
    return logger


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Not Found: /fr/agenda/?q=divorce&page=2", "Not Found: /fr/agenda/?…"),
        ('"GET /fr/?mot=sida HTTP/1.1" 200', '"GET /fr/?… HTTP/1.1" 200'),
        ("sent to anne.durand+x@mairie-roubaix.fr, again", "sent to [e-mail], again"),
        ("from 192.168.12.7:4312", "from [ip]:4312"),
        ("from 2001:db8::8a2e:370:7334 refused", "from [ip] refused"),
        ("from ::1 refused", "from [ip] refused"),
        ("at 12:30:45 on 2026-11-23", "at 12:30:45 on 2026-11-23"),
        (f"Gone: /fr/fiche/aB3_-{'x' * 38}/changements/", "Gone: /fr/fiche/…/changements/"),
        (f"/fr/actualites/{'une-longue-adresse-' * 3}/", f"/fr/actualites/{'une-longue-adresse-' * 3}/"),
        ("Qui vient ? Personne", "Qui vient ? Personne"),
        ("core.middleware: 3.11.2", "core.middleware: 3.11.2"),
    ],
)
def test_personal_data_is_replaced_and_the_rest_kept(line, kept):
    assert without_personal_data(line) == kept


def test_arguments_of_a_record_are_read_too(log):
    log.warning("%s failed for %s", "/fr/?q=secret", "a@b.fr")
    assert log.written() == "/fr/?… failed for [e-mail]\n"


def test_a_traceback_is_read_too(log):
    try:
        raise ValueError("Key (email)=(anne@example.org) already exists, see /fr/?q=secret")
    except ValueError:
        log.exception("failed")
    assert "anne" not in log.written()
    assert "secret" not in log.written()
