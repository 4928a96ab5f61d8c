"""The portal's addresses, and a form without an account at /fr/essai/."""

from django import forms
from django.conf.urls.i18n import i18n_patterns
from django.shortcuts import render
from django.urls import path

from core.anonymous.forms import AnonymousForm
from core.anonymous.views import take, takes_forms
from portal.urls import handler400, handler403, handler404, handler500
from portal.urls import urlpatterns as of_the_portal

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

kept = []


class WishForm(AnonymousForm):
    purpose = "wish"
    wish = forms.CharField(label="Vœu")


@takes_forms
def wish(request):
    form = WishForm(request.POST or None)
    if request.method == "POST":
        response = take(request, form, lambda form: kept.append(form.cleaned_data["wish"]), "/fr/merci/")
        if response:
            return response
    return render(request, "core/anonymous_fields.html", {"form": form})


urlpatterns = [*i18n_patterns(path("essai/", wish)), *of_the_portal]
