# Django brings no types. What mypy must know of it for the modules it checks is said here; the rest counts as
# anything.
from typing import Any

def __getattr__(name: str) -> Any: ...
