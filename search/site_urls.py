"""What machines ask of each host, outside languages."""

from django.urls import path

from search import sitemaps

urlpatterns = [
    path("sitemap.xml", sitemaps.serve, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.serve_part, name="sitemap-part"),
]
