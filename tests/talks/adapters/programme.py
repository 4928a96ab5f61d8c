"""The programme that the town hall keeps in a spreadsheet."""

from tests.talks.imports import TalkAdapter


class Adapter(TalkAdapter):
    label = "Programme"
    mapping = {
        "identifier": ["id"],
        "columns": {
            "title": "titre",
            "code": "code",
            "room": "salle",
            "given_on": "date",
            "seats": "places",
            "is_online": "en ligne",
            "description": "texte",
        },
        "lookups": {"speaker": {"column": "qui", "values": {"Marie Curie": "curie", "Ada Lovelace": "ada"}}},
    }
