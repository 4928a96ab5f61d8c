"""How long a city believes its records."""

import pytest
from django.core.exceptions import ValidationError

from directory.models import DirectorySettings


@pytest.mark.parametrize(("sink", "hide"), [(12, 12), (24, 12), (None, 12)])
def test_a_record_sinks_before_it_is_hidden(sink, hide):
    with pytest.raises(ValidationError):
        DirectorySettings(sink_after=sink, hide_after=hide).full_clean(
            exclude=["site"], validate_unique=False
        )
