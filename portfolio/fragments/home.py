"""The state of the portfolio in one screen."""

from collections.abc import Sequence

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.findings import Finding, grouped
from portfolio.fragments import components as c
from portfolio.fragments import words
from portfolio.fragments.answers import answer, worst_of
from portfolio.fragments.page import is_relieved
from portfolio.fragments.view import View
from portfolio.model.business import Entity
from portfolio.values import NotApplicable

TILES = (
    "runway",
    "net_burn",
    "declared_burn",
    "cash",
    "revenue",
    "weighted_pipeline",
    "open_deals",
    "cloud_spend",
    "kpi_coverage",
    "overdue_actions",
    "open_actions",
)
"""Figures of the home page, most important first; the first five that are known are shown."""
MOST_TILES = 5
MOST_CRITICAL = 5
MOST_LABELS = 4


def home(assessment: Assessment, views: Sequence[View]) -> str:
    """Title, answer, tiles, one row per business, what is critical, and the list of reports."""
    portfolio = assessment.portfolio
    known = sum(f.is_known for f in assessment.figures.values())
    applicable = sum(not isinstance(f.value, NotApplicable) for f in assessment.figures.values())
    blocks = [
        c.title(f"{portfolio.about_it.name}, {display.month(portfolio.edition)}"),
        c.meta(
            "fictional" if portfolio.about_it.fictional else "",
            f"as of {display.day(portfolio.as_of)}",
            display.counted(len(_businesses(assessment)), "business", "businesses"),
            f"{known} of {applicable} figures known",
        ),
        c.answer(_answer(assessment, views)),
        _tiles(views),
        _businesses_table(assessment),
        _critical(assessment, views),
        *_reports(views),
    ]
    return "\n\n".join(str(b) for b in blocks if b)


def _businesses(assessment: Assessment) -> list[Entity]:
    return [e for e in assessment.portfolio.entities if e.active and not e.parent]


def _answer(assessment: Assessment, views: Sequence[View]) -> str:
    """The first report's; where that speaks of findings, of the same ones as the list beneath."""
    if not views:
        return _without_reports(assessment)
    groups = _groups(assessment, views[0])
    speaks_of_findings = str(views[0].report.answer or "findings") == "findings"
    return worst_of(groups) if groups and speaks_of_findings else answer(views[0])


def _groups(assessment: Assessment, reader: View) -> list[tuple[Finding, ...]]:
    """All findings about the business, in the order of the site's first reader."""
    return grouped(reader.ranked(f for f in assessment.register.findings if not f.about_data))


def _without_reports(assessment: Assessment) -> str:
    count = display.counted(len(assessment.questions), "open question")
    return f"No report has a page yet; there are {count}."


def _tiles(views: Sequence[View]) -> str:
    if not views:
        return ""
    found = [f for name in _names(views[0]) for f in views[0].named(name) if f.is_known][
        :MOST_TILES
    ]
    return c.tiles([words.tile(f, views[0]) for f in found]) if found else ""


def _names(reader: View) -> list[str]:
    return [name for name in TILES if not is_relieved(name, reader)]


def _businesses_table(assessment: Assessment) -> str:
    rows = [_business_row(e, assessment) for e in _businesses(assessment)]
    columns = (
        c.Column("Business"),
        c.Column("Critical", "findings", numeric=True, minor=True),
        c.Column("Most important"),
        c.Column("Known", "figures", numeric=True, minor=True),
    )
    return c.table("Businesses", columns, rows) if rows else ""


def _business_row(entity: Entity, assessment: Assessment) -> c.Row:
    family = {str(entity.id)} | {
        str(e.id) for e in assessment.portfolio.entities if e.parent == entity.id
    }
    found = [f for f in assessment.register.findings if f.subject in family and not f.about_data]
    figures = [f for f in assessment.figures.values() if f.subject in family]
    critical = sum(f.severity == "critical" for f in found)
    worst = found[0].message if found else "No finding is open"
    known = f"{sum(f.is_known for f in figures)} of {len(figures)}" if figures else ""
    return c.Row((str(entity.name), str(critical), worst, known))


def _critical(assessment: Assessment, views: Sequence[View]) -> str:
    if not views:
        return ""
    groups = [g for g in _groups(assessment, views[0]) if g[0].severity == "critical"]
    shown = groups[:MOST_CRITICAL]
    asked = [q for q in assessment.questions if q.unlocks][:3]
    if not shown:
        return ""
    findings = c.joined(
        [
            c.list_head(f"Critical · {_of(len(shown), len(groups))}"),
            c.findings(words.finding_line(g, views[0]) for g in shown),
        ]
    )
    if not asked:
        return findings
    answers = c.joined(
        [
            c.list_head(f"Waiting for you · {_of(len(asked), len(assessment.questions))}"),
            c.questions(c.OpenQuestion(q.text, _helps(q.unlocks, assessment)) for q in asked),
        ]
    )
    return c.columns(findings, answers)


def _of(shown: int, all_: int) -> str:
    return str(all_) if shown == all_ else f"{shown} of {all_}"


def _helps(unlocks: Sequence[str], assessment: Assessment) -> str:
    labels = list(dict.fromkeys(assessment.figures[i].label.lower() for i in unlocks))
    count = display.counted(len(unlocks), "figure", digits=True)
    return f"helps {count}: {display.listed(labels[:MOST_LABELS])}"


def _reports(views: Sequence[View]) -> list[str]:
    count = display.sentence(display.counted(len(views), "report"))
    rows = [
        c.Row((c.link(f"reports/{v.report.id}/", str(v.report.title)), answer(v), _known(v)))
        for v in views
    ]
    columns = (
        c.Column("Report"),
        c.Column("What it says"),
        c.Column("Known", "figures", numeric=True, minor=True),
    )
    return [
        c.section(f"{count}, one line each", "reports", "The reports"),
        c.table("The reports", columns, rows),
    ]


def _known(view: View) -> str:
    known, applicable = view.known
    return f"{known} of {applicable}" if applicable else ""
