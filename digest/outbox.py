"""The folder of an edition's mails: one .eml per mail, its preview, and what we wrote there."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from digest.errors import MailError

# What this program wrote: only these files may it take away again.
_RECORD = ".written.json"


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes these the folder's files: each whole or not at all, those of an earlier run gone."""
    earlier = _earlier(folder)
    try:
        for name, content in files.items():
            _place(folder / name, content)
        for name in sorted(earlier - files.keys()):
            (folder / name).unlink(missing_ok=True)
        _place(folder / _RECORD, _listing(files))
    except OSError as error:
        raise MailError(str(folder), f"cannot be written: {error.strerror}") from error


def mails(folder: Path) -> dict[str, bytes]:
    """Name with .eml -> content of each mail that this program wrote there."""
    names = sorted(name for name in _earlier(folder) if name.endswith(".eml"))
    if not names:
        raise MailError(str(folder), "holds no mail: run `python -m digest compose` first")
    try:
        return {name: (folder / name).read_bytes() for name in names}
    except OSError as error:
        raise MailError(str(folder), f"cannot be read: {error}; compose it again") from error


def _earlier(folder: Path) -> set[str]:
    file = folder / _RECORD
    if not file.exists():
        return set()
    try:
        names = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        names = None
    if not isinstance(names, list):
        raise MailError(str(file), "cannot be read, so nothing is removed: take it out by hand")
    return {name for name in names if isinstance(name, str) and _is_ours(name)}


def _is_ours(name: str) -> bool:
    """A record that somebody edited must not reach out of the folder."""
    return Path(name).name == name


def _listing(names: Iterable[str]) -> bytes:
    return (json.dumps(sorted(names), indent=1, ensure_ascii=False) + "\n").encode()


def _place(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.part")
    draft.write_bytes(content)
    draft.replace(file)
