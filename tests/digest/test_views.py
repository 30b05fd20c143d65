"""Mails in a browser, light and dark, wide and narrow: readable and never wider than the screen."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from digest.edition import messages
from digest.manifest import read_manifest
from digest.settings import Delivery, Recipient
from tests.digest.built_site import ARTICLE, SHORT, built

# Contrast of each text with the ground it stands on, by the formula of WCAG 2 (1.4.3).
CONTRASTS = """() => {
  const channel = (c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const rgb = (text) => text.match(/[0-9.]+/g).map(Number);
  const light = (c) =>
    0.2126 * channel(c[0] / 255) + 0.7152 * channel(c[1] / 255) + 0.0722 * channel(c[2] / 255);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.getClientRects().length) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push([element.className, texts.currentNode.data.trim(), ratio]);
  }
  return found;
}"""
# A glyph beside its word is graphics: three to one is enough.
GRAPHICS = {"◆": 3.0}
WIDE, NARROW = 720, 375


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        found = player.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield found
        found.close()


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The digest of two reports, as a file."""
    folder = tmp_path_factory.mktemp("site")
    site = built(folder, {"ceo": SHORT, "cfo": ARTICLE})
    delivery = Delivery("reports@example.com", "reports@example.com", "reports.example.com")
    reader = Recipient("owner", "owner@example.com", "the owner", ("ceo", "cfo"))
    [message] = messages(site, read_manifest(site), delivery, [reader]).values()
    body = message.get_body(("html",))
    assert body is not None
    file = folder / "mail.html"
    file.write_text(str(body.get_content()), "utf-8")
    return file


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_mail_is_readable_in_each_view(
    browser: Browser, mail: Path, width: int, scheme: str
) -> None:
    """Every text has contrast enough, and nothing makes the reader scroll sideways."""
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(mail.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    texts = page.evaluate(CONTRASTS)
    assert len(texts) > 100
    assert [] == [each for each in texts if each[2] < GRAPHICS.get(each[1], 4.5)]
    page.close()


@pytest.mark.needs("chromium")
def test_dark_is_dark_and_narrow_is_narrow(browser: Browser, mail: Path) -> None:
    """The rules of @media win over the inlined ones."""
    page = browser.new_page(viewport={"width": NARROW, "height": 800}, color_scheme="dark")
    page.goto(mail.as_uri())
    style = "getComputedStyle(document.querySelector('.{}')).{}"
    assert "rgb(21, 24, 27)" == page.evaluate(style.format("paper", "backgroundColor"))
    assert "22px" == page.evaluate(style.format("answer", "fontSize"))
    assert "none" == page.evaluate(style.format("hide-sm", "display"))
    page.close()
