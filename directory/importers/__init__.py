"""Places as a target of imports (directory/importing): kinds of files, mappings, categories.

`target` says what places are to imports; `adapters` turn rows into `drafts`, one module a kind of file.
docs/data.md tells how to add a source.
"""
