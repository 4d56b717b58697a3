from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding, Span


@rule("NOT007", clause="9.12.1、9.12.2", severity="warning")
def footnote_marks(doc: Document) -> Iterator[Finding]:
    """脚注的标记与脚注不对应

    正文里有标记、下面没有脚注，或有脚注、正文没有标记，多半是改稿时删漏了一处。

    ```bad
    # 5 要求
    羊毛应干燥[^1]，应均匀⟦⟧[^2]。

    [^1]: 指手感。
    ```
    ```bad
    # 5 要求
    羊毛应干燥。

    [^1]: ⟦指手感。⟧
    ```
    ```good
    # 5 要求
    羊毛应干燥[^1]，羊绒也应干燥[^1]。

    [^1]: 指手感。
    ```
    ```good
    # 5 要求
    羊毛应干燥。
    ```
    """
    marks: dict[str, Span] = {}
    notes: dict[str, Block] = {}
    for block in doc.blocks():
        if block.kind == "footnote" and block.label:
            notes[_plain(block.label)] = block
        if any("footnote" in run.marks for run in block.runs):
            at = 0
            for run in block.runs:
                if "footnote" in run.marks and run.target:
                    marks.setdefault(_plain(run.target), block.span(at, at))
                at += len(run.text)
    if not marks and doc.format == "pdf":
        return  # raised marks are not always told from the text around them there
    for label, span in marks.items():
        if label not in notes:
            yield finding(span, f"标记“{label}）”没有对应的脚注")
    for label, block in notes.items():
        if label not in marks and not re.fullmatch(r"\*+|[a-z]", label) and table_of(doc, block.id) is None:
            yield finding(block.span(), f"脚注“{label}）”在正文中没有标记")


def _plain(label: str) -> str:
    return re.sub(r"[()（）\s]", "", label)
