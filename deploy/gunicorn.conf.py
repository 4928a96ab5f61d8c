"""How the web server runs, on a laptop (``make serve``) and in production (systemd) alike."""

import gc
import os

# The worker class reads the settings before gunicorn imports portal.wsgi.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

# Two processes of four threads: measured best on two cores. WEB_CONCURRENCY changes the processes.
worker_class = "core.gunicorn_worker.PortalWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4

# Read once, and shared by the processes: new code needs a restart, a reload keeps the old one.
preload_app = True

# Log lines without query strings and addresses.
logger_class = "core.gunicorn_logs.PrivateLogger"
loglevel = "warning"

# The most gunicorn allows but « unlimited ». Its worker refuses more as core.refusals does: 400, in French.
limit_request_line = 8190

# Nobody manages it while it runs but systemd.
control_socket_disable = True


def when_ready(server):
    """What is shared stays so: the collector does not write into it."""
    gc.freeze()
