"""The files of deploy/ say what the code says."""

import re
import runpy
import shutil
import subprocess

import pytest
from django.conf import settings
from django.core.management import get_commands

from core.headers import FILE_HEADERS
from core.views import IMAGE_SUFFIXES, MEDIA_MAX_AGE

DEPLOY = settings.BASE_DIR / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text()
MEDIA = NGINX.split("location /media/")[1].split("}")[0]
PROGRAMS = "/srv/portal/.venv/bin"
UNITS = sorted(path.name for path in (DEPLOY / "systemd").glob("*.service"))


@pytest.mark.parametrize("header", sorted(set(FILE_HEADERS) - {"Permissions-Policy"}))
def test_nginx_sends_media_with_the_headers_of_the_portal(header):
    assert f'add_header {header} "{FILE_HEADERS[header]}" always;' in MEDIA


def test_nginx_keeps_media_as_long_as_the_portal_does():
    assert f'add_header Cache-Control "public, max-age={MEDIA_MAX_AGE}" always;' in MEDIA


@pytest.mark.parametrize("suffix", IMAGE_SUFFIXES)
def test_nginx_shows_the_same_images_as_the_portal(suffix):
    images = re.search(r'"~\*(.+)" "";', NGINX)[1]
    assert re.search(images, f"/media/a{suffix}")


def test_nginx_lets_no_other_file_be_shown():
    assert not re.search(re.search(r'"~\*(.+)" "";', NGINX)[1], "/media/a.png.html")
    assert "add_header Content-Disposition $portal_disposition always;" in MEDIA


@pytest.mark.parametrize("unit", UNITS)
def test_units_run_commands_that_exist(unit):
    commands = re.findall(r"manage\.py (\w+)", (DEPLOY / "systemd" / unit).read_text())
    assert set(commands) <= set(get_commands())


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd (apt-get install systemd)")
def test_systemd_takes_every_unit_as_it_is_written(tmp_path):
    """Only the folder of the programs is another one: systemd asks whether they exist."""
    for path in (DEPLOY / "systemd").iterdir():
        (tmp_path / path.name).write_text(path.read_text().replace(PROGRAMS, str(tmp_path)))
    for program in ("python", "gunicorn"):
        (tmp_path / program).touch(mode=0o755)
    units = sorted(map(str, tmp_path.glob("portal-*")))
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert [line for line in said.stderr.splitlines() if "portal" in line] == []


def test_example_environment_names_only_variables_that_are_read():
    names = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "portal.env.example").read_text(), re.M)
    source = (settings.BASE_DIR / "portal" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    read |= set(re.findall(r'environ\.get\("([A-Z_]+)"', (DEPLOY / "gunicorn.conf.py").read_text()))
    assert set(names) <= read


@pytest.mark.parametrize(("said", "workers"), [(None, 2), ("5", 5)])
def test_web_concurrency_changes_the_processes(monkeypatch, said, workers):
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    if said:
        monkeypatch.setenv("WEB_CONCURRENCY", said)
    assert runpy.run_path(DEPLOY / "gunicorn.conf.py")["workers"] == workers


def test_every_command_of_the_operations_page_exists():
    page = (settings.BASE_DIR / "docs" / "operations.md").read_text()
    commands = set(re.findall(r"(?:^|`|&& )portal ([a-z_]+)", page, re.M))
    assert commands <= set(get_commands()) | {"check"}
