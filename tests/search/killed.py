"""A process that dies after its change is committed and before the index knows: nothing is simulated."""

import os
import sys
import traceback

from django.db import connection, connections

DIED, SURVIVED, FAILED = 9, 0, 1


def _die_at_projection(execute, sql, params, many, context):
    if 'FROM "search_dirtypage"' in sql and not connection.in_atomic_block:
        os._exit(DIED)
    return execute(sql, params, many, context)


def run_until_killed(change):
    """Exit code of `change`, run in a process of its own that ends as it starts to write documents."""
    connections.close_all()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        with connection.execute_wrapper(_die_at_projection):
            change()
        os._exit(SURVIVED)
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(FAILED)
