"""Words of the interface: which messages there are, which of them residents read, what a language lacks."""
