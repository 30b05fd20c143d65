"""The data says who reads what; a person gets each report once, whatever seats they hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from digest import readers
from digest.errors import MailError
from digest.manifest import Manifest, read_manifest
from digest.settings import Recipient, readdressed
from portfolio.model import Portfolio
from store.load import load
from tests.digest.built_site import SHORT, built
from tests.digest.data_folder import laid_out

ZOE = "{{id: z{n}, person: zoe, address: {address}, roles: [{roles}], reports: [{reports}]}}"


def zoe(roles: str, reports: str = "", address: str = "zoe@example.com", n: int = 1) -> str:
    return ZOE.format(roles=roles, reports=reports, address=address, n=n)


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    return read_manifest(built(tmp_path, {"ceo": SHORT, "cfo": SHORT}))


def portfolio(folder: Path, *recipients: str) -> Portfolio:
    text = f"[{', '.join(recipients)}]"
    parsed = load(laid_out(folder, recipients=text) if recipients else laid_out(folder))
    assert not parsed.problems
    assert parsed.portfolio is not None
    return parsed.portfolio


def test_a_reader_gets_the_reports_of_all_seats(tmp_path: Path, manifest: Manifest) -> None:
    """In the site's order, under the names of the seats."""
    [owner] = readers.recipients(portfolio(tmp_path), manifest)
    assert Recipient("owner", "owner@example.com", "CEO and CFO", ("ceo", "cfo")) == owner


def test_seats_in_two_records_are_one_reader(tmp_path: Path, manifest: Manifest) -> None:
    """Also when the address differs in case: one person, one digest."""
    told = portfolio(tmp_path, zoe("cfo"), zoe("ceo", address="Zoe@example.com", n=2))
    [reader] = readers.recipients(told, manifest)
    assert ("CEO and CFO", ("ceo", "cfo")) == (reader.title, reader.reports)


def test_one_person_at_two_addresses_is_an_error(tmp_path: Path) -> None:
    """The data is refused before any mail is composed."""
    two = f"[{zoe('cfo')}, {zoe('ceo', address='other@example.com', n=2)}]"
    [problem] = load(laid_out(tmp_path, recipients=two)).problems
    assert "'zoe' has a mailbox already" == problem.message


def test_a_report_beyond_the_seat(tmp_path: Path, manifest: Manifest) -> None:
    """Given in the record or in the front matter of the report."""
    told = portfolio(tmp_path, zoe("helper", reports="cfo"))
    assert ("cfo",) == readers.recipients(told, manifest)[0].reports
    reports = tuple(replace(each, recipients=("zoe",)) for each in manifest.reports)
    invited = replace(manifest, reports=reports)
    assert ("ceo", "cfo") == readers.recipients(told, invited)[0].reports


def test_who_is_paused_gets_nothing(tmp_path: Path, manifest: Manifest) -> None:
    paused = zoe("cfo").replace("}", ", paused: true}")
    with pytest.raises(MailError, match="nobody gets mail"):
        readers.recipients(portfolio(tmp_path, paused), manifest)


def test_the_delivery_is_that_of_the_data(tmp_path: Path, manifest: Manifest) -> None:
    found = readers.delivery(portfolio(tmp_path), manifest)
    assert "reports@example.com" == found.sender
    assert "office@example.com" == found.reply_to
    assert "audit@example.com" == found.audit_bcc
    assert "reports.example.com" == found.list_id


def test_a_site_of_another_address_is_refused(tmp_path: Path, manifest: Manifest) -> None:
    """Its links would lead elsewhere."""
    other = replace(manifest, base_url="https://other.example.com/")
    with pytest.raises(MailError, match=r"records\.yml:8: error: https://reports"):
        readers.delivery(portfolio(tmp_path), other)


def test_the_full_reader_can_be_readdressed(tmp_path: Path, manifest: Manifest) -> None:
    """The default recipient is whoever gets every report; all others stay."""
    full = zoe("ceo, cfo").replace("zoe", "owner").replace("z1", "z2")
    everybody = readers.recipients(portfolio(tmp_path, zoe("ceo"), full), manifest)
    environment = {"REPORTS_DEFAULT_RECIPIENT": "real@example.com"}
    found = readdressed(everybody, manifest, environment)
    expected = {"zoe": "zoe@example.com", "owner": "real@example.com"}
    assert expected == {each.person: each.address for each in found}
    assert everybody == readdressed(everybody, manifest, {})


def test_without_a_full_reader_there_is_nobody_to_readdress(
    tmp_path: Path, manifest: Manifest
) -> None:
    everybody = readers.recipients(portfolio(tmp_path, zoe("ceo")), manifest)
    with pytest.raises(MailError, match="no recipient in the data gets every report"):
        readdressed(everybody, manifest, {"REPORTS_DEFAULT_RECIPIENT": "real@example.com"})
