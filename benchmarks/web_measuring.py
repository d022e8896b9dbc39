"""One engine's part of web.py: web_measuring.py FOLDER OPTIONS prints one JSON object."""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import Self
from urllib.parse import urlsplit

CPU_REPETITIONS = 25
FIRSTS = 7  # how often a page is asked for right after something was done
BETWEEN_ACTS = 5  # seconds, while several clients ask


def main(folder: str, options: str) -> None:
    given = json.loads(options)
    engine_is_its_own = "DATABASE_URL" in os.environ
    queries = {}
    for size in (given["small"], given["commitments"]):
        data = Path(folder) / str(size)
        data.mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ,
            "ANSWERABLE_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": "answerable.register.settings",
        }
        if engine_is_its_own:
            environment["DATABASE_URL"] = _database(size)
        run([sys.executable, "-c", MAKE, str(size)], environment)
        queries[size] = json.loads(run([sys.executable, "-c", COUNT], environment))
    pages = queries[given["commitments"]]
    measured = measure({name: page["address"] for name, page in pages.items()}, given, environment)
    for name, page in measured.items():
        page |= {"queries": pages[name]["queries"], "queries_small": queries[given["small"]][name]["queries"]}
    print(json.dumps(measured))


def _database(size: int) -> str:
    """A database of its own for each size, beside the one that the server began with."""
    import psycopg

    url = os.environ["DATABASE_URL"]
    name = f"sample_{size}"
    with psycopg.connect(url, autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if there is None:
            connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + f"/{name}"


# Made where it is not there yet, so that a folder that is kept is measured again at once.
MAKE = """
import sys, django; django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0); call_command("createcachetable")
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.sampling import make_sample
size, seed = int(sys.argv[1]), 2000
if not Commitment.objects.exists():
    list(make_sample(min(size, seed), in_a_plan=10))
    if size > seed:
        sys.path.insert(0, "benchmarks")
        from web_growing import grow
        grow(size // seed - 1)
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
"""
COUNT = """
import json, django; django.setup()
from urllib.parse import quote
from django.conf import settings
settings.ALLOWED_HOSTS.append("testserver")
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.plans.models import Document
from answerable.register.bodies.models import Body
done = Commitment.objects.filter(rights_class="fulfil", stage="done").order_by("pk")
one = done[done.count() // 2]
held = Commitment.objects.filter(rights_class="restrict").latest("pk")
body = Involvement.objects.filter(appearance__commitment=one).first().body
pages = {
    "front": "/",
    "list": "/cam-ket/",
    "list, further on": f"/cam-ket/?sau={one.public_id}",
    "filter": "/cam-ket/?trang_thai=overdue",
    "filter, body and right": f"/cam-ket/?quyen=R14&co_quan={body.key}&vai_tro=lead",
    "search": "/tim/?q=" + quote("trợ giúp pháp lý"),
    "search, no marks": "/tim/?q=kham+suc+khoe",
    "search, a number": "/tim/?q=" + quote(one.document.number),
    "search, nothing": "/tim/?q=khongcogi",
    "interface": "/api/v1/commitments",
    "interface, filter": "/api/v1/commitments?state=overdue",
    "commitment": f"/cam-ket/{one.public_id}/",
    "commitment on hold": f"/cam-ket/{held.public_id}/",
    "body": f"/co-quan/{body.key}/",
    "plan": f"/ke-hoach/{one.document.slug}/",
    "deadlines": "/han/2026/6/",
    "on hold": "/tam-dung/",
    "trace": "/nhat-ky/",
}
from django.core.cache import caches
counted = {}
for name, address in pages.items():
    Client().get(address)
    for kept in ("process", "answers"):
        caches[kept].clear()
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    counted[name] = {"address": address, "queries": len(queries)}
print(json.dumps(counted))
"""
# Does something for each line that it is sent, so that nothing that was kept is given any more.
ACT = """
import sys, django; django.setup()
from answerable.register.bodies.models import Body
from answerable.register.trace.recording import act
body = Body.objects.first()
for _ in sys.stdin:
    with act(actor=None) as doing:
        doing.note("bodies.added", body)
    print("done", flush=True)
"""


def measure(addresses: dict[str, str], given: dict, environment: dict[str, str]) -> dict[str, dict]:
    """Ask the server, as it is run for real, for each page in turns."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "import sys; from answerable.register.starting import serve; sys.exit(serve(sys.argv[1:]))"
    server = subprocess.Popen(
        [sys.executable, "-c", code, "--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "error"],
        env=environment, stdout=sys.stderr,
    )  # fmt: skip
    try:
        _wait(port)
        ours = http.client.HTTPConnection("127.0.0.1", port)
        theirs = {name: urlsplit(address) for name, address in given["others"].items()}
        host = next(iter(theirs.values())).netloc if theirs else ""
        other = http.client.HTTPConnection(host) if theirs else None
        times: dict[str, list[float]] = {name: [] for name in addresses}
        others: dict[str, list[float]] = {name: [] for name in theirs}
        sizes = {}
        for turn in range(given["repetitions"] + 3):
            for name, address in addresses.items():
                seconds, sizes[name] = _ask(ours, address)
                if turn >= 3:  # the first turns warm both servers up
                    times[name].append(seconds * 1000)
                if other is not None and name in theirs:
                    seconds, _ = _ask(other, f"{theirs[name].path}?{theirs[name].query}".rstrip("?"))
                    if turn >= 3:
                        others[name].append(seconds * 1000)
        cpu = {name: _cpu(server.pid, ours, address) for name, address in addresses.items()}
        firsts, first_cpu = {}, {}
        with Acting(environment) as acting:
            for name, address in addresses.items():
                firsts[name], first_cpu[name] = _first(server.pid, ours, address, acting)
        crowd, ours_a_second = _crowd(f"127.0.0.1:{port}", addresses, given)
        with Acting(environment, every=BETWEEN_ACTS):
            busy, busy_a_second = _crowd(f"127.0.0.1:{port}", addresses, given)
        theirs_a_second = (
            _crowd(host, {name: one.path for name, one in theirs.items()}, given)[1] if theirs else 0
        )
    finally:
        server.terminate()
        server.wait()
    print(
        f"{given['clients']} clients: {ours_a_second:.1f} pages a second, {busy_a_second:.1f} with an act"
        f" every {BETWEEN_ACTS} s, Redmine {theirs_a_second:.1f}",
        file=sys.stderr,
    )
    return {
        name: {
            "crowd_p50": statistics.median(crowd[name]),
            "crowd_p99": sorted(crowd[name])[int(len(crowd[name]) * 0.99)],
            "busy_p50": statistics.median(busy[name]),
            "busy_p99": sorted(busy[name])[int(len(busy[name]) * 0.99)],
            "first": firsts[name],
            "first_cpu": first_cpu[name],
            "p50": statistics.median(took),
            "p95": sorted(took)[int(len(took) * 0.95)],
            "size": sizes[name],
            "cpu": cpu[name],
            "other": statistics.median(others[name]) if name in others else None,
        }
        for name, took in times.items()
    }


def _crowd(host: str, addresses: dict[str, str], given: dict) -> tuple[dict[str, list[float]], float]:
    """Several clients at once, each with all pages in turns, from another of them on: milliseconds, and pages
    a second."""
    times: dict[str, list[float]] = {name: [] for name in addresses}

    def ask(client: int) -> None:
        # Each from an address of its own, as the interface allows each so many requests a minute.
        connection = http.client.HTTPConnection(host, source_address=(f"127.0.0.{client + 2}", 0))
        names = list(addresses)
        for turn in range(given["crowd_turns"] * len(names)):
            name = names[(turn + client) % len(names)]
            times[name].append(_ask(connection, addresses[name])[0] * 1000)

    began = time.perf_counter()
    with ThreadPoolExecutor(given["clients"]) as clients:
        list(clients.map(ask, range(given["clients"])))
    return times, sum(map(len, times.values())) / (time.perf_counter() - began)


class Acting:
    """Something is done in the register: when it is told, or ever again."""

    def __init__(self, environment: dict[str, str], every: float = 0) -> None:
        self.doing = subprocess.Popen(
            [sys.executable, "-c", ACT],
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.every, self.over = every, Event()
        self.thread = Thread(target=self._again)

    def __enter__(self) -> Self:
        self.act()  # it has started
        if self.every:
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.every:
            self.thread.join()
        self.doing.communicate()

    def act(self) -> None:
        self.doing.stdin.write("\n")
        self.doing.stdin.flush()
        self.doing.stdout.readline()

    def _again(self) -> None:
        while not self.over.wait(self.every):
            self.act()


def _first(
    server: int, connection: http.client.HTTPConnection, address: str, acting: Acting
) -> tuple[float, float]:
    """Milliseconds for a page that was not asked for since something was done, and those of a processor."""
    took, before = [], _worked(server)
    for _ in range(FIRSTS):
        acting.act()
        took.append(_ask(connection, address)[0] * 1000)
    return statistics.median(took), (_worked(server) - before) * 1000 / FIRSTS


def _cpu(server: int, connection: http.client.HTTPConnection, address: str) -> float:
    """Milliseconds of processor that the server's own processes take for a page, whatever else runs."""
    before = _worked(server)
    for _ in range(CPU_REPETITIONS):
        _ask(connection, address)
    return (_worked(server) - before) * 1000 / CPU_REPETITIONS


def _worked(process: int) -> float:
    """Seconds of processor of a process and of its children, as Linux counts them; 0 elsewhere."""
    tree = [process, *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]
    ticks = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:13] for one in tree]
    return sum(int(part) for one in ticks for part in one) / os.sysconf("SC_CLK_TCK")


def _ask(connection: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    size = len(answer.read())
    took = time.perf_counter() - began
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return took, size


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/suc-khoe/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout.splitlines()[-1] if done.stdout.strip() else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
