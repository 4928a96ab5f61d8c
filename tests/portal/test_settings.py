"""The test settings keep their promise: nothing of a test reaches the portal's own folders."""

import socket

import pytest
from django.conf import settings


def test_files_of_a_test_go_to_a_folder_that_is_thrown_away():
    assert settings.BASE_DIR not in settings.MEDIA_ROOT.parents


def test_internet_is_out_of_reach():
    with pytest.raises(Exception, match=r"198\.51"):
        socket.create_connection(("198.51.100.1", 80), timeout=1)
