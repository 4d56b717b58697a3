"""What mkdocs.yml cannot say: pages that stand at the root of the project, and Chinese parted for the search.

Called by mkdocs while it builds (``hooks`` in mkdocs.yml).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
ROOT_PAGES = ("CONTRIBUTING.md", "CHANGELOG.md", "DECISIONS.md")
BREAK = "\u200b"
"""Zero-width space: one of the separators of the search, and nothing to be seen."""
CHINESE = re.compile(r"(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name in ROOT_PAGES:
        files.append(File.generated(config, name.lower(), abs_src_path=str(ROOT / name)))
    return files


@event_priority(-50)  # after the search plugin has written the index, before the offline plugin puts it into a script
def on_post_build(config: MkDocsConfig) -> None:
    path = Path(config.site_dir) / "search" / "search_index.json"
    path.write_text(json.dumps(parted(json.loads(path.read_text("utf-8"))), separators=(",", ":")), "utf-8")


def parted(index: dict[str, Any]) -> dict[str, Any]:
    """``index`` with every Chinese character a word of its own. What a reader types is parted by the words of the index, and every
    word typed has to be on a page: no dictionary is needed."""
    docs = [
        {**entry, "title": CHINESE.sub(BREAK, entry["title"]), "text": CHINESE.sub(BREAK, entry["text"])}
        for entry in index["docs"]
    ]
    return {**index, "docs": docs}
