"""Two sides of a comparison, each in processes of its own, taking turns on the same machine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

COMPILED = Path("build/bench")
KIB_PER_RSS_UNIT = 1 if sys.platform == "linux" else 1 / 1024


@dataclass(frozen=True)
class Cost:
    """What one side took: seconds, peak memory of its process in MiB, bytes it produced."""

    seconds: float
    peak: float
    size: int


@dataclass(frozen=True)
class Comparison:
    """Ours against theirs; the limits are the greatest ratios that are good enough."""

    subject: str
    ours: Cost
    theirs: Cost
    time_limit: float | None = None
    size_limit: float | None = None

    @property
    def time_ratio(self) -> float:
        return self.ours.seconds / self.theirs.seconds

    @property
    def size_ratio(self) -> float:
        return self.ours.size / self.theirs.size

    @property
    def holds(self) -> bool:
        fast = self.time_limit is None or self.time_ratio <= self.time_limit
        return fast and (self.size_limit is None or self.size_ratio <= self.size_limit)


def compare(ours: Sequence[str], theirs: Sequence[str], rounds: int) -> tuple[Cost, Cost]:
    """Runs both in turns, after one turn that only warms up.

    A side is the arguments of `python -m`; it reports its cost.
    """
    for side in (ours, theirs):
        cost_of(side)
    turns = [(cost_of(ours), cost_of(theirs)) for _ in range(rounds)]
    return middle([mine for mine, _ in turns]), middle([other for _, other in turns])


def middle(costs: Sequence[Cost]) -> Cost:
    return Cost(
        seconds=median(cost.seconds for cost in costs),
        peak=max(cost.peak for cost in costs),
        size=costs[-1].size,
    )


def cost_of(side: Sequence[str]) -> Cost:
    """One process: the seconds and bytes that it reports, and the peak that the system saw."""
    start = time.perf_counter()
    with TemporaryFile() as output:
        process = subprocess.Popen([sys.executable, "-m", *side], stdout=output, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        whole = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if process.returncode:
        raise SystemExit(f"python -m {' '.join(side)} ended with {process.returncode}")
    told = json.loads(printed.splitlines()[-1])
    seconds = whole if told["seconds"] is None else told["seconds"]
    return Cost(seconds, usage.ru_maxrss * KIB_PER_RSS_UNIT / 1024, told["size"])


def environment() -> dict[str, str]:
    """Where modules stay compiled, as for anybody who runs a program twice."""
    compiled = {"PYTHONPYCACHEPREFIX": str(COMPILED.resolve())}
    told_otherwise = {"PYTHONDONTWRITEBYTECODE"}
    return {k: v for k, v in os.environ.items() if k not in told_otherwise} | compiled


def report(seconds: float | None, size: int) -> None:
    """How a side tells its cost, in its last line; None when its whole process counts."""
    print(json.dumps({"seconds": seconds, "size": size}))
