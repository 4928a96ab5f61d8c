"""Names of the addresses of a target's screens."""

from directory.importing.target import Target


def names_of(target: Target) -> dict[str, str]:
    """{screen: name}; `run`, `columns` and `decide` take the id of a run, `stop` that of a source."""
    name = target.name
    return {
        "index": f"{name}s",
        "new": f"{name}_new",
        "run": name,
        "columns": f"{name}_columns",
        "decide": f"{name}_decide",
        "stop": f"{name}_stop",
    }
