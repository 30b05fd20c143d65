"""Loading and checking a large portfolio, each value with its line, against reading bare YAML."""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench import large
from bench.measure import Comparison, compare, report
from portfolio.problem import as_text
from store.load import load

LIMIT = 0.25
ROUNDS = 5


def comparisons() -> Iterator[Comparison]:
    """In a few large files, which is what the limit is for, and in one file per business."""
    yield _comparison(businesses_per_file=11, limit=LIMIT)
    yield _comparison(businesses_per_file=1, limit=None)


def _comparison(businesses_per_file: int, limit: float | None) -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        large.write(Path(folder), businesses_per_file)
        side = ("bench.loading", folder)
        ours, theirs = compare((*side, "ours"), (*side, "theirs"), ROUNDS)
        count = len(list(Path(folder).rglob("*.yml")))
    subject = f"load and check {ours.size / 1e6:.1f} MB in {count} files : yaml.load"
    return Comparison(subject, ours, theirs, limit)


def ours(folder: Path) -> None:
    parsed = load(folder)
    if parsed.problems:
        raise SystemExit("\n".join(as_text(problem) for problem in parsed.problems[:20]))


def theirs(folder: Path) -> None:
    for path in sorted(folder.rglob("*.yml")):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def main(folder: Path, side: str) -> None:
    size = sum(path.stat().st_size for path in folder.rglob("*.yml"))
    start = time.perf_counter()
    {"ours": ours, "theirs": theirs}[side](folder)
    report(time.perf_counter() - start, size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
