"""What can be wrong with a file as a whole. What is wrong with one row is a remark in the report."""


class FileRefusedError(Exception):
    """The file cannot be imported; the message says why, in words for an editor. Nothing was written."""
