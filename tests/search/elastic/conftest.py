from tests.elastic_index import elastic, elasticsearch_server  # noqa: F401 (fixtures)
