"""Sources and currencies stand on a value, on its record or at the top of the file."""

import pytest

from portfolio.inherited import Citation
from portfolio.values import Known, Source
from tests.portfolio_builder import make_portfolio, problems_in

TOP = """\
sources:
  - {id: books, title: Books, kind: ledger}
  - {id: owner-said, title: Interview, kind: person}
  - {id: bank, title: Statement, kind: export}
people: [{id: owner, title: owner}]
"""


def sources(record: str, top: str = "source: {ref: books, place: October}") -> tuple[Source, ...]:
    """What the cost of a record cites; the record starts in line 9."""
    text = f"{TOP}{top}\ncosts:\n  - id: host\n    vendor: V\n    service: S\n{record}"
    return make_portfolio(text).costs[0].monthly.sources


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("    monthly: 7\n", Source("portfolio.yml", 11, "books", "October", "stated")),
        (
            "    monthly: 7\n    source: {ref: bank, kind: measured}\n",
            Source("portfolio.yml", 11, "bank", "", "measured"),
        ),
        (
            (
                "    source: {ref: bank}\n    monthly:\n      value: 7\n      source:"
                " {ref: owner-said, place: first answer, kind: assumed}\n"
            ),
            Source("portfolio.yml", 13, "owner-said", "first answer", "assumed"),
        ),
    ],
    ids=["file", "record", "value"],
)
def test_the_nearest_source_counts(record: str, expected: Source) -> None:
    """That of the value before that of the record before that of the file."""
    assert (expected,) == sources(record)


def test_a_value_without_any_source_knows_its_line() -> None:
    assert (Source("portfolio.yml", 11),) == sources("    monthly: 7\n", top="")


def test_a_value_may_have_several_sources() -> None:
    record = "    monthly: {value: 7, source: [{ref: books, place: p. 1}, {ref: bank}]}\n"
    expected = [("books", "p. 1"), ("bank", "")]
    assert expected == [(s.document, s.place) for s in sources(record)]


def test_groups_of_fields_and_months_inherit_too() -> None:
    """A funnel's step, a series in it: the file's source is that of each observation."""
    [funnel] = make_portfolio(
        f"{TOP}source: {{ref: bank}}\n"
        "entities: [{id: a, name: A, kind: company, model: charter}]\n"
        "funnels:\n- id: f\n  entity: a\n  steps:\n"
        "  - name: asks\n    state: working\n    instrumented: yes\n    source: {ref: books}\n"
        "    count: [{month: 2026-10, value: 7}]\n"
    ).funnels
    step = funnel.steps[0]
    assert {"books"} == {s.document for s in (*step.count.latest.sources, *step.state.sources)}


def test_an_answer_inherits_from_its_month_file() -> None:
    """Not from the record that it is laid over."""
    portfolio = make_portfolio(
        answers={"cash.operating.balance": "7", "costs.hosting.monthly": "8"}
    )
    [cash], [cost] = portfolio.cash, portfolio.costs
    assert (Source("months/2026-10.yml", 3),) == cash.balance.latest.sources
    assert (Source("months/2026-10.yml", 4),) == cost.monthly.sources


