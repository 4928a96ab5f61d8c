"""Notes which pages changed."""


def connect():
    """Called once, when the app is ready."""
