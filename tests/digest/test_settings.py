"""Settings come from data; the environment, or a private file beneath it, may say otherwise."""

import subprocess
from pathlib import Path

import pytest

from digest.errors import MailError
from digest.settings import Delivery, checked, environment_of, overridden

DELIVERY = Delivery("reports@example.com", "office@example.com", "reports.example.com")


@pytest.mark.parametrize("name", ["SES_SENDER_ADDRESS", "SES_FROM_ADDRESS"])
def test_both_names_of_the_sender_are_understood(name: str) -> None:
    assert "me@example.com" == overridden(DELIVERY, {name: "me@example.com"}).sender


def test_two_names_may_agree() -> None:
    both = dict.fromkeys(("SES_SENDER_ADDRESS", "SES_FROM_ADDRESS"), "me@example.com")
    assert "me@example.com" == overridden(DELIVERY, both).sender


def test_two_names_that_differ_are_an_error() -> None:
    both = {"SES_SENDER_ADDRESS": "me@example.com", "SES_FROM_ADDRESS": "you@example.com"}
    with pytest.raises(MailError, match="name two different senders"):
        overridden(DELIVERY, both)


def test_without_an_environment_the_data_holds() -> None:
    assert DELIVERY == overridden(DELIVERY, {})


def test_the_audit_address_can_be_given() -> None:
    environment = {"REPORTS_AUDIT_BCC": "audit@example.com"}
    assert "audit@example.com" == overridden(DELIVERY, environment).audit_bcc


def test_the_environment_wins_over_the_private_file(tmp_path: Path) -> None:
    """Comments, export and quotes are as in a shell."""
    file = tmp_path / "repos.env"
    file.write_text(
        "# private\n\nexport SES_SENDER_ADDRESS='file@example.com'  # mine\n"
        "REPORTS_AUDIT_BCC=a@example.com\n",
        "utf-8",
    )
    found = environment_of({"REPOS_ENV": str(file), "REPORTS_AUDIT_BCC": "b@example.com"})
    assert "file@example.com" == found["SES_SENDER_ADDRESS"]
    assert "b@example.com" == found["REPORTS_AUDIT_BCC"]


@pytest.mark.parametrize("line", ["nonsense", "A B=c", "A='open", "A=b c", "=x", "1A=x"])
def test_a_line_that_is_no_setting_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "repos.env"
    file.write_text(f"A=b\n{line}\n", "utf-8")
    with pytest.raises(MailError, match=r"repos\.env:2: error: is not NAME=value"):
        environment_of({"REPOS_ENV": str(file)})


@pytest.mark.needs("git")
def test_a_private_file_may_come_from_any_editor(tmp_path: Path) -> None:
    """With a mark and line ends of its own; bytes that are no text are said to be none."""
    file = tmp_path / "repos.env"
    file.write_bytes(b"\xef\xbb\xbfREPORTS_AUDIT_BCC=a@example.com\r\n")
    found = environment_of({"REPOS_ENV": str(file)})
    assert "a@example.com" == found["REPORTS_AUDIT_BCC"]
    file.write_bytes(b"\xff\xfeA\x00")
    with pytest.raises(MailError, match="is not text in UTF-8: save it as UTF-8"):
        environment_of({"REPOS_ENV": str(file)})


def test_a_private_file_under_version_control_is_refused(tmp_path: Path) -> None:
    """Real addresses in a repository are out before anybody notices."""
    file = tmp_path / "repos.env"
    file.write_text("A=b\n", "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert "b" == environment_of({"REPOS_ENV": str(file)})["A"]
    subprocess.run(["git", "add", "repos.env"], cwd=tmp_path, check=True)
    with pytest.raises(MailError, match="under version control"):
        environment_of({"REPOS_ENV": str(file)})


@pytest.mark.parametrize(
    "address",
    [
        "zoë@example.com",
        "a@b",
        "a..b@example.com",
        '"a b"@example.com',
        "x@[127.0.0.1]",
        "a@example.com ",
        "a@example.com,b@example.com",
        "Name <a@example.com>",
        "a@host." + "invalid",
        "",
        "a" * 65 + "@example.com",
        "a@example.com\nBcc: b@example.com",
    ],
)
def test_what_is_no_single_plain_address_is_refused(address: str) -> None:
    with pytest.raises(MailError, match=r"^recipient zoe: error: "):
        checked("recipient zoe", address)


def test_a_domain_of_another_script_is_written_as_servers_know_it() -> None:
    assert "a@xn--bcher-kva.example.com" == checked("x", "a@bücher.example.com")