def test_records_keep_their_citations() -> None:
    [account] = make_portfolio(
        f"{TOP}cash:\n- id: a\n  name: A\n  source: {{ref: bank, place: row 2, kind: measured,"
        " retrieved: 2026-10-31, confidence: high}\n  balance: [{month: 2026-10, value: 1}]\n"
    ).cash
    [citation] = account.source
    assert isinstance(citation, Citation)
    assert ("bank", "row 2", "measured", "high") == (
        citation.ref,
        citation.place,
        citation.kind,
        citation.confidence,
    )
    assert "2026-10-31" == str(citation.retrieved)
    assert (Source("portfolio.yml", 7, "bank", "row 2", "measured"),) == account.cited


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("{ref: bokks}", "'bokks' is no id in 'sources'; did you mean 'books'?"),
        (
            "{ref: Books}",
            "source: 'Books' is not an id; use small letters, digits and single dashes",
        ),
        ("{place: p. 1}", "a source is written {ref: …, place: …}; ref is an id of 'sources'"),
        ("books", "a source is written {ref: …, place: …}; ref is an id of 'sources'"),
        ("[]", "a source is written {ref: …, place: …}; ref is an id of 'sources'"),
        ("{ref: books, plase: x}", "'plase' does not belong here; did you mean 'place'?"),
        (
            "{ref: books, kind: rumour}",
            "source: 'rumour' is not one of stated, declared, measured, derived, assumed",
        ),
        ("{ref: books, confidence: so-so}", "source: 'so-so' is not one of high, medium, low"),
        (
            "{ref: books, retrieved: 2026-02-30}",
            "source: '2026-02-30' is not a day of the calendar",
        ),
    ],
)
@pytest.mark.parametrize("level", ["file", "record", "value"])
def test_a_wrong_source_is_one_problem(level: str, source: str, problem: str) -> None:
    """At the line of the source, however many values inherit it."""
    at = {level: f"source: {source}"}
    text = (
        f"{TOP}{at.get('file', '')}\ncosts:\n"
        f"- id: host\n  vendor: V\n  service: S\n  {at.get('record', '')}\n  monthly:\n"
        f"    value: 7\n    {at.get('value', '')}\n"
        "- {id: mail, vendor: V, service: S, monthly: 8}\n"
    )
    line = {"file": 6, "record": 11, "value": 14}[level]
    assert [f"portfolio.yml:{line}: error: {problem}"] == problems_in(text)


# ---- currency -------------------------------------------------------------------------------


def cost(about: str, rest: str) -> Known:
    text = f"about: [{{id: p, name: P{about}}}]\npeople: [{{id: owner, title: owner}}]\n{rest}"
    value = make_portfolio(text).costs[0].monthly
    assert isinstance(value, Known)
    return value


COST = "costs: [{id: a, vendor: V, service: S, monthly: 7}]\n"


def test_the_portfolio_has_one_currency() -> None:
    """Stated once, it holds for every amount; unstated it is the dollar."""
    assert "EUR" == cost(", currency: EUR", COST).unit
    assert "USD" == cost("", COST).unit
    assert "EUR" == cost(", currency: EUR", f"currency: EUR\n{COST}").unit


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        (f"currency: EUR\n{COST}", 3),
        ("costs: [{id: a, vendor: V, service: S, monthly: {value: 7, currency: EUR}}]\n", 3),
        ("currency: EUR\ntargets: []\n", 3),
    ],
    ids=["file", "value", "file without amounts"],
)
def test_another_currency_is_refused(rest: str, line: int) -> None:
    """It would need a rate of exchange, which nobody has given."""
    text = f"about: [{{id: p, name: P}}]\npeople: [{{id: owner, title: owner}}]\n{rest}"
    assert [
        (
            f"portfolio.yml:{line}: error: EUR stands in a portfolio kept in USD;"
            " convert the amount to USD and say so in its source"
        )
    ] == problems_in(text)


def test_each_foreign_amount_is_one_line() -> None:
    """Two amounts, two lines; a currency for the whole file, one line."""
    records = "\n".join(
        f"- {{id: c{n}, vendor: V, service: S, monthly: {{value: 7, currency: EUR}}}}"
        for n in range(2)
    )
    start = "error: EUR stands in a portfolio kept in USD"
    assert [True, True] == [start in p for p in problems_in(costs=records)]
    plain = "\n".join(f"- {{id: c{n}, vendor: V, service: S, monthly: 7}}" for n in range(9))
    assert [True] == [start in p for p in problems_in(f"currency: EUR\ncosts:\n{plain}\n")]


@pytest.mark.parametrize("code", ["euro", "EURO", "€", "eur"])
def test_a_currency_is_a_code(code: str) -> None:
    assert [
        f"portfolio.yml:1: error: currency: '{code}' is not a currency code such as USD"
    ] == problems_in(f"currency: {code}\n{COST}")
    [problem] = problems_in(about=f"- {{id: p, name: P, currency: {code}}}")
    assert f"about.yml:2: error: currency: '{code}' is not a currency code such as USD" == problem
