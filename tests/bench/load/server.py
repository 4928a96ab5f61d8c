"""gunicorn with the portal's configuration, and the processor time of its workers."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.postgres import free_port

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 300


class Server:
    """Two workers that answer on a port of this machine. `settings` is a module, `host` a name of
    theirs, `options` go before those of the configuration."""

    def __init__(self, application, settings, host, *options):
        self.port = free_port()
        command = [sys.executable, "-m", "gunicorn", application, "--config", "deploy/gunicorn.conf.py"]
        self._process = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{self.port}", *options],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": settings},
        )
        self._wait(host)

    def _wait(self, host):
        ends_at = time.monotonic() + START_SECONDS
        while time.monotonic() < ends_at:
            with suppress(OSError):
                client = Client(self.port)
                for _ in range(20):  # until both workers have started
                    client.get(host, "/")
                return
            time.sleep(0.2)
        self.stop()
        raise SystemExit("The web server does not start.")

    def seconds(self):
        """Processor time of the workers so far, to the nanosecond (Linux)."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        tasks = (task for pid in children for task in Path(f"/proc/{pid}/task").glob("*/schedstat"))
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def stop(self):
        """End it and its workers."""
        self._process.send_signal(signal.SIGQUIT)  # at once: nobody waits for an answer any more
        self._process.wait(120)


class Client:
    """A connection that stays open, as browsers keep one."""

    def __init__(self, port):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, host, path, **headers):
        """(status, headers) of an answer that has been read to its end."""
        sent = {"Host": host, "Accept-Encoding": "gzip", "Accept-Language": "fr"} | headers
        try:
            self._connection.request("GET", path, headers=sent)
            response = self._connection.getresponse()
        except (ConnectionResetError, BrokenPipeError):  # the server closes what was idle for two seconds
            self._connection.close()
            self._connection.request("GET", path, headers=sent)
            response = self._connection.getresponse()
        response.read()
        return response.status, response.headers
