from enum import Enum, EnumMeta
from typing import Any

class ChoicesType(EnumMeta):
    @property
    def choices(cls) -> list[tuple[str, Any]]: ...
    @property
    def values(cls) -> list[str]: ...

class Choices(Enum, metaclass=ChoicesType):  # type: ignore[misc]
    @property
    def label(self) -> Any: ...

class TextChoices(str, Choices): ...  # type: ignore[misc]

def __getattr__(name: str) -> Any: ...
