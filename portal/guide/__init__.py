"""The guide of editors: the chapters of docs/guide/, opened at the right one from each screen."""
