"""From a page to its translations: sending, progress, report; what becomes of them when the original goes."""
