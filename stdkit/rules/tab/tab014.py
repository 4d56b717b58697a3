from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.columns import is_unit
from stdkit.facts.holders import grid
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Table

_FORMS = pattern(
    r"\s*(?P<name>[㐀-鿿][㐀-鿿A-Za-z\d ]{0,15}?)\s*"
    r"(?:[（(]\s*(?P<in_brackets>[A-Za-zμµ℃Ω°²³/·().\d ]{1,14}?)\s*[）)]|[，,]\s*(?P<behind_comma>[A-Za-zμµ℃Ω°²³/·().\d]{1,14})"
    r"|[/／]\s*(?P<behind_slash>[A-Za-zμµ℃Ω°²³·\d][A-Za-zμµ℃Ω°²³/·().\d]{0,14}|[（(][A-Za-zμµ℃Ω°²³/·().\d]{1,12}[）)]))\s*"
)
_AMBIGUOUS = ("A", "B", "C", "F", "K", "N", "S", "T", "V", "H", "J", "d", "W", "bit")


@rule("TAB014", clause="9.8.4、9.4.4.4", severity="info")
def quantity_and_unit_in_head(doc: Document) -> Iterator[Finding]:
    """表头中量和单位的写法不符

    表头里单位符号写在量的名称之下，另起一行；用量的符号时写作“l/mm”。写成“长度（mm）”“质量/kg”，名称和符号混在一行里。

    ```bad
    尺寸见表1。

    表1　尺寸

    | 型号 | ⟦长度（mm）⟧ | ⟦质量/kg⟧ |
    |---|---|---|
    | A | 10 | 2 |
    ```
    ```bad
    # 附录A（规范性）尺寸
    尺寸应符合表A.1的规定。

    表A.1　尺寸

    | 型号 | ⟦线密度，kg/m⟧ |
    |---|---|
    | A | 10 |
    ```
    ```good
    尺寸见表1。

    表1　尺寸

    | 型号 | 长度<br>mm | l/mm | 含量（%） | 备注（见A） |
    |---|---|---|---|---|
    | A | 10 | 2 | 3 | — |
    ```
    ```good
    项目见表1。

    表1　项目

    | 项目 | 是/否 | 输入/输出（V） | 接口（USB） |
    |---|---|---|---|
    | 铅（mg/kg） | 是 | — | — |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if not isinstance(table, Table) or len(table.rows) < 2:
            continue
        for row, _, cell in grid(table):
            if row >= max(table.header, 1) or len(cell.blocks) != 1:
                continue
            block = cell.blocks[0]
            match = _FORMS.fullmatch(block.text)
            if match is None or "\n" in block.text:
                continue
            unit = (match["in_brackets"] or match["behind_comma"] or match["behind_slash"]).strip("（）() ")
            if is_unit(unit) and (unit not in _AMBIGUOUS or match["behind_slash"]):
                yield finding(block.span(), f"单位符号宜置于量的名称之下，“{match['name']}”之后另起一行写“{unit}”")
