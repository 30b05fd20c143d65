"""The report pages' front matter -> reports. The pages themselves are the host's business."""

from codecs import BOM_UTF8
from pathlib import Path

from portfolio.problem import Problem, error
from portfolio.report import Known, Report, check_names, read_report
from portfolio.text import Mapping
from portfolio.values import Source
from store.tree import read_tree

REPORTS = Path("reports")
FENCE = b"---"


def load_reports(docs: Path, known: Known) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """All reports in the order of the navigation, and what is wrong with their front matter."""
    reports: list[Report] = []
    problems: list[Problem] = []
    paths = sorted((docs / REPORTS).glob("*.md"))
    if not paths:
        hint = "run this in the folder that holds 'mkdocs.yml' and 'docs'"
        problems.append(error(Source(str(docs / REPORTS), 1), "there is no report here", hint))
    for path in paths:
        report, found = _load(path, known)
        problems += found
        reports += [report] if report else []
    reports.sort(key=lambda r: (r.order, r.title))
    return tuple(reports), tuple(sorted(problems))


def _load(path: Path, known: Known) -> tuple[Report | None, list[Problem]]:
    tree, problems = front_matter(path)
    if tree is None:
        return None, problems
    report, found = read_report(tree)
    problems += [*found, *check_names(tree, known)]
    if report and report.id != path.stem:
        hint = f"rename the page to {report.id}.md or correct the id"
        problems.append(error(report.id.at, f"the id '{report.id}' is not the page's name", hint))
    return report, problems


def front_matter(path: Path) -> tuple[Mapping | None, list[Problem]]:
    """The mapping between the two `---` lines at the top of a page, with its line numbers."""
    content = path.read_bytes().removeprefix(BOM_UTF8)
    lines = content.splitlines(keepends=True)
    if not lines or lines[0].strip() != FENCE:
        hint = "start it with '---', id, title and roles"
        return None, [error(Source(str(path), 1), "the page has no front matter", hint)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        return None, [error(Source(str(path), 1), "the front matter has no end", "add '---'")]
    return read_tree(b"\n" + b"".join(lines[1:end]), str(path))
