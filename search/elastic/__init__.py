"""The answers of Elasticsearch (search.protocol), where `settings.ELASTICSEARCH_URL` names one.

Documents are fed from the outbox by a task (feeding), whole answers come in one request (answering). Whatever
it does, or does not, the database answers instead (docs/adr/0030).
"""
