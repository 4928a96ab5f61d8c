"""Activities as a target of imports (directory/importing): calendars of associations, agendas of OpenAgenda.

`ical` and `openagenda` turn a file into rows, whose cells are facts in words of this package; `adapters` turn
rows into `drafts`, `schedules` says dates as an editor would where that is possible. `target` says what
activities are to imports, `feeds` reads the addresses that sources have.
"""
