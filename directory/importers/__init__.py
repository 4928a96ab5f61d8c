"""Places from the registers that others keep: files in, a report out.

`reading` turns a file into rows, `adapters` turn rows into drafts of places (one module a kind of file),
`runs` compares them with what the directory holds and writes the difference. docs/data.md tells how to add
a source.
"""
