from django.db import models

from directory.models.choices import ACCESS_FACTS


class AccessFacts(models.Model):
    """How one gets in and moves about, fact by fact: True, False, or None where nobody knows."""

    transport_station_presence = models.BooleanField(null=True, blank=True)
    stationnement_pmr = models.BooleanField(null=True, blank=True)
    stationnement_ext_pmr = models.BooleanField(null=True, blank=True)
    cheminement_ext_plain_pied = models.BooleanField(null=True, blank=True)
    entree_plain_pied = models.BooleanField(null=True, blank=True)
    entree_pmr = models.BooleanField(null=True, blank=True)
    entree_ascenseur = models.BooleanField(null=True, blank=True)
    entree_dispositif_appel = models.BooleanField(null=True, blank=True)
    entree_balise_sonore = models.BooleanField(null=True, blank=True)
    entree_aide_humaine = models.BooleanField(null=True, blank=True)
    accueil_visibilite = models.BooleanField(null=True, blank=True)
    accueil_cheminement_plain_pied = models.BooleanField(null=True, blank=True)
    accueil_equipements_malentendants_presence = models.BooleanField(null=True, blank=True)
    accueil_audiodescription_presence = models.BooleanField(null=True, blank=True)
    sanitaires_presence = models.BooleanField(null=True, blank=True)
    sanitaires_adaptes = models.BooleanField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def access_known(self):
        """{fact: True or False} of what is known, in the order of a visit."""
        found = {name: getattr(self, name) for name in ACCESS_FACTS}
        return {name: value for name, value in found.items() if value is not None}


for _name, _label in ACCESS_FACTS.items():
    AccessFacts._meta.get_field(_name).verbose_name = _label
