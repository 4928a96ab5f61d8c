"""« Quand sortir mes bacs ? » of the three towns: collections/<city>.csv, invented, read by the importer."""

from datetime import time
from pathlib import Path

from django.utils import translation

from directory.importing.runs import perform
from directory.importing.sources import find_source
from directory.models import SectorPage, WastePage, WasteRun
from directory.waste.imports.target import SECTORS
from portal.cities.skeleton import published
from portal.writing.stream import stream_of
from portal.writing.typography import french

FOLDER = Path(__file__).parent / "collections"
TITLE = "Quand sortir mes bacs ?"
INTRODUCTION = "Écrivez votre adresse, par exemple « {} » : voici quel bac sortir, quel jour et à partir de quelle heure."
EXAMPLES = {
    "roubaix": "12, rue de la Navette",
    "tourcoing": "8, rue du Wagon",
    "marcq": "4, avenue des Longues-Haies",
}
SEARCH_WORDS = "jour de collecte, sortir les poubelles, ramassage des ordures, calendrier des déchets"
SOURCE = "Secteurs de démonstration"
DISCLAIMER = "Contenu de démonstration. Les secteurs, les rues et les jours de cette page sont inventés."
BODY = """
## Que met-on dans chaque bac ?

- **Bac jaune** : tous les emballages et les papiers, vides et en vrac. Pas de sac fermé.
- **Bac gris** : ce qui ne se trie pas, dans un sac fermé.
- **Verre** : bouteilles, pots et bocaux, sans bouchon, dans les bornes à verre de votre quartier.
- **Encombrants** : meubles, matelas, gros appareils, sur rendez-vous. Ni gravats, ni pneus, ni bouteilles de gaz.

## Mon bac est cassé, volé ou trop petit

Demandez-en un autre à la Métropole européenne de Lille (MEL), sur son site. Sans internet, appelez la mairie au numéro de cette page : dites votre adresse et la couleur du bac.
"""


def plant_waste(cities, topics):
    """{key: page} of each town; its sectors come from its file."""
    planted = {}
    with translation.override("fr"):
        for path in sorted(FOLDER.glob("*.csv")):
            city = cities[path.stem]
            page = WastePage(
                title=french(TITLE),
                slug="collecte",
                introduction=french(INTRODUCTION.format(EXAMPLES[path.stem])),
                disclaimer=french(DISCLAIMER),
                search_words=SEARCH_WORDS,
                taken_in_by=time(20),
                body=stream_of(BODY),
                topics=[topics["proprete"]],
            )
            planted[f"{path.stem}/collecte"] = published(page, city.home)
            source = find_source(
                SECTORS, city=city.settings, slug="demonstration", adapter="table", name=SOURCE
            )
            source.save()
            run = perform(SECTORS, WasteRun.objects.create(source=source, file_name=path.name), path)
            for sector in SectorPage.objects.child_of(planted[f"{path.stem}/collecte"]):
                sector.disclaimer = french(DISCLAIMER)
                sector.save_revision().publish()
            assert run.counts.keys() == {"created"}, run.reason  # noqa: S101 (our own file)
    return planted
