from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_COLLOQUIAL = pattern(
    r"(?:(?<=[，；。：、])|^)(?P<subject>[^，。；：、]{0,12}?)(?<![需主重只必纲概摘提若还将紧首简扼不想正就快须应宜可定切是否的之且求次险])"
    r"(?P<word>(?:都|均|还|也|一定)?要)"
    r"(?=(?:及时|定期|严格|认真|按时|按照|逐项|逐一|全部|统一|经常|注意|做到|做好|保持|确保|保证|有专人|有记录|符合|达到|进行|采取|配备|设置|填写|检查|清洗|贴|戴)[一-鿿])"
)
_CONDITION = pattern(r"(?:如果|若|如|当|凡|想|既|假如|因为|由于|为了?|只有|是否|谁|哪些|什么|为什么)[^，。；]{0,10}$")
_TO_BE = pattern(r"[一-鿿]{2}[^，。；]{0,3}的")
"""「要设置的属性」「要进行解密的数据」: still to be done."""
_SUBJECT = pattern(r"[一-鿿](?<![示在对将把出明定为是与和])$")


@rule(
    "MOD021",
    clause="9.1",
    severity="info",
    confidence="heuristic",
    question="这里的“要”是要求（写“应”），还是说将要怎样？",
)
def colloquial_requirement(doc: Document) -> Iterator[Finding]:
    """用口语的“要”表示要求

    “要”是口语里的要求，轻重说不清。要求用“应”，读者才知道这一句必须遵守。

    ```bad
    投料⟦要⟧按时记录，设备⟦要⟧定期清洗。
    ```
    ```bad
    a) 操作人员⟦都要⟧戴口罩；

    b) 门窗关闭。
    ```
    ```good
    投料应按时记录，主要采取的措施、需要检查的项目、技术要求符合表1的规定，摘要按照附录A编写。
    ```
    ```good
    如果要进行复检，取样量加倍；只要符合规定即可，不要按照经验估计。

    index　要设置的属性的序号，指示要设置属性的标志，在要进行解密的一端。
    ```
    ```good
    # 引言
    推行标准化要做到循序渐进。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    保养　maintenance

    设备要定期进行的维护。
    # 5 作业
    当罐体要进行清洗时，应断电；若要设置围栏，应报批。“记录要保持完整”是旧的写法，哪些要检查见表1。
    ```
    ```bad
    # 5 作业
    5.1　牛舍⟦要⟧定期消毒，饲料⟦都要⟧检查登记，病牛⟦一定要⟧严格隔离，记录⟦要⟧保持完整。

    5.2　灭火器⟦要⟧有专人管理；配电箱⟦要⟧贴标签；司机⟦均要⟧戴手套：罐体⟦还要⟧清洗干净。

    a) 库门⟦要⟧及时关闭；

    b) 货物⟦也要⟧逐项登记，钥匙⟦要⟧统一保管，班组⟦要⟧做好交接。
    ```
    """
    for block in blocks_for(doc, _COLLOQUIAL):
        element = doc.place(block.id).element
        if block.kind == "heading" or (element is not None and element.kind in ("foreword", "introduction", "terms")):
            continue
        hidden = quoted(block.text)
        for match in block.find(_COLLOQUIAL):
            start, end = match.span("word")
            if _TO_BE.match(block.text, end) and not _SUBJECT.search(block.text[:start]):
                continue
            if not _CONDITION.search(match["subject"]) and not any(a <= start < b for a, b in hidden):
                yield finding(block.span(start, end), f"“{match['word']}”表示要求时改为“应”", fix="应")
