"""Whether tests take the time to meet what is rare: `make test-long`."""

import os

IS_LONG = os.environ.get("PORTAL_TEST_LONG") == "1"
