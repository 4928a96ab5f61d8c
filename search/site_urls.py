"""What machines ask of each host, outside languages."""

from django.urls import path

from search import opensearch, sitemaps

urlpatterns = [
    path("opensearch.xml", opensearch.serve, name="opensearch"),
    path("sitemap.xml", sitemaps.serve, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.serve_part, name="sitemap-part"),
]
