"""What an Elasticsearch holds, as it says itself."""

from search.elastic.mapping import alias
from search.models import SearchDocument


def versions(server, index=None):
    """{key: version} of all that can be found in an index."""
    server.ask("POST", f"/{index or alias()}/_refresh")
    found = server.ask("POST", f"/{index or alias()}/_search", {"size": 10_000, "version": True})
    return {hit["_id"]: hit["_version"] for hit in found["hits"]["hits"]}


def documents():
    """{key: version} of all that should be found."""
    return dict(SearchDocument.objects.values_list("key", "version"))


def indices(server):
    """The names of the portal's indices."""
    return sorted(server.ask("GET", f"/{alias()}-*?features=aliases"))
