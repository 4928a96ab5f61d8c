"""Lists by topic, audience and keyword; and the faces of every list, beside its page."""

from django.urls import path

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
    path("themes/<slug:slug>/<face:extension>", views.topic, name="topic_face"),
    path("publics/<slug:slug>/<face:extension>", views.audience, name="audience_face"),
    path("mots-cles/<slug:slug>/<face:extension>", views.tag, name="tag_face"),
    path("<face:extension>", views.page_face, {"path": ""}, name="home_face"),
    path("<path:path>/<face:extension>", views.page_face, name="page_face"),
]
