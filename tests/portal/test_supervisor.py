"""Programs that live and end together (what ``make serve`` relies on)."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from portal.ports import refuse_busy_port
from portal.supervisor import Supervisor
from tests.architecture.sources import ROOT
from tests.postgres import free_port

FOREVER = [sys.executable, "-c", "import signal; signal.pause()"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def spoken():
    return []


def test_a_web_server_that_dies_ends_the_others(spoken):
    supervisor = Supervisor({"web server": DIES, "worker": FOREVER}, ROOT, spoken.append)
    supervisor.run()
    assert supervisor.running["worker"].poll() == -signal.SIGTERM


def test_a_web_server_that_dies_is_an_error_that_names_it(spoken):
    code = Supervisor({"web server": DIES, "worker": FOREVER}, ROOT, spoken.append).run()
    assert (code, spoken) == (1, ["The web server ended by itself (exit code 3): the others end."])


def test_a_worker_that_dies_is_started_again(spoken):
    """Twice; then the test asks to stop."""

    def say(line):
        spoken.append(line)
        if len(spoken) == 2:
            supervisor.stopping.set()

    supervisor = Supervisor({"web server": FOREVER, "worker": DIES}, ROOT, say, pause=0)
    assert supervisor.run() == 0
    assert spoken == ["The worker ended by itself (exit code 3): started again in 0 s."] * 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all_without_error(number, spoken):
    supervisor = Supervisor({"web server": FOREVER, "worker": FOREVER}, ROOT, spoken.append)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), number))
    timer.start()
    assert supervisor.run() == 0
    assert {program.poll() for program in supervisor.running.values()} == {-signal.SIGTERM}


def test_a_busy_port_is_refused_in_one_line(live_socket):
    with pytest.raises(
        ValueError, match=r"^Port \d+ is already in use\. Choose another: PORT=\d+ make demo$"
    ):
        refuse_busy_port(live_socket)


def test_a_free_port_is_not_refused():
    assert refuse_busy_port(free_port()) is None


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(ValueError, match="is not a port"):
        refuse_busy_port(port)


def test_make_asks_for_the_port_with_the_standard_library_only(live_socket):
    command = [sys.executable, "-I", "portal/ports.py", str(live_socket)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)


@pytest.fixture
def live_socket():
    """A port that somebody listens on."""
    import socket

    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]
