import pytest

from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages
from tests.portfolio_builder import make_portfolio

SOURCE = "{ref: interview, place: the kitchen}"


def count(stated: int, *named: str) -> str:
    return (
        f"- {{id: gaps, singular: gap, plural: gaps, declared: {stated}, "
        f"named: [{', '.join(named)}], ask: owner, reports: [cto], source: {SOURCE}}}"
    )


@pytest.mark.parametrize(
    ("stated", "named", "sentence"),
    [
        (6, ("roof", "door"), "Six gaps are stated, two are named"),
        (2, ("roof",), "Two gaps are stated, one is named"),
        (1, (), "One gap is stated, none is named"),
        (1, ("roof", "door"), "One gap is stated, two are named"),
    ],
)
def test_a_count_that_differs(stated: int, named: tuple[str, ...], sentence: str) -> None:
    portfolio = make_portfolio(declared_counts=count(stated, *named))
    assert [f"medium | {sentence}"] == messages("DAT-01", portfolio)
    [finding] = found("DAT-01", portfolio)
    assert finding.about_data
    assert (("cto",), "gaps") == (finding.reports, finding.subject)
    assert ["interview"] == [source.document for source in finding.evidence]


def test_a_count_that_adds_up() -> None:
    portfolio = make_portfolio(declared_counts=count(1, "roof"))
    assert Truth.NO is judged("DAT-01", portfolio)["gaps"].truth


def test_sources_that_contradict_each_other() -> None:
    portfolio = make_portfolio()
    assert [
        "high | The sources disagree about the fee for the dock: “300 a month” or “nothing is paid”"
    ] == messages("DAT-02", portfolio)
    assert found("DAT-02", portfolio)[0].about_data


def test_a_contradiction_that_is_resolved() -> None:
    portfolio = make_portfolio(answers={"contradictions.dock-fee.resolved": "300 it is"})
    assert Truth.NO is judged("DAT-02", portfolio)["dock-fee"].truth


def assets(*sources: str) -> str:
    return "\n".join(
        f"- {{id: asset-{n}, entity: kayaks, kind: vessel, name: boat, value: 9{source}}}"
        for n, source in enumerate(sources)
    )


BARE = "entities: [{id: kayaks, name: Kayaks, kind: company, model: charter}]\n"
SEATS = "roles: [{id: ceo, title: CEO, reports: [ceo]}]\n"
CITED = f", source: {SOURCE}"
LISTED = "sources: [{id: interview, title: A talk, kind: person}]\n"


def test_numbers_without_a_source() -> None:
    """They are counted, and where they stand is the evidence; every seat reads it."""
    text = BARE + SEATS + LISTED + "assets:\n" + assets(CITED, "", "")
    portfolio = make_portfolio(text)
    assert ["low | Two of three numbers name no source"] == messages("DAT-03", portfolio)
    [finding] = found("DAT-03", portfolio)
    assert ["portfolio.yml"] == sorted({source.file for source in finding.evidence})
    assert (("ceo",), True) == (finding.reports, finding.about_data)


def test_numbers_with_a_source() -> None:
    """A portfolio without numbers has none that lacks a source."""
    cited = make_portfolio(BARE + LISTED + "assets:\n" + assets(CITED))
    assert Truth.NO is judged("DAT-03", cited)["portfolio"].truth
    assert {} == judged("DAT-03", make_portfolio(BARE))
