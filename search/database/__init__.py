"""The answers of the database (search.protocol): sets of documents in memory, words looked up in SQL.

Bit n of an integer stands for document n, and a version of the index is a snapshot of such sets
(docs/adr/0003). Nothing outside this package knows them but the modules that write the index.
"""
