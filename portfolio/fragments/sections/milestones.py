"""States to be reached by a day, as a table that other sections share."""

from portfolio import display
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, seat
from portfolio.fragments.view import View
from portfolio.model.plan import Milestone
from portfolio.values import Fact, missing_of


def milestones_of(view: View) -> list[Milestone]:
    """The milestones of the view's report that were not dropped, those without a day last."""
    own = [
        m for m in view.portfolio.milestones if view.scope in m.reports and m.status != "dropped"
    ]
    return sorted(own, key=lambda m: str(m.due.content) if isinstance(m.due, Fact) else "~")


def milestone_table(milestones: list[Milestone], view: View) -> tuple[Html, ...]:
    if not milestones:
        return ()
    fields = (
        Field("Milestone", [str(m.title) for m in milestones]),
        Field("By", [_by(m) for m in milestones]),
        Field("How one can tell", [m.condition for m in milestones]),
        Field("Owner", [seat(m.owner, view) for m in milestones], minor=True),
        Field(
            "Cost", [m.cost for m in milestones], view.portfolio.currency, numeric=True, minor=True
        ),
        Field("Status", [str(m.status) for m in milestones], minor=True),
    )
    return ledger(view, "Milestones", *fields)


def _by(milestone: Milestone) -> str:
    if isinstance(milestone.due, Fact):
        return display.text(milestone.due)
    return display.sentence(str(milestone.horizon or "no date yet"))


def marketing_milestones(view: View) -> Section | None:
    """What is to be reached in thirty, sixty and ninety days."""
    milestones = milestones_of(view)
    if not milestones:
        return None
    missing = missing_of(*(v for m in milestones for v in (m.condition, m.due)))
    done = sum(m.status == "done" for m in milestones)
    told = [m for m in milestones if isinstance(m.condition, Fact) or isinstance(m.due, Fact)]
    if not told and not done:
        return Section("No milestone is described yet", missing=missing)
    reached = display.in_words(done) if done else "none"
    title = f"{counted(len(milestones), 'milestone')}, {reached} reached"
    sub = (f"{view.report.title} report", "states to be reached by a day")
    return Section(title, sub, milestone_table(milestones, view), missing)
