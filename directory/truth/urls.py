"""Pages on which people without an account say what is wrong, or right. Before Wagtail's own addresses."""

from django.urls import path, re_path

from directory.truth import owner, public

app_name = "directory_truth"

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+)corriger/$", public.correct, name="correct"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)corriger/merci/$", public.thanks, name="correct-thanks"),
    path("fiche/merci/<slug:what>/", owner.thanks, name="owner-thanks"),
    path("fiche/<str:token>/", owner.record, name="owner"),
    path("fiche/<str:token>/changements/", owner.change, name="owner-change"),
    path("fiche/<str:token>/nouveau/", owner.renew, name="owner-renew"),
]
