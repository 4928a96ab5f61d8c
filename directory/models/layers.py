"""Things on the map that have no page of their own: bays, lanes, fountains, defibrillators."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.importing.models import Upload

BOUNDARY = "limite"  # the layer that is the border of its town


class Layer(models.Model):
    """A register of one kind of thing in a city. `schema` names its kind in directory.layers, which
    titles it in each language while `title` is empty."""

    city = models.ForeignKey("core.CitySettings", models.CASCADE, related_name="+", verbose_name=_("city"))
    slug = models.SlugField(_("short name"), max_length=60)
    title = models.CharField(_("title"), max_length=80, blank=True)
    schema = models.CharField(_("kind"), max_length=40)
    source = models.CharField(_("source"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    licence_url = models.URLField(_("address of the licence"), blank=True)
    fetched_on = models.DateField(_("read on"), null=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_shown = models.BooleanField(_("on the map"), default=True)
    report = models.JSONField(default=dict, help_text="of the last import: directory.layers.importing.Report")
    mapping = models.JSONField(default=dict, help_text="columns of the last file that editors named them of")

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("map layer")
        verbose_name_plural = _("map layers")
        constraints = [models.UniqueConstraint(fields=["city", "slug"], name="directory_one_layer")]

    def __str__(self):
        return self.title or self.slug


class LayerFeature(models.Model):
    """One point or line. `geometry` is GeoJSON, WGS 84; latitude and longitude are of its middle."""

    layer = models.ForeignKey(Layer, models.CASCADE, related_name="features")
    identifier = models.CharField(max_length=200)
    title = models.CharField(max_length=160, blank=True)
    geometry = models.JSONField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    facts = models.JSONField(default=dict, help_text="{fact of the schema: value}")

    class Meta:
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(fields=["layer", "identifier"], name="directory_one_feature")]

    def __str__(self):
        return self.title or self.identifier


class LayerUpload(Upload):
    """A file that an editor sends for a layer. `description` holds what the editor says of the layer;
    `report` is as in Layer."""

    city = models.ForeignKey("core.CitySettings", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    description = models.JSONField(default=dict)
    is_preview = models.BooleanField(default=True)
    report = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.kind}: {self.file_name}"
