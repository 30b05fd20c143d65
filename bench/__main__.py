"""`python -m bench [load] [build] [digest]`: prints ratios; 1 when one is over its limit."""

import sys
from collections.abc import Callable, Iterable, Iterator

from bench import building, loading, mailing
from bench.measure import Comparison

BENCHES: dict[str, Callable[[], Iterable[Comparison]]] = {
    "load": loading.comparisons,
    "build": building.comparisons,
    "digest": mailing.comparisons,
}


def main(names: list[str]) -> int:
    if strangers := set(names) - BENCHES.keys():
        print(f"no such benchmark: {', '.join(sorted(strangers))}; there are {', '.join(BENCHES)}")
        return 2
    good = True
    for name in names or BENCHES:
        for comparison in BENCHES[name]():
            print("\n".join(lines(comparison)), flush=True)
            good &= comparison.holds
    return 0 if good else 1


def lines(comparison: Comparison) -> Iterator[str]:
    ours, theirs = comparison.ours, comparison.theirs
    yield comparison.subject
    yield (
        f"  time  {comparison.time_ratio:6.3f}{limit(comparison.time_limit)}"
        f"   {ours.seconds:.3f} s : {theirs.seconds:.3f} s"
        f"   peak memory {ours.peak:.0f} MiB : {theirs.peak:.0f} MiB"
    )
    if comparison.size_limit is not None:
        yield (
            f"  bytes {comparison.size_ratio:6.3f}{limit(comparison.size_limit)}"
            f"   {ours.size:,} : {theirs.size:,}"
        )
    if not comparison.holds:
        yield "  OVER THE LIMIT"


def limit(ratio: float | None) -> str:
    return "" if ratio is None else f" (at most {ratio})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
