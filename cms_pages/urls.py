"""Lists by topic, audience and keyword; and the feeds of every list, beside its page."""

from django.urls import path, re_path

from cms_pages import remarks, site_map, views

app_name = "cms_pages"

urlpatterns = [
    path("plan-du-site/", site_map.site_map, name="site-map"),
    path("une-erreur/", remarks.remark, name="remark"),
    path("une-erreur/merci/", remarks.thanks, name="remark-thanks"),
    path("themes/", views.topics, name="topics"),
    path("publics/", views.audiences, name="audiences"),
    path("themes/<slug:slug>/", views.topic, name="topic"),
    path("publics/<slug:slug>/", views.audience, name="audience"),
    path("mots-cles/", site_map.keywords, name="keywords"),
    path("mots-cles/<slug:slug>/", views.tag, name="tag"),
    path("themes/<slug:slug>/liste.<slug:extension>", views.topic, name="topic_face"),
    path("publics/<slug:slug>/liste.<slug:extension>", views.audience, name="audience_face"),
    path("mots-cles/<slug:slug>/liste.<slug:extension>", views.tag, name="tag_face"),
    re_path(r"^(?P<path>(?:[\w-]+/)*)liste\.(?P<extension>[a-z]+)$", views.page_face, name="page_face"),
]
