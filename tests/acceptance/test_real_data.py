"""The real portfolio names on its pages what its documents name, and asks for the rest."""

import pytest

from portfolio.findings import Finding, grouped
from portfolio.fragments.words import finding_sentence
from portfolio.questions import count_question
from tests.acceptance.built import Built
from tests.acceptance.reading import (
    all_with_class,
    first_screen,
    rows,
    section,
    text,
    texts,
    with_class,
)

NAMED = ("PIP-01", "FUN-01", "OTA-01", "REV-01", "EQT-01", "BIL-01", "PEO-01")
GAPS = {"SEC-01": "critical", "SEC-02": "critical", "SEC-03": "high", "SEC-04": "medium"}
"""The four security gaps and what the standard makes of them; their source calls all critical."""
REPORTS = "ceo cto accounting cmo cfo rental delivery clients".split()
MOST_ON_A_FIRST_SCREEN = 7


def sentences(built: Built, report: str, rule: str) -> list[str]:
    """What a report says of a rule: one sentence for each severity that it found."""
    return [finding_sentence(g) for g in grouped(of_rule(built, report, rule))]


def of_rule(built: Built, report: str, rule: str) -> list[Finding]:
    return [f for f in built.site.assessment.register.of(report) if f.rule == rule]


def test_there_is_a_page_for_each_report(real: Built) -> None:
    assert sorted(real.reports) == sorted(REPORTS)


@pytest.mark.parametrize("rule", NAMED)
def test_a_named_shortfall_is_a_critical_finding_of_the_ceo(real: Built, rule: str) -> None:
    """It stands in the page's register with the mark of the worst severity, and in the export."""
    marked = [row[0] for row in rows(real.article("reports/ceo"), "findings")]
    [sentence] = sentences(real, "ceo", rule)
    assert f"■ Critical {sentence}" in marked
    exported = [f for f in real.export["findings"] if f["rule"] == rule and "ceo" in f["reports"]]
    assert {f["severity"] for f in exported} == {"critical"}
    assert all(f["sources"] for f in exported)


def test_the_cto_sees_four_gaps_with_both_severities(real: Built) -> None:
    """What the source calls each gap stands beside what the standard makes of it."""
    shown = [row[:2] for row in rows(real.article("reports/cto"), "security")[1:]]
    assert sorted(mark.split()[1].lower() for mark, _ in shown) == sorted(GAPS.values())
    assert [by_source for _, by_source in shown] == ["critical"] * len(GAPS)


@pytest.mark.parametrize("rule", GAPS)
def test_each_gap_is_a_finding_of_the_cto(real: Built, rule: str) -> None:
    """In the register, with the severity as assessed; the source's word where it differs."""
    [finding] = of_rule(real, "cto", rule)
    assert finding.severity == GAPS[rule]
    assert ("critical per source" in finding.message) == (GAPS[rule] != "critical")
    register = [row[0] for row in rows(real.article("reports/cto"), "findings")]
    assert any(finding.message in row for row in register)


@pytest.mark.parametrize("report", REPORTS)
def test_remarks_on_the_data_stand_apart(real: Built, report: str) -> None:
    """They are in a section of their own, on no first screen and in no register of findings."""
    article = real.article(f"reports/{report}")
    ranked = texts([*first_screen(article), *section(article, "findings")])
    apart = texts(section(article, "data"))
    remarks = real.site.assessment.register.about_data(report)
    assert [f.message for f in remarks if f.message in ranked] == []
    assert [f.message for f in remarks if f.message not in apart] == []


def test_remarks_on_the_data_are_not_on_the_home_page(real: Built) -> None:
    home = text(real.article(""))
    remarks = [f.message for f in real.site.assessment.register.findings if f.about_data]
    assert remarks
    assert [message for message in remarks if message in home] == []


@pytest.mark.parametrize("page", ["", *(f"reports/{report}" for report in REPORTS)])
def test_a_first_screen_names_few_findings(real: Built, page: str) -> None:
    shown = all_with_class(first_screen(real.article(page)), "finding")
    assert len(shown) <= MOST_ON_A_FIRST_SCREEN


def test_a_count_that_is_greater_than_what_is_named_is_one_question(real: Built) -> None:
    """On the page of each reader, in full and once; the export asks the same."""
    asked = [u["question"] for u in real.export["unknowns"]]
    counts = real.site.assessment.portfolio.declared_counts
    open_counts = [c for c in counts if c.declared > len(c.named)]
    questions = [count_question(count) for count in open_counts]
    eighth = "You counted eight critical shortfalls and named seven; which is the eighth?"
    assert eighth in questions
    for count, question in zip(open_counts, questions, strict=True):
        assert asked.count(question) == 1
        for report in count.reports:
            assert text(real.article(f"reports/{report}")).count(question) == 1, question


def test_the_counts_of_the_documents_stand_on_the_methods_page(real: Built) -> None:
    """Each with what was stated and what was named, and nowhere as if it had been counted here."""
    shown = rows(real.article("methods"), "counts")
    counts = real.site.assessment.portfolio.declared_counts
    for count in counts:
        [row] = [row for row in shown if row[0].lower() == count.plural.lower()]
        assert row[1:3] == [str(count.declared), str(len(count.named))]
    critical = len(
        grouped(f for f in real.site.assessment.register.of("ceo") if f.severity == "critical")
    )
    declared = next(c.declared for c in counts if c.id == "ceo-shortfalls")
    assert critical != declared
    [answer] = with_class(real.article("reports/ceo"), "answer")
    assert "eight" not in text(answer).lower()
