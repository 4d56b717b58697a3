"""The work of a rule grows with the document, not with its square: drafts of 900 pages exist."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint import registry
from stdkit.lint.profile import Profile
from stdkit.lint.rule import Rule
from stdkit.model import Document

_CHAPTER = """
# {n} 要求{n}

## {n}.1 外观

设备{n}应符合表{n}的规定，外壳不应有裂纹，试验按照GB/T {m}—2012中的5.2进行，见附录A。

要求如下：

a) 长度不大于{n} mm，允许偏差为±0.5 mm；

b) 宽度必须符合GB/T {m}的要求；

c) 合理布置管道。

材料应足够结实，操作必须方便，外壳应清晰美观，不应过于粗糙。连接件应该牢固，严禁松动，不得锈蚀，须及时更换。

尺寸偏差见表{n}，数据如表{n}所示，结构如图{n}所示，长度约{n}mm，占5～8%，总量三十台左右。

注：图{n}给出了示例。

表{n}　限值

| 项目 | 指标 |
|---|---|
| 铅 mg/kg | ≤ {n}.5 |
| 汞 | 及时更换 |

图{n}　结构

## {n}.2 检验

检验员宜每天记录，可使用等效方法，见{n}.1和公式（{n}）。

$$ x = y $$ （{n}）
"""
SMALL, LARGE = 40, 240
LISTED = 40
"""Terms and normative references: their number does not grow with the text, so a rule may hold each against all of it."""


def _document(chapters: int) -> Document:
    body = "".join(_CHAPTER.format(n=n, m=1000 + n) for n in range(4, 4 + chapters))
    terms = "".join(f"\n### 3.{n}\n\n术语{n}　term {n}\n\n用于设备{n}的概念。\n" for n in range(1, LISTED))
    cited = "".join(f"\nGB/T {1000 + n}　设备{n}\n" for n in range(4, 4 + LISTED))
    front = "---\nnumber: DB15/T 123—2026\ntitle: 设备技术规范\n---\n# 前言\n\n本文件由某厅提出并归口。\n"
    return read_markdown(
        f"{front}\n# 1 范围\n\n本文件规定了设备的要求。\n\n# 2 规范性引用文件\n{cited}\n# 3 术语和定义\n{terms}\n{body}"
        "\n# 附录A（资料性）示例\n\n文字。\n"
    )


@pytest.fixture(scope="module")
def documents() -> tuple[Document, Document]:
    return _document(SMALL), _document(LARGE)


def _steps(rule: Rule, doc: Document) -> int:
    """How many functions the rule calls (of Python and of C), facts already known: the same on every machine, unlike seconds."""
    setting = Profile().setting(doc)
    list(rule.run(doc, setting))
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    watching = sys.getprofile()
    sys.setprofile(counted)
    try:
        list(rule.run(doc, setting))
    finally:
        sys.setprofile(watching)
    return count


@pytest.mark.parametrize("rule", registry.load().values(), ids=lambda rule: rule.code)
def test_steps_grow_with_the_document(rule: Rule, documents: tuple[Document, Document]) -> None:
    small, large = (_steps(rule, doc) for doc in documents)
    assert large < 1.5 * LARGE / SMALL * small + 2000, f"{small} calls for {SMALL} chapters, {large} for {LARGE}"
