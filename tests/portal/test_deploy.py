"""The files of deploy/ say what the code says."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands

from core.headers import FILE_HEADERS

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted(path.name for path in (DEPLOY / "systemd").glob("*.service"))


@pytest.mark.parametrize("header", sorted(set(FILE_HEADERS) - {"Permissions-Policy"}))
def test_nginx_sends_media_with_the_headers_of_the_portal(header):
    media = (DEPLOY / "nginx.conf").read_text().split("location /media/")[1].split("}")[0]
    assert f'add_header {header} "{FILE_HEADERS[header]}" always;' in media


@pytest.mark.parametrize("unit", UNITS)
def test_units_run_commands_that_exist(unit):
    commands = re.findall(r"manage\.py (\w+)", (DEPLOY / "systemd" / unit).read_text())
    assert set(commands) <= set(get_commands())


def test_example_environment_names_only_variables_that_are_read():
    names = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "portal.env.example").read_text(), re.M)
    source = (settings.BASE_DIR / "portal" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    assert set(names) <= read


def test_every_command_of_the_operations_page_exists():
    page = (settings.BASE_DIR / "docs" / "operations.md").read_text()
    commands = set(re.findall(r"(?:^|`|&& )portal ([a-z_]+)", page, re.M))
    assert commands <= set(get_commands()) | {"check"}
