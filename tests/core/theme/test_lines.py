"""Titles broken into lines. One letter is one wide here."""

from core.theme.lines import broken, shortened


def test_a_short_title_stays_on_one_line():
    assert broken("Un parc", len, 20, 3) == ["Un parc"]


def test_lines_are_of_even_length():
    assert broken("un deux trois quatre", len, 17, 3) == ["un deux", "trois quatre"]


def test_no_line_ends_in_a_small_word():
    assert broken("Teindre un foulard avec des légumes", len, 26, 3) == [
        "Teindre un foulard",
        "avec des légumes",
    ]


def test_a_number_stays_with_what_it_counts():
    assert broken("Sept rues et 3 écoles", len, 14, 3) == ["Sept rues", "et 3 écoles"]


def test_no_break_spaces_do_not_break():
    assert broken("Que cherchez-vous\u202f?", len, 19, 3) == ["Que cherchez-vous\u202f?"]


def test_a_title_that_does_not_fit_says_so():
    assert broken("un deux trois", len, 5, 2) is None


def test_a_long_title_is_cut_after_a_word():
    assert shortened("un deux trois quatre", len, 8, 2) == ["un deux", "trois…"]


def test_a_word_wider_than_the_page_is_cut():
    assert shortened("anticonstitutionnellement", len, 10, 2) == ["anticonst…"]
