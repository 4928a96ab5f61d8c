"""An editor's own file: a table in which the town hall keeps its shops, clubs or dates.

`kinds`: what a column may hold, which a target declares; `layout`: on which sheet and under which row the
columns stand; `samples`: what a few rows say; `guessing`: which column is what; `matches`: the editor's
answer as a mapping (directory.importing.mapping) and back; `preview`: the first rows as they would be
written."""
