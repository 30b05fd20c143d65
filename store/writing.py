"""Files that are written whole or not at all."""

import os
from pathlib import Path


def write_over(path: Path, content: bytes) -> None:
    """Put a file in the place of another, at once."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet, at once; raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        os.link(draft, path)  # unlike a rename, it fails where a file stands
    finally:
        draft.unlink(missing_ok=True)
