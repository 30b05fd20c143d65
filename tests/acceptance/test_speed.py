"""What makes a build quick changes nothing but its time."""

import gc
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.speed import KEPT
from tests.acceptance.built import Built, inside
from tests.portfolio_builder import INVENTED
from tests.site_builder import build as publish
from tests.site_builder import workplace


def _files(site: Path) -> dict[str, bytes]:
    """A built site's files; the packed map of the site says when it was packed."""
    paths = [p for p in site.rglob("*") if p.is_file() and p.suffix != ".gz"]
    return {str(p.relative_to(site)): p.read_bytes() for p in paths if p.name != "manifest.json"}


def test_the_site_is_the_same_without_the_hooks(tmp_path: Path, invented: Built) -> None:
    """Every file, with templates compiled anew and all of the theme's files looked at."""
    place = shutil.copytree(invented.place, tmp_path / "place")
    with inside(place):
        settings = load_config("mkdocs.yml", site_dir=str(tmp_path / "site"), hooks=[])
        settings["extra"]["generator"] = False
        settings.plugins.on_startup(command="build", dirty=False)
        build(settings)
    assert _files(tmp_path / "site") == _files(invented.folder)


def test_templates_are_kept_from_one_build_to_the_next(invented: Built) -> None:
    kept = list((invented.place / KEPT).iterdir())
    assert len(kept) > len(invented.pages)


@pytest.mark.parametrize("mistake", ["", "{{ nothing() }}", "{{ nothing("])
def test_the_collector_runs_again_after_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: str
) -> None:
    """However the build ended."""
    place = workplace(tmp_path / "place", INVENTED)
    monkeypatch.chdir(place)
    page = place / "docs/reports/cfo.md"
    page.write_text(f"{page.read_text('utf-8')}\n{mistake}\n", "utf-8")
    assert publish(place) == bool(mistake)
    assert gc.isenabled()


def test_a_folder_that_cannot_be_written_to_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates are then compiled for each build."""
    place = workplace(tmp_path / "place", INVENTED)
    monkeypatch.chdir(place)
    (place / ".cache").write_text("no folder\n", "utf-8")
    assert publish(place) == 0
