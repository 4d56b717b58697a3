from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "TYP010",
    clause="9.4.1",
    severity="info",
    confidence="heuristic",
    question="这一段到此说完了（加句号），还是下面接着列项、表或公式（用冒号）？",
)
def paragraph_without_stop(doc: Document) -> Iterator[Finding]:
    """段末缺标点或以逗号结束

    一段话说完用句号。列项、标题、题注、表格、公式的引出句另有规定，不查。

    ```bad
    # 5 要求
    羊毛应干燥，不应有潮湿的感觉⟦⟧

    羊毛的长度应均匀，不应混入其他纤维⟦，⟧
    ```
    ```bad
    # 附录A（规范性）取样
    ## A.1 器具
    取样铲应清洁，每次用后应擦干⟦⟧
    ```
    ```good
    # 5 要求
    羊毛应干燥。

    按公式（1）计算：

    $$ x=y $$

    地址：呼和浩特市新城区某路一号
    ```
    ```good
    # 5 要求
    羊毛应符合下列规定，
    a) 干燥；

    b) 均匀
    ```
    ```good
    # 5 要求
    表1　检查

    | 项目 | 内容 |
    |---|---|
    | 配电箱 | 箱门关闭、接地良好、回路的标签清楚 |
    ```
    ```bad
    # 附录A（规范性）清淤
    清淤前应测量水深，并通知下游的泵站停机⟦⟧
    ```
    ```good
    # 5 要求
    5.1　窖泥应按批检验，检验的项目和次数见下列各项

    a) 水分；

    b) 酸度。

    5.2　说明：窖泥应按批检验，合格后使用

    5.3　Residues should be removed，记录应归档，编号为A12
    ```
    ```bad
    # 1 范围
    本文件规定了窖池的要求，其他酒也可参照使用，酿醋除外⟦⟧
    # 5 要求
    ## 5.1 窖泥
    窖泥应按批检验，合格后方可使用⟦、⟧
    ## 5.2 温度
    入窖温度应稳定，出窖后应及时清理窖壁⟦,⟧
    ```
    """
    for element in doc.elements:
        if element.kind not in ("core", "annex", "scope", "introduction") or doc.format == "pdf":
            continue  # where a paragraph of a PDF ends is a guess
        for content in (element.content, *(clause.content for clause in element.walk())):
            for at, block in enumerate(content):
                text = block.text.rstrip()
                if block.kind != "paragraph" or len(text) <= 10 or text[-1] in "。：；…！？）”:;!?」)|":
                    continue
                after = content[at + 1].kind if at + 1 < len(content) else ""
                if (
                    after in ("formula", "list-item", "table", "figure")
                    or not re.search(r"[应宜可][\u4e00-\u9fff].*|。", text)
                    or "：" in text[:12]
                ):
                    continue
                if text[-1] in "，、,":
                    yield finding(block.span(len(text) - 1, len(text)), "段末以逗号、顿号结束，应为句号")
                elif re.fullmatch(r"[\u4e00-\u9fff]", text[-1]) and "，" in text:
                    yield finding(block.span(len(text), len(text)), "段末缺少句号")
