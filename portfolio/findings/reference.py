"""The page of documentation on all rules, made of the rules themselves."""

from collections.abc import Iterable
from inspect import getdoc

from portfolio import display
from portfolio.findings.finding import Rule

_INTRODUCTION = """\
# Rules

Each rule says one way in which a business needs attention. It is judged anew for every edition,
from the data alone: what nobody has told is listed as "could not be assessed" and never counts as
fine, and what is only so on a part of a range is reported one severity lower, as "Possibly".

Readers are the reports in which a rule's findings stand. "Its own" are those that the record names
which the finding is about. Rules on the data itself stand apart from those on the business.

A rule is changed in the data, in any file under `data/portfolio/`:

```yaml
rules:
  - id: BUR-01
    threshold: 9        # in the unit that the table gives
    severity: high      # critical, high, medium, low or info
    suppressed:         # sets its findings aside, with the reason, until the day has passed
      reason: A loan is agreed on
      by: owner
      until: 2026-12-31
      subjects: [portfolio]   # for these only; for all when left out
```

| rule | severity | readers | what it says, and why | threshold |
|---|---|---|---|---|
"""


def rules_reference(rules: Iterable[Rule]) -> str:
    """The page on all rules, in the order of their ids."""
    return _INTRODUCTION + "".join(map(_row, sorted(rules, key=lambda rule: rule.id)))


def _row(rule: Rule) -> str:
    readers = ", ".join(rule.reports) or "its own"
    about = " *(about the data)*" if rule.about_data else ""
    says = f"**{rule.title}.**{about} {_why(rule)}"
    return f"| {rule.id} | {rule.severity} | {readers} | {says} | {_threshold(rule)} |\n"


def _why(rule: Rule) -> str:
    return " ".join((getdoc(rule.judge) or "").split())


def _threshold(rule: Rule) -> str:
    if rule.threshold is None:
        return ""
    return display.sentence(f"{rule.threshold} {rule.threshold_meaning}")
