"""What changed, as tiles, findings and the closing of a report say it."""

from dataclasses import replace
from datetime import date

import pytest

from portfolio.assessment import Assessment, assess
from portfolio.calendar import Month
from portfolio.editions import compare
from portfolio.fragments import page, words
from portfolio.fragments.changes import FIRST_EDITION
from portfolio.fragments.since import month_of
from portfolio.fragments.view import View, view
from portfolio.model import Portfolio
from portfolio.report import Report
from portfolio.text import Text
from tests.portfolio_builder import make_portfolio


def told(**answers: str) -> Portfolio:
    return make_portfolio(answers={name.replace("__", "."): v for name, v in answers.items()})


def looked_at(after: Portfolio, before: Portfolio | None = None, report: str = "cfo") -> View:
    """A report in November, compared with October."""
    made = Report.model_construct(id=Text(report), title=Text(report), roles=(), order=1)
    if before is None:
        return view(assess(after), made)
    changes = compare(assess(before), november(assess(after)))
    return view(assess(after), made, changes)


def november(assessment: Assessment) -> Assessment:
    """The same state, said to be of the next month."""
    later = {"edition": Month(2026, 11), "as_of": date(2026, 11, 30)}
    return replace(assessment, portfolio=assessment.portfolio.model_copy(update=later))


def change_line(name: str, seen: View) -> str:
    [figure] = seen.named(name)
    return words.tile(figure, seen).change  # type: ignore[union-attr]  # these figures are known


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        ("28900", "<strong>+$900</strong> since October"),
        ("27000", "<strong>−$1,000</strong> since October"),
        ("28000", "<strong>±0</strong> since October"),
        ("28000 to 29000", "was $28,000 in October"),
    ],
)
def test_a_tile_says_by_how_much_its_figure_moved(balance: str, expected: str) -> None:
    """The difference where there is one number on each side, otherwise what it was."""
    seen = looked_at(told(cash__operating__balance=balance), told())
    assert expected == change_line("cash", seen)


def test_a_tile_says_nothing_in_the_first_edition() -> None:
    """There is nothing to compare with, and no dash says so."""
    assert change_line("cash", looked_at(told())) == ""


def test_colour_is_good_or_bad_for_the_business_not_up_or_down() -> None:
    """More open gaps are bad, a longer runway is good, and cash has no limit to judge by."""
    longer = looked_at(told(cash__operating__balance="60000"), told())
    assert 'class="good">+7.1<' in change_line("runway", longer)
    shorter = looked_at(told(), told(cash__operating__balance="60000"))
    assert 'class="bad">−7.1<' in change_line("runway", shorter)
    late = looked_at(
        told(client_books__studio__overdue_60="1000"),
        told(client_books__studio__overdue_60="900"),
        "clients",
    )
    assert 'class="bad">+$100<' in change_line("overdue_60", late)


def test_a_finding_says_first_that_it_is_new_or_worse() -> None:
    """Before its owner, and only when there is a month to compare with."""
    paid, late = told(client_books__studio__overdue_60="0"), told()
    assert "New · " in note_of("COL-01", looked_at(late, paid, "clients"))
    later = told(client_books__studio__overdue_60="1000")
    assert note_of("COL-01", looked_at(later, late, "clients")).startswith("Worse · ")
    assert note_of("COL-01", looked_at(late, later, "clients")).startswith("Better · ")
    plain = note_of("COL-01", looked_at(late, told(cash__operating__balance="1"), "clients"))
    assert plain == note_of("COL-01", looked_at(late, report="clients"))


def note_of(rule: str, seen: View) -> str:
    group = [f for f in seen.findings if f.rule == rule]
    return words.finding_line(group, seen).note


def test_the_register_has_a_column_of_changes_when_something_changed() -> None:
    """A dash for what is as it was; no column at all when everything is."""
    late, later = told(), told(client_books__studio__overdue_60="1000")
    changed = page.closing(looked_at(later, late))
    assert '<td class="hide-sm">Worse</td>' in changed
    assert '<td class="hide-sm">–</td>' in changed
    assert ">Change</th>" not in page.closing(looked_at(late))


def test_one_of_several_subjects_is_counted() -> None:
    """A line for three subjects is not new because one of them is."""
    seen = looked_at(told(), told())
    [one, *_] = seen.findings
    assert seen.changes is not None
    found = replace(seen.changes.findings, new=(one,))
    marked = replace(seen, changes=replace(seen.changes, findings=found))
    other = replace(one, subject="another")
    assert words.finding_line([one, other], marked).note.startswith("1 of 2 new · ")


def test_the_closing_lists_what_changed() -> None:
    """Fixed and told, with the month in the heading and in the navigation."""
    seen = looked_at(
        told(client_books__studio__overdue_60="0", campaigns__spring__consented="120"),
        told(),
        "clients",
    )
    closing = page.closing(seen)
    assert "## Since October, one finding is fixed {: #changes" in closing
    assert 'data-toc-label="Since October"' in closing
    assert '<th scope="row">Fixed</th>' in closing
    cmo = page.closing(replace(seen, report=looked_at(told(), report="cmo").report))
    assert "no finding has changed" in cmo
    assert "Agreed to get mail 120 people" in cmo


def test_actions_that_were_put_off_name_both_days() -> None:
    """A reader sees the delay, not only the new day."""
    later = make_portfolio(answers={"actions.winter-rates.due": "2026-12-20"})
    closing = page.closing(looked_at(later, told(), "ceo"))
    assert "Publish the winter rates: 20 Dec 2026 instead of 15 Nov 2026" in closing


def test_nothing_changed_nothing_said() -> None:
    """No section, and no note of a first edition either."""
    closing = page.closing(looked_at(told(), told()))
    assert "#changes" not in closing
    assert FIRST_EDITION not in closing


def test_the_first_edition_says_so_once() -> None:
    """So that nobody looks for changes in vain."""
    seen = looked_at(told())
    whole = page.first_screen(seen) + page.body(seen) + page.closing(seen)
    assert 1 == whole.count(FIRST_EDITION)


def test_a_month_of_another_year_has_its_year() -> None:
    """`October` is not the October before last."""
    changes = compare(assess(told()), november(assess(told())))
    assert month_of(changes) == "October"
    assert month_of(replace(changes, until=Month(2027, 11))) == "October 2026"
