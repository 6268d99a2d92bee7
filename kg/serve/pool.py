"""The workers of a server: as many queries at once as there are, a bounded number in waiting, and an end for what takes too long.

What was answered before is answered from `kept`, and needs no worker.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from pathlib import Path

from anyio import CapacityLimiter, to_thread

from kg.errors import InputError
from kg.serve.kept import Kept
from kg.serve.limits import Limits
from kg.serve.worker import Question, Reply, work


class Worker:
    """One worker process; `ask` blocks, and a process that was ended is replaced by another."""

    def __init__(self, database: Path, limits: Limits) -> None:
        self.database, self.limits = database, limits
        self.start()

    def start(self) -> None:
        """Start the process; it opens the store while others are started."""
        self.connection, there = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(
            target=work, args=(there, str(self.database), self.limits), daemon=True
        )
        self.process.start()
        there.close()
        self.ready = False

    def wait(self) -> int:
        """The number of triples, as soon as the store is open; InputError where it cannot be opened."""
        try:
            self.ready = True
            return int(self.connection.recv())
        except EOFError as error:
            raise InputError(f"{self.database}: cannot be opened") from error

    def ask(self, question: Question) -> Reply:
        """The reply; one of status 504 where it takes too long, of status 500 where the process breaks down."""
        try:
            if not self.ready:
                self.wait()
            self.connection.send(question)
            if self.connection.poll(self.limits.seconds):
                reply: Reply = self.connection.recv()
                return reply
            reply = Reply(504, f"the query took longer than {self.limits.seconds:g} seconds and was stopped".encode())
        except (EOFError, OSError, InputError):
            most = f"{self.limits.memory_bytes:,} bytes"
            reply = Reply(500, f"the query broke off, most likely since it needs more than {most} of memory".encode())
        self.stop()
        self.start()
        return reply

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """The workers of one server; made within its event loop."""

    def __init__(self, database: Path, limits: Limits) -> None:
        self.limits = limits
        self.workers = [Worker(database, limits) for _ in range(limits.workers)]
        self.threads = CapacityLimiter(limits.workers)
        self.idle: asyncio.Queue[Worker] = asyncio.Queue()
        self.kept = Kept(limits.kept_bytes)
        self.waiting = 0
        self.triples = 0

    async def start(self) -> None:
        """Wait until every worker has opened the store."""
        for worker in self.workers:
            self.triples = await to_thread.run_sync(worker.wait, limiter=self.threads)
            self.idle.put_nowait(worker)

    async def ask(self, question: Question) -> Reply:
        """The reply that was given before, or that of the first worker that is free; one of status 503 where too many wait already, or
        this one for too long."""
        kept = self.kept.get(question)
        if kept is not None:
            return kept
        if self.waiting >= self.limits.waiting:
            return BUSY
        self.waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                worker = await self.idle.get()
        except TimeoutError:
            return BUSY
        finally:
            self.waiting -= 1
        try:
            reply = await to_thread.run_sync(worker.ask, question, limiter=self.threads)
        finally:
            self.idle.put_nowait(worker)
        self.kept.put(question, reply)
        return reply

    def close(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.stop()


BUSY = Reply(503, b"too many queries at once: try again")
