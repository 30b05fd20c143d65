"""How the reports are made, told from the code and the data themselves."""

from collections.abc import Callable
from decimal import Decimal

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.findings import RULES
from portfolio.findings.finding import Rule
from portfolio.fragments import components as c
from portfolio.fragments.citing import cited
from portfolio.fragments.counts import counts_table
from portfolio.fragments.words import SEVERITY_CHIPS
from portfolio.model.business import Contradiction, SourceDocument, Statement
from portfolio.values import Fact, Source

_MARKS = (
    (c.Chip.CRITICAL, "Cash, a payment or the way to revenue is at risk now"),
    (c.Chip.HIGH, "It stands in the way of a goal of this quarter"),
    (c.Chip.MEDIUM, "It weakens control or sight; it can wait for a plan"),
    (c.Chip.LOW, "Good order, to be done when somebody passes by"),
    (c.Chip.ATTENTION, "A figure on the wrong side of its limit"),
    (c.Chip.WATCH, "A figure near its limit"),
    (c.Chip.ON_TRACK, "A figure on the right side of its limit"),
    (c.Chip.UNKNOWN, "Nobody has told it yet; it never counts as good"),
)
_KINDS = {
    "stated": "said in a document",
    "declared": "told by the owner",
    "measured": "read from books, a bank or a counter",
    "derived": "worked out from other values",
    "assumed": "assumed, and marked so",
}


def about_line(assessment: Assessment) -> str:
    """The line beneath the title: whose reports these are, whether invented, and as of when."""
    about = assessment.portfolio.about_it
    day = display.day(assessment.portfolio.as_of)
    return c.meta(str(about.name), "fictional" if about.fictional else "", f"as of {day}")


def marks(assessment: Assessment) -> str:  # noqa: ARG001  # every macro of this page takes the assessment
    """The eight marks with their meaning."""
    columns = (c.Column("Mark"), c.Column("Meaning"))
    return c.table("Marks", columns, (c.Row((c.chip(m), meaning)) for m, meaning in _MARKS))


def rules_table(assessment: Assessment) -> str:
    """Every rule: what it finds, why that matters, how bad it is, and what it found this time."""
    columns = (
        c.Column("Finding"),
        c.Column("Why it matters", minor=True),
        c.Column("Rule", numeric=True, minor=True),
        c.Column("This month"),
    )
    rules = sorted(RULES, key=lambda rule: rule.id)
    return c.table("Rules", columns, (_rule(rule, assessment) for rule in rules))


def _rule(rule: Rule, assessment: Assessment) -> c.Row:
    finding = c.marked(c.chip(SEVERITY_CHIPS[rule.severity]), rule.title)
    return c.Row((finding, _why(rule, assessment), rule.id, _outcome(rule, assessment)))


def _why(rule: Rule, assessment: Assessment) -> str:
    """The reason that the rule's own code gives, and where it starts to fire here."""
    why = " ".join((rule.judge.__doc__ or "").split("\n\n")[0].split())
    if rule.threshold is None:
        return why
    own = next((s.threshold for s in assessment.portfolio.rules if s.id == rule.id), None)
    limit = rule.threshold if own is None else own
    return f"{why} Limit: {_plain(limit)} {rule.threshold_meaning}."


def _plain(threshold: Decimal) -> str:
    return f"{threshold.normalize():f}"


def _outcome(rule: Rule, assessment: Assessment) -> str:
    """Found, waiting for an answer, set aside, or nothing found; in that order of weight."""
    register = assessment.register
    counts = (
        (sum(f.rule == rule.id for f in register.findings), "found"),
        (sum(n.rule == rule.id for n in register.not_assessed), "waiting for answers"),
        (sum(s.finding.rule == rule.id for s in register.set_aside), "set aside"),
    )
    said = [f"{count} {what}" for count, what in counts if count]
    return ", ".join(said) or "nothing found"


def rules_count(assessment: Assessment) -> str:  # noqa: ARG001  # every macro of a page is called with it
    """How many rules there are, for a sentence."""
    return display.in_words(len(RULES))


def figures_table(assessment: Assessment) -> str:
    """Every figure of the portfolio, once, with its formula in words and where it is read."""
    firsts = {f.name: f for f in reversed(assessment.figures.values())}
    rows = [c.Row((f.label, display.sentence(f.formula))) for f in firsts.values()]
    columns = (c.Column("Figure"), c.Column("How it is made"))
    return c.table("Figures", columns, sorted(rows, key=lambda row: str(row.cells[0]).lower()))


def contradictions(assessment: Assessment) -> str:
    """Facts on which sources disagree: what each says, and what has to be decided."""
    found = assessment.portfolio.contradictions
    if not found:
        return c.note("No source contradicts another.")
    return c.questions(_contradiction(one, assessment) for one in found)


def _contradiction(one: Contradiction, assessment: Assessment) -> c.OpenQuestion:
    said = [f"{cited(assessment.portfolio, _cites(s))}: {s.says}" for s in one.statements]
    outcome = f"Decided: {one.resolved}" if one.resolved else str(one.question)
    return c.OpenQuestion(display.sentence(str(one.title)), " · ".join([*said, outcome]))


def _cites(statement: Statement) -> tuple[Source, ...]:
    return tuple(Source(document=c.ref, place=c.place, kind=c.kind) for c in statement.source)


def sources_list(assessment: Assessment) -> str:
    """The documents, ledgers and people that values were taken from, and how far they carry."""
    documents = sorted(
        assessment.portfolio.sources, key=lambda d: (-_resting(d, assessment), str(d.title))
    )
    dated = any(isinstance(d.date, Fact) for d in documents)
    columns = [
        c.Column("Source"),
        *([c.Column("Date")] if dated else []),
        c.Column("Figures", "that rest on it", numeric=True),
        c.Column("To know", minor=True),
    ]
    return c.table("Sources", columns, (_document(d, assessment, dated) for d in documents))


def _document(document: SourceDocument, assessment: Assessment, dated: bool) -> c.Row:
    name = f"{document.short}: {document.title}" if document.short else str(document.title)
    day = [display.text(document.date) if isinstance(document.date, Fact) else "no date"]
    note = str(document.note or "")
    return c.Row((name, *(day if dated else []), str(_resting(document, assessment)), note))


def _resting(document: SourceDocument, assessment: Assessment) -> int:
    """How many known figures rest on a document."""
    known = (f for f in assessment.figures.values() if f.is_known)
    return sum(any(s.document == document.id for s in f.sources) for f in known)


def kinds_of_values(assessment: Assessment) -> str:
    """How the known figures came about: what was said, measured, worked out or assumed."""
    counts = {kind: _resting_on(kind, assessment) for kind in _KINDS}
    facts = [c.Fact(display.sentence(_KINDS[k]), str(n)) for k, n in counts.items() if n]
    return c.facts(facts) if facts else c.note("No figure is known yet.")


def _resting_on(kind: str, assessment: Assessment) -> int:
    known = (f for f in assessment.figures.values() if f.is_known)
    return sum(any(s.kind == kind for s in f.sources) for f in known)


MACROS: dict[str, Callable[[Assessment], str]] = {
    "about_line": about_line,
    "marks": marks,
    "rules_table": rules_table,
    "rules_count": rules_count,
    "figures_table": figures_table,
    "counts_table": counts_table,
    "contradictions": contradictions,
    "sources_list": sources_list,
    "kinds_of_values": kinds_of_values,
}
"""What the pages about the reports may call."""
