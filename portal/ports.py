"""Whether a port can be served. Standard library only: ``make demo`` asks before it builds anything."""

import errno
import socket
import sys


def refuse_busy_port(port: int, address: str = "127.0.0.1") -> None:
    """Raise ``ValueError`` with one clear line where nobody could listen on that port."""
    if not 1 <= port <= 65535:
        raise ValueError(f"{port} is not a port: choose a number from 1024 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            reason = "is already in use" if error.errno == errno.EADDRINUSE else "cannot be opened"
            raise ValueError(f"Port {port} {reason}. Choose another: PORT={port + 10} make demo") from None


if __name__ == "__main__":
    try:
        refuse_busy_port(int(sys.argv[1]))
    except ValueError as error:
        sys.exit(str(error))
