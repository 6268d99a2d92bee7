"""What one server gives to its clients at most."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a server; what is beyond them is answered with the status named here."""

    seconds: float = 10  # of one query; 504
    answer_bytes: int = 20_000_000  # of one answer; 500
    query_bytes: int = 200_000  # of the body that asks; 413
    address_bytes: int = 30_000  # of the query part of an address; 414
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)  # queries at once
    waiting: int = 100  # queries that wait for a worker; 503
    patience: float = 10  # seconds that a query waits for a worker; 503
    memory_bytes: int = 2_000_000_000  # of one worker, where the system keeps such limits; 500
    connections: int = 1_000  # 503
    kept_bytes: int = 100_000_000  # of answers that are kept for who asks the same
