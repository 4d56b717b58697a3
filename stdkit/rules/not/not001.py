from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TYPED = pattern(
    r"\s*(?P<word>(?:备注|附注|[【\[]注[】\]]|\*注|Note|NOTE|NB|注[（(]\d+[)）]|注[一二三四五六])\s*[:：;；]?|注\s*\d*\s*[;；、])(?P<rest>\s*)"
)

_FIELD = pattern(r"(?!注)[\u4e00-\u9fff]{2,6}\s*[：:]")


@rule("NOT001", clause="9.11.2", severity="warning")
def form_of_a_note(doc: Document) -> Iterator[Finding]:
    """注的标示形式不对

    注标明为“注：”，几个注标明为“注1：”“注2：”，用全角冒号，不写“备注”“附注”“Note”“注（1）”。

    ```bad
    # 5 要求
    ⟦备注：⟧数据来自制造商。
    ```
    ```bad
    # 附录A（资料性）示例
    ⟦注（1）：⟧数据来自制造商。
    ```
    ```good
    # 5 要求
    注：数据来自制造商。

    注意：高压危险。

    说明书应随产品交付，注意事项见附录A。
    ```
    ```good
    表1　限值

    | 项目 | 备注 |
    |---|---|
    | 水分 | 备注：风干 |
    ```
    ```good
    # 5 接口
    名称：开门

    备注：无返回值

    表1　苗木

    | 级别 | 苗高 |
    |---|---|
    | 一级 | 30 |

    备注

    NB/T 10001规定了电站的要求。
    ```
    ```bad
    # 5 要求
    苗木应分级。

    ⟦附注：⟧不包括盆栽。

    苗木应健壮。

    ⟦Note：⟧seedlings only.

    苗木应挂牌。

    ⟦NOTE:⟧ roots are wrapped.

    苗木应打捆。

    ⟦【注】⟧根系要完整。

    苗木应检疫。

    ⟦注(2)：⟧起苗前浇水。

    苗木应假植。

    ⟦注三：⟧假植不超过三天。

    苗木应遮阴。

    ⟦*注⟧运输时喷水。
    ```
    """
    last = ""
    # Where every function is described under the same words, 备注 is one of them.
    fields = sum(1 for block in doc.blocks() if block.kind == "paragraph" and block.text.startswith("备注")) > 4
    for block in doc.blocks():
        before, last = last, block.text.strip() or last
        if block.kind != "paragraph" or not block.text.strip() or block.text.lstrip()[0] not in "备附【[*NnB注":
            continue
        match = _TYPED.match(block.text)
        if match is None or not (
            match["word"].rstrip().endswith((":", "：", ";", "；", "、")) or match["word"][:1] in "【[*"
        ):
            continue
        if (
            table_of(doc, block.id) is not None
            or not block.text[match.end() :].strip()
            or _FIELD.match(before)
            or (fields and match["word"].startswith("备注"))
        ):
            # A cell, and one of several fields of a description (名称：…… 描述：…… 备注：……), are no notes.
            continue
        digits = re.search(r"\d+", match["word"])
        wanted = f"注{digits[0]}：" if digits else "注："
        yield finding(
            block.span(match.start("word"), match.end("word")), f"“{match['word']}”应标明为“注：”或“注1：”", fix=wanted
        )
