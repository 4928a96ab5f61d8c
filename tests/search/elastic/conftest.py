"""What tests that kill a server rely on."""

import pytest

from tests import elasticsearch


@pytest.fixture(scope="module")
def own_server(elasticsearch_server):
    """A server that may be killed: that of all tests, unless somebody else started it."""
    if isinstance(elasticsearch_server, elasticsearch.Server):
        yield elasticsearch_server
        return
    with elasticsearch.server() as running:
        yield running
