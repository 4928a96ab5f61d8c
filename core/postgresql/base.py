"""Django's backend, whose connections give up.

A server that is frozen, or a network that swallows packets, answers nothing and refuses nothing: limits that
the server keeps (`statement_timeout`) do not help, and the kernel of a frozen server still acknowledges every
packet. So the wait itself has an end (core.patience).
"""

from types import SimpleNamespace

import psycopg
from django.db.backends.postgresql import base
from psycopg import errors

from core import patience

# Seconds before the client gives up on what the server should have cancelled.
MARGIN = 3


class PatientConnection(psycopg.Connection):
    """Closes itself when an answer does not come in time: what it says later belongs to no question."""

    def wait(self, gen, *args, **options):
        if options.get("timeout") is None:
            options["timeout"] = patience.seconds()
        try:
            return super().wait(gen, *args, **options)
        except errors._WaitTimeout:
            self.close()
            raise psycopg.OperationalError("PostgreSQL did not answer in time") from None


class DatabaseWrapper(base.DatabaseWrapper):
    """A process that serves visitors also asks the server to cancel what takes too long."""

    Database = SimpleNamespace(**vars(psycopg) | {"connect": PatientConnection.connect})

    def get_connection_params(self):
        params = super().get_connection_params()
        if limit := patience.of_process():
            milliseconds = int((limit - MARGIN) * 1000)
            names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
            ours = " ".join(f"-c {name}={milliseconds}" for name in names)
            params["options"] = f"{params.get('options', '')} {ours}".strip()
        return params
