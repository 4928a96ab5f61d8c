"""Languages that a place names, in the words of its reader."""

from django.utils.translation import override

from directory.spoken import spoken_in_words


def said(names, language):
    with override(language):
        return spoken_in_words(names, "fr")


def test_languages_are_named_in_the_readers_language():
    assert said("français, arabe et portugais", "en") == "French, Arabic, Portuguese"
    assert said("langue des signes française, polonais", "nl") == "Franse gebarentaal, Pools"
    assert said("arabe, anglais", "ar").count("،") == 1


def test_what_is_no_known_language_stays_as_it_was_typed():
    assert said("ch’ti, anglais", "en") == "ch’ti, English"
    assert said("français, arabe et portugais", "fr") == "français, arabe et portugais"
