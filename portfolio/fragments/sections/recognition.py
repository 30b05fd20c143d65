"""The section on when a sale becomes revenue in the books."""

from portfolio.fragments.section import Section
from portfolio.fragments.sections.cells import NOT_HERE
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import be, has, out_of, why_none
from portfolio.fragments.view import View
from portfolio.model.money import RevenueStream
from portfolio.truth import Truth, is_yes
from portfolio.values import Fact, NotApplicable, Value, missing_of

TIMING = {"point": "when it is delivered", "over-time": "bit by bit, while it is delivered"}


def revenue_recognition(view: View) -> Section | None:
    """Each stream against the five steps of ASC 606, and whether it is recorded as it comes in."""
    streams = view.portfolio.revenue_streams
    if not streams:
        return None
    steps = [_steps(s) for s in streams]
    settled = [sum(isinstance(v, Fact) for v in own) for own in steps]
    fields = (
        Field("Stream", [f"{s.name}, {view.name_of(s.entity)}" for s in streams]),
        Field("Recorded as it comes in", [s.tracked for s in streams]),
        Field("Settled", [_settled(own) for own in steps], f"of {len(HEADS)} steps", numeric=True),
        *(
            Field(head, [own[n] for own in steps], minor=n < len(HEADS) - 1)
            for n, head in enumerate(HEADS)
        ),
    )
    sub = ("All businesses", "five steps from a contract to revenue in the books (ASC 606)")
    missing = missing_of(*(v for own in steps for v in own))
    blocks = (
        *ledger(view, "Revenue recognition", *fields),
        *why_none(v for own in steps for v in own),
    )
    return Section(_title(streams, settled), sub, blocks, missing)


HEADS = ("Contract", "What is promised", "Price", "Split over promises", "Moment it counts")


def _steps(stream: RevenueStream) -> tuple[Value, ...]:
    told = stream.recognition
    timing = told.timing
    if isinstance(timing, Fact):
        timing = Fact(TIMING.get(str(timing.content), str(timing.content)), timing.sources)
    return (told.contract, told.obligations, told.price, told.allocation, timing)


def _settled(steps: tuple[Value, ...]) -> str:
    """How many steps are told; rent follows other rules and has none."""
    if all(isinstance(step, NotApplicable) for step in steps):
        return NOT_HERE
    return str(sum(isinstance(step, Fact) for step in steps))


def _title(streams: tuple[RevenueStream, ...], settled: list[int]) -> str:
    complete = settled.count(len(HEADS))
    if not complete and not any(settled):
        recorded = sum(is_yes(s.tracked) is Truth.YES for s in streams)
        count = out_of(recorded, len(streams), "stream")
        return f"{count} {be(recorded)} recorded as it comes in"
    return f"{out_of(complete, len(streams), 'stream')} {has(complete)} all five steps settled"
