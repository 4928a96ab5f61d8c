"""Open data of each city under /donnees/: the directory in national formats and in its own.

Files of different licences are never mixed: what comes from OpenStreetMap stays in files of its own.
"""
