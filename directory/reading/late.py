"""Libraries that only files and areas need, imported when something of them is first used: 25 MB of memory
that a process which serves pages keeps free."""

from importlib import import_module


class Late:
    """Reads like the library of that name, and costs nothing until then."""

    def __init__(self, name: str):
        self._name = name

    def __getattr__(self, name: str):
        return getattr(import_module(self._name), name)


ijson, pyproj, shapely = Late("ijson"), Late("pyproj"), Late("shapely")
