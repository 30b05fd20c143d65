"""A MkDocs hook: keeps each page as Markdown after the macros, for a site that needs none."""

import json
import os
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

FOLDER = "BENCH_CAPTURE"


@event_priority(-100)  # after the macros
def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> None:
    path = Path(os.environ[FOLDER]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = json.dumps(page.meta, default=str)
    path.write_text(f"---\n{meta}\n---\n\n{markdown}", "utf-8")
