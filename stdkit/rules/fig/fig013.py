from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Figure, Finding

_HAN = pattern(r"[\u4e00-\u9fff]{2}")
_MAY = pattern(
    r"流程|框图|程序|组织|机构|网络|曲线|关系|体系|架构|结构模型|模型|拓扑|层次|时序|状态|交互|部署|系统图|示意框"
)
_MANY = 3


@rule(
    "FIG013",
    clause="9.7.4.2",
    severity="info",
    confidence="heuristic",
    default=False,
    question="这幅图属于可以直接写文字的流程图、框图、组织系统图或曲线图吗？",
)
def words_inside_figure(doc: Document) -> Iterator[Finding]:
    """图中用文字描述而未用标引序号

    图中的零部件等应当用标引序号，在图下列出说明，这样译成别的文字时不必改图。流程图、框图、组织系统图和曲线图可以直接写文字；只有画在文件里的
    图读得出字来，是不是这几类图由图题猜，所以默认不查。

    ```bad
    # 5 结构
    结构见图1。

    ![外壳¦压板¦弹簧](a.png)

    图1　⟦夹具剖面图⟧
    ```
    ```bad
    # 附录A（资料性）装置
    装置见图A.1。

    ![冷凝管¦烧瓶¦水浴锅¦温度计](a.png)

    图A.1　⟦回流装置⟧
    ```
    ```good
    # 5 流程
    流程见图1。

    ![取样¦缩分¦称量](a.png)

    图1　取样流程图
    ```
    ```good
    # 5 结构
    结构见图1。

    ![1¦2¦3](a.png)

    图1　夹具剖面图
    ```
    ```good
    # 6 试验
    升温的曲线见图1。

    ![时间¦温度¦升温¦保温](a.png)

    图1　升温曲线
    ```
    """
    for block in doc.blocks():
        if not isinstance(block, Figure) or not block.label or _MAY.search(block.text):
            continue
        written = [text for text in block.texts if _HAN.search(text)]
        if len(written) >= _MANY:
            yield finding(
                block.span(),
                f"图中有 {len(written)} 处文字（“{''.join(written[0].split())[:10]}”等），应以标引序号代替，在图下说明",
            )
