"""A mail says what the page says: no number lost, none changed, none invented."""

from pathlib import Path

import pytest

from digest.edition import messages
from digest.manifest import read_manifest
from digest.pages import page_of
from digest.settings import Delivery, Recipient
from tests.digest.built_site import ARTICLE, BASE_URL, built, page
from tests.digest.numbers import hidden_rows, mail_text, missing, page_text

DELIVERY = Delivery("reports@example.com", "reports@example.com", "reports.example.com")
OWNER = Recipient("owner", "owner@example.com", "the owner", ("cfo",))


def texts(folder: Path, article: str, kind: str) -> tuple[str, str]:
    """What the page and what its mail say."""
    site = built(folder, {"cfo": article})
    [message] = messages(site, read_manifest(site), DELIVERY, [OWNER]).values()
    read = page_of(page(article), "reports/cfo/index.html", BASE_URL)
    return page_text(read.article), mail_text(message, kind)


@pytest.mark.parametrize("kind", ["html", "plain"])
def test_every_number_of_the_page_is_in_its_mail(tmp_path: Path, kind: str) -> None:
    """In the HTML part and in the text part, with sign, currency and unit, as often as there."""
    said, mailed = texts(tmp_path, ARTICLE, kind)
    assert "$3,750" in said
    assert not missing(said, mailed)


def test_the_mail_invents_no_number(tmp_path: Path) -> None:
    """Nothing but what the page says."""
    said, mailed = texts(tmp_path, ARTICLE, "html")
    assert not missing(mailed, said)


def test_numbers_of_a_long_table_are_covered_by_its_last_line(tmp_path: Path) -> None:
    """A row that is not in the mail is counted there, and its total is not lost."""
    rows = "".join(f"<tr><td>Row</td><td>{1000 + row}</td></tr>" for row in range(40))
    total = '<tr class="total"><th scope="row">Total</th><td>40,780</td></tr>'
    table = f"<table class='ledger'><tbody>{rows}{total}</tbody></table>"
    said, mailed = texts(tmp_path, f"<h1>Long</h1>{table}", "html")
    lost = missing(said, mailed)
    assert {str(1000 + row) for row in range(25, 40)} == set(lost)
    assert 15 == hidden_rows(mailed)
