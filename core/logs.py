"""Keeps personal data out of log lines."""

import logging


class PrivacyFilter(logging.Filter):
    """Placeholder until the rules land."""
