"""No module needs itself: an import inside a function is an arrow like any other."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.architecture.sources import LAYERS


@pytest.fixture(scope="module")
def imports():
    """{module: modules that it imports, wherever the import stands}, strings and templates left out."""
    graph = grimp.build_graph(*LAYERS, cache_dir=None)
    return {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}


def cycle_in(imports):
    """The modules of one cycle, or None."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return error.args[1]
    return None


def test_no_module_imports_itself_through_others(imports):
    assert cycle_in(imports) is None


def test_only_what_registers_map_layers_knows_them(imports):
    """The folder can be deleted together with these lines."""
    knowing = {
        name
        for name, known in imports.items()
        if any(f"{other}.".startswith("directory.layers.") for other in known)
        and not f"{name}.".startswith("directory.layers.")
    }

    assert knowing == {
        "directory.apps",
        "directory.wagtail_hooks",
        "directory.management.commands.import_layer",
        "portal.demo.map_layers",
    }


def test_imports_inside_functions_count(tmp_path, monkeypatch):
    (tmp_path / "knot").mkdir()
    (tmp_path / "knot" / "__init__.py").write_text("")
    (tmp_path / "knot" / "one.py").write_text("from knot import two\n")
    (tmp_path / "knot" / "two.py").write_text("def late():\n    from knot import one\n    return one\n")
    monkeypatch.syspath_prepend(tmp_path)
    graph = grimp.build_graph("knot", cache_dir=None)

    assert cycle_in({name: graph.find_modules_directly_imported_by(name) for name in graph.modules})
