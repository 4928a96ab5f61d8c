"""Easy versions of pages (FALC): short sentences, one idea a line, pictures; written, not translated."""
