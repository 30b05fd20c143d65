"""What the build writes beside its pages is what the mails read."""

from pathlib import Path

from digest.manifest import read_manifest
from publish.manifest import write_manifest
from store.site import Site, load_site
from tests.site_builder import ROOT


def site_of_the_repository() -> Site:
    site, problems = load_site(ROOT / "data", ROOT / "docs")
    assert () == problems
    assert site is not None
    return site


def write_pages(folder: Path, site: Site) -> None:
    for report in site.reports:
        page = folder / f"reports/{report.id}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text("<h1>A page</h1>", encoding="utf-8")


def test_every_report_is_read_back(tmp_path: Path) -> None:
    """With its title, its seats and what its front matter asks of mails."""
    site = site_of_the_repository()
    write_pages(tmp_path, site)
    write_manifest(tmp_path, site.assessment.portfolio, site.reports, None)
    read = read_manifest(tmp_path)
    assert [(r.id, r.title, r.roles) for r in site.reports] == [
        (r.id, r.title, r.roles) for r in read.reports
    ]


def test_what_stays_on_the_site_is_known_to_the_mails(tmp_path: Path) -> None:
    """A report that is not sent, and the sections of another that no mail holds."""
    site = site_of_the_repository()
    write_pages(tmp_path, site)
    kept, cut, *_ = site.reports
    kept = kept.model_copy(update={"unsent": True})
    cut = cut.model_copy(update={"web_only": cut.sections[:1]})
    write_manifest(tmp_path, site.assessment.portfolio, [kept, cut], None)
    [read] = read_manifest(tmp_path).reports
    assert (str(cut.id), tuple(map(str, cut.sections[:1]))) == (read.id, read.web_only)
