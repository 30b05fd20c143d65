"""What git knows of the data. Without git there is no commit, and that is said, not guessed."""

import subprocess
from pathlib import Path


def current_commit(folder: Path) -> str | None:
    """The commit that is checked out, or None outside a repository or before its first commit."""
    try:
        done = subprocess.run(  # a fixed command, no shell
            ["git", "-C", str(folder), "rev-parse", "HEAD"],  # noqa: S607  # git is found on PATH
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
