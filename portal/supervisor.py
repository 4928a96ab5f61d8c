"""Several programs that live together.

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
# Seconds before a program that died is started again: a database that is away comes back by itself.
PAUSE = 3
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Starts the programs and ends them all at the first signal, or when the first of them dies by itself:
    without it nothing is served. The others are started again."""

    def __init__(
        self,
        programs: Mapping[str, Sequence[str]],
        folder: Path,
        say: Callable[[str], None],
        pause: float = PAUSE,
    ):
        self.programs = programs
        self.folder = folder
        self.say = say
        self.pause = pause
        self.started_again_at: dict[str, float] = {}
        self.stopping = threading.Event()
        self.running: dict[str, subprocess.Popen] = {}

    def run(self) -> int:
        """Exit code: 0 when asked to stop, 1 when the first program ended by itself."""
        before = {number: signal.signal(number, self._ask_to_stop) for number in STOP_SIGNALS}
        try:
            for name in self.programs:
                self._start(name)
            return self._watch()
        finally:
            self._end_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask_to_stop(self, number, frame) -> None:
        self.stopping.set()

    def _start(self, name: str) -> None:
        # A session of its own: Ctrl-C reaches the supervisor only, which ends them in order.
        command = self.programs[name]
        self.running[name] = subprocess.Popen(command, cwd=self.folder, start_new_session=True)

    def _watch(self) -> int:
        first = next(iter(self.programs))
        while not self.stopping.wait(0.2):
            for name, program in list(self.running.items()):
                if program.poll() is None:
                    continue
                if name == first:
                    self.say(f"The {name} ended by itself (exit code {program.returncode}): the others end.")
                    return 1
                self._start_again(name, program.returncode)
        return 0

    def _start_again(self, name: str, code: int) -> None:
        """Say once that it died, and start it when the pause is over."""
        now = time.monotonic()
        if name not in self.started_again_at:
            self.say(f"The {name} ended by itself (exit code {code}): started again in {self.pause:g} s.")
            self.started_again_at[name] = now + self.pause
        elif now >= self.started_again_at[name]:
            del self.started_again_at[name]
            self._start(name)

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
