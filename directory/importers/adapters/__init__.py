"""One module a kind of file; its name is what `--adapter` takes."""
