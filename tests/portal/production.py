"""The portal installed as docs/operations.md says, from the files of deploy/, in a throw-away folder.

Only what belongs to a machine is replaced in these files: paths, ports, the certificate, the secret.
"""

import http.client
import os
import re
import secrets
import shutil
import ssl
import subprocess
import sys
import threading
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

from tests.postgres import free_port

ROOT = Path(settings.BASE_DIR)
PROGRAMS = ("nginx", "openssl")
INSTALL = "apt-get install nginx-light openssl"
PATH = f"{os.environ['PATH']}:/usr/sbin"  # where Debian puts nginx
HOST = "portail.example.org"
START_SECONDS = 60
HTTP = """
%(user)s
pid %(folder)s/nginx.pid;
events {}
http {
    include /etc/nginx/mime.types;
    access_log %(folder)s/access.log;
    error_log %(folder)s/error.log;
    client_body_temp_path %(folder)s/body;
    proxy_temp_path %(folder)s/proxy;
    fastcgi_temp_path %(folder)s/fastcgi;
    uwsgi_temp_path %(folder)s/uwsgi;
    scgi_temp_path %(folder)s/scgi;
    include %(folder)s/portal.conf;
}
"""


def missing_programs():
    """How to install what this machine lacks, or None."""
    return None if all(shutil.which(program, path=PATH) for program in PROGRAMS) else INSTALL


@dataclass
class Installation:
    """Where everything is; `environment` holds what portal.env says, and nothing of ours."""

    folder: Path
    environment: dict
    http_port: int
    https_port: int

    def manage(self, *arguments, **more):
        """A management command as the unit files run them; what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        options = {"cwd": ROOT, "env": self.environment | more, "capture_output": True, "text": True}
        result = subprocess.run(command, check=False, **options)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout


def install(folder, database):
    """An installation with the settings of the example, and a database that only lacks a city."""
    example = (ROOT / "deploy" / "portal.env.example").read_text()
    environment = dict(line.split("=", 1) for line in example.splitlines() if re.match(r"[A-Z_]+=", line))
    environment |= {"SECRET_KEY": secrets.token_urlsafe(50), "PORTAL_VAR": str(folder / "var")}
    (folder / "var").mkdir()
    if database.exists():
        shutil.copy(database, folder / "var" / "portal.sqlite3")
    return Installation(folder, environment, free_port(), free_port())


def exec_start(folder, name):
    """What systemd runs as that unit, with the paths of this machine."""
    unit = (ROOT / "deploy" / "systemd" / f"{name}.service").read_text()
    command = re.search(r"^ExecStart=(.+)$", unit, re.M)[1]
    command = command.replace("/srv/portal/.venv/bin", str(Path(sys.executable).parent))
    return command.replace("/run/portal", str(folder)).split()


def write_nginx(portal):
    """deploy/nginx.conf with the paths and ports of this machine, and what Debian puts around it."""
    folder = portal.folder
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    conf = re.sub(r"^ *listen \[::\].*\n", "", conf, flags=re.M)
    changed = {
        "listen 80;": f"listen 127.0.0.1:{portal.http_port};",
        "listen 443 ": f"listen 127.0.0.1:{portal.https_port} ",
        "/etc/ssl/portal": str(folder),
        "/var/log/nginx": str(folder),
        "/run/portal": str(folder),
        "/var/lib/portal": str(folder / "var"),
    }
    for theirs, ours in changed.items():
        assert theirs in conf, theirs
        conf = conf.replace(theirs, ours)
    (folder / "portal.conf").write_text(conf)
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    (folder / "nginx.conf").write_text(HTTP % {"folder": folder, "user": user})
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj"]
    certificate += [f"/CN={HOST}", "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(certificate, check=True, capture_output=True)


@contextmanager
def served(portal):
    """gunicorn as its unit starts it, nginx before it; both end with the block."""
    write_nginx(portal)
    nginx = ["nginx", "-p", portal.folder, "-c", portal.folder / "nginx.conf", "-g", "daemon off;"]
    with ExitStack() as ends:
        for command in (exec_start(portal.folder, "portal-web"), [*nginx, "-e", portal.folder / "error.log"]):
            process = subprocess.Popen(command, cwd=ROOT, env=portal.environment | {"PATH": PATH})
            ends.callback(process.wait, 30)
            ends.callback(process.terminate)
        wait_until_well(portal)
        yield


@contextmanager
def worker(portal, mail_port):
    """portal-worker as its unit starts it, with a mail server on that port."""
    environment = portal.environment | {"EMAIL_URL": f"smtp://127.0.0.1:{mail_port}"}
    process = subprocess.Popen(exec_start(portal.folder, "portal-worker"), cwd=ROOT, env=environment)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def wait_until_well(portal):
    wait_until(lambda: Browser(portal).get("/healthz").status == 200)


def wait_until(holds):
    """Ask again and again whether something holds; an OSError is no."""
    pause = threading.Event()
    for _ in range(START_SECONDS * 5):
        with suppress(OSError):  # what is asked may not be there yet
            if holds():
                return
        pause.wait(0.2)
    raise TimeoutError("It never came to pass.")


class Browser:
    """Asks nginx, keeps cookies, follows nothing."""

    def __init__(self, portal, host=HOST):
        self.portal, self.host, self.cookies = portal, host, {}

    def get(self, path, *, tls=True):
        return self._ask("GET", path, None, {}, tls)

    def post(self, path, fields, file=None):
        """Send a form, with a file where there is one: (name of the field, name, content)."""
        origin = f"https://{self.host}"
        headers = {"Origin": origin, "Referer": origin + path, "Sec-Fetch-Site": "same-origin"}
        if file is None:
            body, kind = urlencode(fields).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = _multipart(fields, file), "multipart/form-data; boundary=limit"
        return self._ask("POST", path, body, headers | {"Content-Type": kind}, True)

    def _ask(self, method, path, body, headers, tls):
        if tls:
            context = ssl._create_unverified_context()
            client = http.client.HTTPSConnection(
                "127.0.0.1", self.portal.https_port, timeout=30, context=context
            )
        else:
            client = http.client.HTTPConnection("127.0.0.1", self.portal.http_port, timeout=30)
        own = {"Host": self.host, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        with closing(client):
            client.request(method, path, body, headers | own)
            answer = client.getresponse()
            answer.body = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def _multipart(fields, file):
    name, file_name, content = file
    parts = [f'Content-Disposition: form-data; name="{k}"\r\n\r\n{v}'.encode() for k, v in fields.items()]
    head = f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"'
    parts.append(head.encode() + b"\r\nContent-Type: image/png\r\n\r\n" + content)
    return b"".join(b"--limit\r\n" + part + b"\r\n" for part in parts) + b"--limit--\r\n"
