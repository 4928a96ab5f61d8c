"""The forms of synonyms and promoted results."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from core.models import CitySettings
from search.workbench.models import Promotion, Synonym
from search.workbench.rights import cities_of, works_for_all


class OwnCityForm(forms.ModelForm):
    """Of one of the cities of `user`, which stays what it is; in a language of theirs."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        cities, names = self.offered(user), dict(settings.LANGUAGES)
        codes = dict.fromkeys(code for city in cities_of(user) for code in city.languages)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[(code, names.get(code, code)) for code in codes]
        )
        # A browser would cut what is pasted, and say nothing.
        del self.fields["words"].widget.attrs["maxlength"]
        city = self.fields["city"]
        city.queryset = CitySettings.objects.filter(pk__in=[city.settings.pk for city in cities])
        city.empty_label, city.required = None, True
        city.disabled = self.instance.pk is not None

    def offered(self, user):
        """The cities to choose from."""
        return cities_of(user)


class SynonymForm(OwnCityForm):
    """The hub shows all cities: what holds there holds everywhere."""

    class Meta:
        model = Synonym
        fields = ("words", "city", "language")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        if works_for_all(user):
            self.fields["city"].empty_label, self.fields["city"].required = _("All cities"), False

    def offered(self, user):
        """What holds on the hub is « all cities »."""
        return [city for city in cities_of(user) if not city.is_hub]


class PromotionForm(OwnCityForm):
    """Of a page that is published: nothing else can be found."""

    class Meta:
        model = Promotion
        fields = ("words", "page", "city", "language", "starts_on", "ends_on")
        widgets = {"page": AdminPageChooser, "starts_on": AdminDateInput, "ends_on": AdminDateInput}

    def clean_page(self):
        """Its title is told to nobody as long as it is a draft."""
        page = self.cleaned_data["page"]
        if not page.live:
            raise forms.ValidationError(_("The page is not published."))
        return page

    def clean(self):
        """In another language it would never be found."""
        cleaned = super().clean()
        page, language = cleaned.get("page"), cleaned.get("language")
        if page and language and page.locale.language_code != language:
            self.add_error("page", _("This page is in another language."))
        return cleaned
