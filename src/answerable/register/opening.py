"""``answerable open FILE …``: a register for one person at this machine, to check documents in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from answerable.register import starting

if TYPE_CHECKING:
    from collections.abc import Sequence

HOST = "127.0.0.1"
PORT = "8000"
PATIENCE = 60  # seconds for the server to answer
FAILED = 2


def open_register(arguments: Sequence[str], *, language: str) -> int:
    """Take the files in, print an address that signs in once, and serve until Ctrl-C or another end.

    With ANSWERABLE_DEMO_ONCE=1 it ends as soon as the address has answered. ANSWERABLE_PORT names another
    port. Returns the exit status: 2 where no file could be taken in.
    """
    os.environ["ANSWERABLE_LOCAL"] = "1"
    starting.manage(["migrate", "--verbosity", "0"])
    starting.manage(["createcachetable", "--verbosity", "0"])
    translation.activate(language)
    if reasons := starting.reasons_not_to_serve():
        print(_("The register is not opened: %s") % "; ".join(reasons), file=sys.stderr)
        return 1
    from answerable.register.plans.files import sweep_if_ours

    sweep_if_ours()
    opened, problems = _take_in([Path(argument) for argument in arguments])
    for problem in problems:
        print(problem, file=sys.stderr)
    if arguments and not opened:
        return FAILED
    address = f"http://{HOST}:{os.environ.get('ANSWERABLE_PORT', PORT)}"
    _end_when_told()
    with Served(address) as server:
        if not _answers(address, server):
            print(
                _("Nothing answers at %s. Is the port taken? Set ANSWERABLE_PORT.") % address, file=sys.stderr
            )
            return 1
        if len(opened) > 1:
            for name, path in opened:
                print(f"{name}: {address}{path}")
        print(
            _("Open this address, which signs you in once:"),
            f"{address}{_sign_in(opened)}",
            sep="\n",
            flush=True,
        )
        if os.environ.get("ANSWERABLE_DEMO_ONCE") == "1":
            return 0
        print(_("Ctrl-C ends it."), flush=True)
        try:
            with Working():
                server.wait()
        except KeyboardInterrupt:
            return 0
    return server.returncode or 0


def _take_in(files: list[Path]) -> tuple[list[tuple[str, str]], list[str]]:
    """Each file as a draft, one transaction each: names and addresses, and sentences about those refused."""
    from answerable.register.accounts.local import local_account
    from answerable.register.bodies.services import load_catalogue
    from answerable.register.plans.importing import NotTakenIn, take_in
    from answerable.register.plans.problems import sentence
    from answerable.register.plans.services import receive

    load_catalogue()
    account = local_account()
    opened, problems = [], []
    for file in files:
        try:
            with file.open("rb") as stream:
                upload = receive(file.name, iter(lambda: stream.read(1 << 20), b""), by=account)
        except OSError as error:
            problems.append(f"{file}: {error.strerror}")
            continue
        try:
            edition = upload.edition or take_in(upload)
        except NotTakenIn as problem:
            problems.append(f"{file.name}: {sentence(problem.code)}")
            continue
        opened.append((file.name, reverse("check_start", args=[edition.pk])))
    return opened, problems


def _end_when_told() -> None:
    """Leave in order on SIGTERM and when the terminal is closed, so that the server ends too."""

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup has it
            signal.signal(number, leave)


def _sign_in(opened: list[tuple[str, str]]) -> str:
    """The path that signs in once: on to the one document that was opened, or else to the desk."""
    from answerable.register.accounts.local import local_account, local_token

    path = reverse("local_sign_in", args=[local_token(local_account())])
    return f"{path}?{urlencode({'next': opened[0][1]}, safe='/')}" if len(opened) == 1 else path


class Served:
    """The server in a process of its own, which ends with this one."""

    def __init__(self, address: str) -> None:
        bind = address.removeprefix("http://")
        self._command = [
            sys.executable, "-m", "gunicorn", "--no-control-socket", "--bind", bind, "--workers", "2",
            "--threads", "4", "--log-level", "warning", "answerable.register.wsgi",
        ]  # fmt: skip

    def __enter__(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(self._command)
        return self._process

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait()


class Working:
    """The worker in a process of its own, which ends with this one; what it was at is begun again."""

    def __enter__(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-m", "answerable", "worker"])

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Wait until the server says that it is well."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/suc-khoe/", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    return False
