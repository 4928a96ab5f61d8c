"""Chromium, a running portal, and what is measured on its pages."""

import os
import shutil

import pytest

from tests.browser.measures import Traffic
from tests.browser.running_portal import RunningPortal, read_addresses, serve
from tests.kept_demo import built_demo
from tests.postgres import free_port
from tests.run import find_chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Everything in this folder drives Chromium."""
    for item in items:
        if "tests/browser/" in str(item.path.as_posix()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's Chromium."""
    path = find_chromium()
    if path is None:
        missing = pytest.fail if os.environ.get("PORTAL_TEST_ALL") == "1" else pytest.skip
        missing("Chromium is missing: apt-get install chromium-headless-shell")
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium):
    """pytest-playwright starts the system's browser, which asks nobody anything."""
    return {"executable_path": chromium, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args():
    """A French visitor on a laptop."""
    return {"locale": "fr-FR", "viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    """Folder of the running portal."""
    folder = tmp_path_factory.mktemp("portal")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def portal(var):
    """The demo, built and served once for all browser tests."""
    port = free_port()
    shutil.copytree(built_demo(), var, dirs_exist_ok=True)
    with serve(var, port, "serve", "--port", str(port)):
        yield RunningPortal(port, read_addresses(var))


@pytest.fixture(scope="session")
def gallery(portal, var):
    """Address of the components page, which only a server in debug mode has."""
    port = free_port()
    with serve(var, port, "runserver", "--noreload", f"127.0.0.1:{port}", DEBUG="true"):
        yield f"http://live.localhost:{port}/composants/"


@pytest.fixture
def traffic(page):
    """What the page asks for and what its console complains about, from now on."""
    return Traffic(page)
