"""Run a command beside an Elasticsearch of its own: ``python -m tests.elasticsearch pytest tests/search``.

The archive for integration tests comes from Maven Central once, into the user's cache. The server lives in a
temporary folder, listens on a free loopback port, and ends with the command. It refuses to run as root: then
it runs as ``nobody``.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.postgres import free_port

INSTALL = "apt-get install maven openjdk-17-jdk-headless"
VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
MEMORY = "512m"
START_SECONDS = 240  # on a busy machine
RUNNING = "PORTAL_TEST_ELASTICSEARCH"  # in the environment: the address of one that tests are to use
SETTINGS = """cluster.name: portal-tests
network.host: 127.0.0.1
http.port: {port}
transport.port: 0
discovery.type: single-node
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""


def missing() -> str | None:
    """The line that installs what is missing here to fetch and run the server; None where nothing is."""
    return None if shutil.which("mvn") and shutil.which("java") else INSTALL


def archive() -> Path:
    """The zip of the server, fetched unless an earlier run did."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "portail-live"
    kept = cache / f"elasticsearch-{VERSION}.zip"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            goal = ["dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
            subprocess.run(["mvn", "-q", "-B", *goal], check=True, cwd=folder)
            (Path(folder) / kept.name).rename(kept)
    return kept


class Server:
    """A server in a folder of its own: it may be killed, frozen, and started again with the same data."""

    def __init__(self, java=""):
        self.java = java
        self.user = "nobody" if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="portal-es-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process = None
        shutil.unpack_archive(archive(), self.folder)
        self.home = self.folder / f"elasticsearch-{VERSION}"
        for program in (self.home / "bin").iterdir():
            program.chmod(0o755)
        (self.home / "config" / "elasticsearch.yml").write_text(SETTINGS.format(port=self.port))
        if self.user:
            self.folder.chmod(0o755)
            subprocess.run(["chown", "-R", self.user, self.folder], check=True)

    def start(self) -> None:
        """Start, and wait until it answers."""
        java = Path(os.path.realpath(shutil.which("java"))).parent.parent
        environment = {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": str(java),
            "ES_JAVA_OPTS": f"-Xms{MEMORY} -Xmx{MEMORY} {self.java}",
        }
        owner = {"user": self.user, "group": "nogroup", "extra_groups": []} if self.user else {}
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["bin/elasticsearch"],
                cwd=self.home,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **owner,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(
                    f"Elasticsearch did not start: {(self.folder / 'log').read_text()[-2000:]}"
                )
            time.sleep(0.2)

    def _is_ready(self) -> bool:
        try:
            return self.ask("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s")["status"] != "red"
        except (OSError, ValueError):
            return False

    def ask(self, verb: str, path: str, body: object = None) -> dict:
        """What the server says to a request of ours, beside the portal's client."""
        request = urllib.request.Request(self.url + path, method=verb)
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    @property
    def group(self) -> int:
        """The process group of the server and what it started."""
        return self._process.pid

    def signal(self, number: int) -> None:
        """Send a signal to the server and what it started."""
        os.killpg(self.group, number)

    def kill(self) -> None:
        """End it as a failing machine does."""
        self.signal(signal.SIGKILL)
        self._process.wait()

    def remove(self) -> None:
        """End it, and leave nothing."""
        if self._process and self._process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def server(java: str = ""):
    """A running Server, with further options of the Java machine."""
    running = Server(java)
    try:
        running.start()
        yield running
    finally:
        running.remove()


def main() -> int:
    """Run the command given on the command line; its exit code is ours."""
    if install := missing():
        sys.exit(f"No Maven or no Java. To install them: {install}")
    with server() as running:
        environment = {**os.environ, "ELASTICSEARCH_URL": running.url, RUNNING: running.url}
        with contextlib.suppress(KeyboardInterrupt):  # the command has been told too
            return subprocess.run(sys.argv[1:], env=environment).returncode
        return 0


if __name__ == "__main__":
    sys.exit(main())
