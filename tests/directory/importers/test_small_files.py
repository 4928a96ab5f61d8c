"""Twenty small files in the shapes of registers, read twice: every row counts, what is not read is said."""

import json

import pytest

MAPPING = {
    "columns": {
        "title": "nom",
        "street": "rue",
        "town": "ville",
        "phone": "tel",
        "email": "mail",
        "point": "point",
        "naf": "ape",
        "address": "adresse",
    },
    "identifier": ["id"],
}
HERE = "50.72,3.16"
FAR = "43.6,3.87"


def overpass(**tags):
    row = {"type": "node", "id": 1, "lat": 50.72, "lon": 3.16, "tags": {"name": "Fil", **tags}}
    return json.dumps({"elements": [row]})


# (name, content, kind of file, rows made, rows skipped, what the report says)
FILES = [
    ("plain.csv", f"id;nom;point\n1;A;{HERE}\n", "generic", 1, 0, ""),
    ("sep.csv", f"sep=;\nid;nom;point\n1;A;{HERE}\n", "generic", 1, 0, ""),
    ("tabs.csv", "id\tnom\tpoint\n1\tA\t50.72,3.16\n".encode("utf-16"), "generic", 1, 0, ""),
    ("cp1252.csv", f"id;nom;point\n1;Théâtre;{HERE}\n".encode("cp1252"), "generic", 1, 0, ""),
    (
        "mixed.csv",
        "id;nom;rue\n1;Épée;1 rue\n2;F".encode() + b"\xeate;2 rue\n",
        "generic",
        2,
        0,
        "Windows-1252",
    ),
    ("typed.csv", "id,C,9;nom,C,50;Coord_X,N,9,5;Coord_Y,N,9,5\n1;A;3.16;50.72\n", "generic", 1, 0, ""),
    ("object.json", '[{"id": 1, "nom": "A", "point": {"lon": 3.16, "lat": 50.72}}]', "generic", 1, 0, ""),
    ("list.json", '[{"id": 1, "nom": "A", "point": [50.72, 3.16]}]', "generic", 1, 0, ""),
    (
        "broken.json",
        '[{"id": 1, "nom": "A", "rue": "1 rue", "point": {"u": 1}}]',
        "generic",
        1,
        0,
        "pas compris",
    ),
    ("wkt.csv", "id;nom;point\n1;A;POINT (3.16 50.72)\n", "generic", 1, 0, ""),
    ("far.csv", f"id;nom;point\n1;A;{HERE}\n2;B;{FAR}\n", "generic", 1, 1, "hors de la commune"),
    ("town.csv", "id;nom;rue;ville\n1;A;1 rue;Lyon\n", "generic", 0, 1, "hors de la commune"),
    ("phone.csv", "id;nom;rue;tel\n1;A;1 rue;03 20 12 34 56 (accueil)\n", "generic", 1, 0, "(accueil)"),
    ("two.csv", "id;nom;rue;mail\n1;A;1 rue;a@b.fr c@d.fr\n", "generic", 1, 0, "c@d.fr"),
    ("naf.csv", "id;nom;rue;ape\n1;A;1 rue;99.99Z\n", "generic", 1, 0, "99.99Z"),
    ("address.csv", 'id;nom;adresse\n1;A;"1 rue, 59200, Tourcoing, Nord, FRA"\n', "generic", 1, 0, ""),
    ("doubled.csv", f"id;nom;point\n1;A;{HERE}\n1;B;50.74,3.16\n", "generic", 2, 0, "identifiant en double"),
    (
        "shut.csv",
        "id;nom;rue;etat\n1;A;1 rue;Fermé définitivement\n",
        "generic",
        0,
        1,
        "Fermé définitivement",
    ),
    ("vacant.json", overpass(shop="vacant"), "osm", 0, 1, "shop=vacant"),
    ("nowhere.csv", "id;nom;tel\n1;A;03 20 12 34 56\n", "generic", 0, 1, "ni position ni adresse"),
]


@pytest.mark.parametrize(
    ("name", "content", "adapter", "made", "skipped", "said"), FILES, ids=[f[0] for f in FILES]
)
def test_no_row_of_a_small_file_is_lost_without_a_word(
    bring, tourcoing, name, content, adapter, made, skipped, said
):
    tourcoing.city.latitude, tourcoing.city.longitude = 50.72, 3.16
    tourcoing.city.save()
    mapping = MAPPING if adapter == "generic" else ""
    first, second = (bring(content, adapter, name, mapping=mapping) for _ in range(2))
    counts = [(run.total, run.counts.get("skipped", 0)) for run in (first, second)]
    assert counts == [(made + skipped, skipped)] * 2
    assert (first.counts.get("created", 0), second.counts.get("unchanged", 0)) == (made, made)
    assert said in " ".join([*first.remarks, *first.lines.values_list("reason", flat=True)])
