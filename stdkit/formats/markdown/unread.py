"""``<!-- 未读：… -->``: what could not be read when the text was written as Markdown, kept for whoever reads it again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdkit.facts.patterns import pattern
from stdkit.model import Unread

_SAID = pattern(
    r"<!--\s*未读：(?P<what>.+?)(?:（(?P<where>[A-Z]?[\d.]+|附录[A-Z])）)?(?:（第 (?P<page>\d+) 页）)?\s*-->", re.DOTALL
)
_LOST = pattern(r"<!--\s*formula-not-decoded\s*-->")


def read_unread(comments: Iterable[str]) -> tuple[Unread, ...]:
    """What comments say was not read, in their order; also the marks that converters leave."""
    found: list[Unread] = []
    for comment in comments:
        if (said := _SAID.fullmatch(comment)) is not None:
            found.append(Unread(said["what"], said["where"] or "", int(said["page"]) if said["page"] else None))
        elif _LOST.fullmatch(comment):
            found.append(Unread("转换工具没有识别的公式"))
    return tuple(found)


def write_unread(unread: Unread) -> str:
    where = f"（{unread.where}）" if unread.where else ""
    page = f"（第 {unread.page} 页）" if unread.page is not None else ""
    return f"<!-- 未读：{unread.what.replace('--', '—')}{where}{page} -->"
