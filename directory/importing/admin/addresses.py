"""Names of the addresses of a target's screens."""

from directory.importing.target import Target


def names_of(target: Target) -> dict[str, str]:
    """{screen: name}; `run` and `decide` take the id of a run, `stop` that of a source."""
    name = target.name
    return {
        "index": f"{name}s",
        "new": f"{name}_new",
        "run": name,
        "decide": f"{name}_decide",
        "stop": f"{name}_stop",
    }
