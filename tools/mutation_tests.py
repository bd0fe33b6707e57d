"""Runs the same tests again and again, each time in a process of its own that need not load pytest anew.

`server SOCKET TESTS...` waits; `client SOCKET` asks it for one run and ends as the run does. What is mutated is never
loaded by the server, so every run reads it from the disk. A client that is given up takes its run with it.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import time

NOBODY = "nobody answers"


def serve(path: str, tests: list[str]) -> None:
    """Answer one client after another with the code with which pytest ended."""
    import hypothesis
    import hypothesis.strategies  # slow to load, and never mutated
    import msgspec.toml  # noqa: F401
    import pytest

    sys.dont_write_bytecode = True  # a file may change twice in a second
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # the first example that refutes will do
    quick = {"phases": phases, "database": None, "deadline": None, "report_multiple_bugs": False}
    hypothesis.settings.register_profile("first-example", **quick)
    hypothesis.settings.load_profile("first-example")
    arguments = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning", *tests]
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)
        door.listen()
        while True:
            client, _ = door.accept()
            with client:
                run = os.fork()
                if run == 0:
                    quiet = os.open(os.devnull, os.O_WRONLY)
                    os.dup2(quiet, 1)
                    os.dup2(quiet, 2)
                    os._exit(int(pytest.main(arguments)))
                code = ended(run, client)
                with contextlib.suppress(OSError):  # whoever was given up hears no answer
                    client.send(bytes([code]))


def ended(run: int, client: socket.socket) -> int:
    """With what code a run ended; it is ended where its client goes away."""
    while True:
        gone, status = os.waitpid(run, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status) & 255
        if select.select([client], [], [], 0.01)[0]:
            os.kill(run, signal.SIGKILL)


def ask(path: str) -> int:
    """One run of the tests; says so where nobody answers, for that is no mutant found."""
    with socket.socket(socket.AF_UNIX) as door:
        for _ in range(100):
            with contextlib.suppress(OSError):
                door.connect(path)
                return (door.recv(1) or b"\x01")[0]
            time.sleep(0.1)
    sys.stdout.write(f"{NOBODY}\n")
    return 1


if __name__ == "__main__":
    if sys.argv[1] == "server":
        serve(sys.argv[2], sys.argv[3:])
    sys.exit(ask(sys.argv[2]))
