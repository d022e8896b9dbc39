"""What partitions run on: a pool of processes on this machine, or workers of dask.distributed."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from answerable.archive.manifest import Record
    from answerable.archive.partition import Partition

    Work = Callable[[Partition], list[Record]]


class Engine(Protocol):
    """Runs ``work`` over partitions and yields what each returned, in whatever order they end.

    Yields ``(partition, None)`` for a partition whose worker died; the caller decides what to do.
    """

    def run(
        self, work: Work, partitions: Iterable[Partition]
    ) -> Iterator[tuple[Partition, list[Record] | None]]: ...


@dataclass(frozen=True, slots=True)
class Pool:
    """Processes of this machine."""

    jobs: int

    def run(
        self, work: Work, partitions: Iterable[Partition]
    ) -> Iterator[tuple[Partition, list[Record] | None]]:
        waiting = list(partitions)[::-1]
        while waiting:
            with ProcessPoolExecutor(self.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
                running: dict[Future[list[Record]], Partition] = {}
                broken = False
                while (waiting and not broken) or running:
                    while waiting and not broken and len(running) < 2 * self.jobs:
                        partition = waiting.pop()
                        try:
                            running[pool.submit(work, partition)] = partition
                        except BrokenProcessPool:
                            waiting.append(partition)
                            broken = True
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        partition = running.pop(future)
                        try:
                            yield partition, future.result()
                        except BrokenProcessPool:
                            # The death of one worker ends the pool: all that it held come back as lost.
                            broken = True
                            yield partition, None


@dataclass(frozen=True, slots=True)
class Dask:
    """Workers of dask.distributed at an address; they must see the same files under the same paths."""

    address: str

    def run(
        self, work: Work, partitions: Iterable[Partition]
    ) -> Iterator[tuple[Partition, list[Record] | None]]:
        from dask.distributed import Client, KilledWorker, as_completed

        with Client(self.address) as client:
            held = {client.submit(work, partition, pure=False): partition for partition in partitions}
            for future in as_completed(list(held)):
                try:
                    yield held[future], future.result()
                except KilledWorker:
                    yield held[future], None
