"""Several programs that live and end together.

``make serve`` needs three: a web server alone would never publish what is scheduled nor run a task.
In production systemd does this work (deploy/systemd/).
"""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

# Seconds a program gets to finish its request or task before it is killed.
GRACE = 15
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Starts the programs, ends them all at the first signal or the first one that dies."""

    def __init__(self, programs: Mapping[str, Sequence[str]], folder: Path, say: Callable[[str], None]):
        self.programs = programs
        self.folder = folder
        self.say = say
        self.stopping = threading.Event()
        self.running: dict[str, subprocess.Popen] = {}

    def run(self) -> int:
        """Exit code: 0 when asked to stop, 1 when a program ended by itself."""
        before = {number: signal.signal(number, self._ask_to_stop) for number in STOP_SIGNALS}
        try:
            for name, command in self.programs.items():
                # A session of its own: Ctrl-C reaches the supervisor only, which ends them in order.
                self.running[name] = subprocess.Popen(command, cwd=self.folder, start_new_session=True)
            return self._watch()
        finally:
            self._end_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask_to_stop(self, number, frame) -> None:
        self.stopping.set()

    def _watch(self) -> int:
        while not self.stopping.wait(0.2):
            for name, program in self.running.items():
                if program.poll() is not None:
                    self.say(
                        f"The {name} ended by itself (exit code {program.returncode}): ending the others."
                    )
                    return 1
        return 0

    def _end_all(self) -> None:
        for program in self.running.values():
            if program.poll() is None:
                program.terminate()
        deadline = time.monotonic() + GRACE
        for name, program in self.running.items():
            try:
                program.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"The {name} did not end within {GRACE} s: killed.")
                program.kill()
                program.wait()
