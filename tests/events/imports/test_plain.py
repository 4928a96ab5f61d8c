import pytest

from events.imports.plain import plain_lines


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>Un&nbsp;mot</p>", "Un mot"),
        ("<ul><li>Un</li><li>Deux <b>gras</b></li></ul>", "Un\nDeux gras"),
        ("Vin &amp; fromage<br>dès 18 h", "Vin & fromage\ndès 18 h"),
        ("<p>Bal</p><script>alert(1)</script>", "Bal"),
        ("Moins de 3 < 5 enfants & co", "Moins de 3 < 5 enfants & co"),
        ("<p>non fermé <b", "non fermé <b"),
    ],
)
def test_words_of_other_pages_become_plain_lines(written, plain):
    assert plain_lines(written) == plain
