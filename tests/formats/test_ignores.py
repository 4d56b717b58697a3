"""「stdkit: ignore CODE 理由」 in comments of Markdown and of Word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.tracked import write
from stdkit.formats.ignores import read_ignore
from stdkit.formats.markdown import read_markdown
from stdkit.model import Comment, Document, Suppression

SOURCE = """\
# 3 术语和定义

<!-- stdkit: ignore TRM 沿用旧定义 -->
### 3.1

围栏　fence

必须设置的设施。

# 5 要求

<!-- stdkit: ignore MOD001 引用原文 -->
5.1　设备必须接地。

5.2　外壳必须绝缘。<!-- stdkit: ignore MOD 本条除外 -->
线路必须可靠。

<!-- 普通的注释 -->
5.3　门必须关。

<!-- stdkit: ignore TAB001 单位另注 -->
表1　限值

| 项目 | 要求 |
|---|---|
| 外壳 | 必须绝缘 |

<!-- stdkit: ignore MOD001 后面没有内容 -->
"""


def _texts(doc: Document) -> dict[str, list[str]]:
    """What each suppression speaks of, by its reason."""
    return {found.reason: [doc.block(block).text for block in found.blocks] for found in doc.suppressions}


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("stdkit: ignore MOD001 引用原文", Suppression((), ("MOD001",), "引用原文")),
        (
            " stdkit：ignore mod001，REF、LAY012　理由：法律原文。 ",
            Suppression((), ("MOD001", "REF", "LAY012"), "理由：法律原文"),
        ),
        ("stdkit: ignore MOD001 至 2026-12-31 老稿", Suppression((), ("MOD001",), "老稿", date(2026, 12, 31))),
        ("stdkit: ignore MOD001 until=2026-1-5，老稿", Suppression((), ("MOD001",), "老稿", date(2026, 1, 5))),
        ("stdkit: ignore MOD001", Suppression((), ("MOD001",), "")),
        ("stdkit: ignore MOD001 至 2026-02-30 老稿", Suppression((), ("MOD001",), "")),
        ("stdkit: ignore", None),
        ("请看 stdkit: ignore MOD001 理由", None),
        ("此处应改为宜", None),
    ],
)
def test_what_a_comment_asks(text: str, gives: Suppression | None) -> None:
    assert read_ignore(text) == gives


def test_in_markdown_it_speaks_of_the_next_block_or_of_its_own() -> None:
    assert _texts(read_markdown(SOURCE)) == {
        "沿用旧定义": ["", "围栏　fence", "必须设置的设施。"],
        "引用原文": ["设备必须接地。"],
        "本条除外": ["外壳必须绝缘。线路必须可靠。"],
        "单位另注": ["限值", "项目", "要求", "外壳", "必须绝缘"],
    }


def test_a_comment_before_the_words_on_one_line_speaks_of_them() -> None:
    doc = read_markdown("# 5 要求\n\n<!-- stdkit: ignore MOD 理由 -->5.1　设备必须接地。\n\n5.2　门必须关。\n")
    assert _texts(doc) == {"理由": ["设备必须接地。"]}


def test_the_text_is_read_as_without_the_comments() -> None:
    bare = "\n".join(
        line for line in SOURCE.replace("<!-- stdkit: ignore MOD 本条除外 -->", "").split("\n") if "<!--" not in line
    )
    with_comments, without = read_markdown(SOURCE), read_markdown(bare)
    assert [b.text for b in with_comments.blocks()] == [b.text for b in without.blocks()] and not without.suppressions


def test_in_word_it_speaks_of_the_paragraphs_it_stands_beside(root: Path, tmp_path: Path) -> None:
    plain = read_docx(root / "examples" / "draft-with-faults.docx")
    assert plain.suppressions == ()
    paragraphs = [b for b in plain.blocks() if b.kind == "paragraph" and b.text]
    cell = next(b for table in plain.blocks() if table.kind == "table" for b in table.children() if b.text)
    comments = [
        Comment(paragraphs[5].span(0, 2), "stdkit: ignore MOD001 引用原文"),
        Comment(paragraphs[7].span(), "stdkit：ignore REF，MOD 至 2030-01-01 老稿"),
        Comment(cell.span(), "stdkit: ignore TAB 表头"),
        Comment(paragraphs[8].span(), "MOD001 以“应”代替“必须”"),
    ]
    out = tmp_path / "out.docx"
    assert write(plain, [], out, author="王", date=date(2026, 1, 1), comments=comments) == []
    read = read_docx(out)
    assert _texts(read) == {"引用原文": [paragraphs[5].text], "老稿": [paragraphs[7].text], "表头": [cell.text]}
    assert [found.until for found in read.suppressions] == [None, date(2030, 1, 1), None]
    assert [b.text for b in read.blocks()] == [b.text for b in plain.blocks()]
