from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_STRAIGHT = pattern(r"(?<=[\u4e00-\u9fff，。：；、（])\"[^\"\n]{1,40}\"|\"[^\"\n]*[\u4e00-\u9fff][^\"\n]*\"")
_WRONG = pattern(r"”[^“”\n]{1,30}“(?=[，。；、的])|[「」『』]")
_CODE = pattern(r"\"(?=[^\"]*[\\\\=_{}<>;$|])[\x20-\x7e]*\"")
"""A string of a program: \"SCard:\\\\Sys\"."""
_NESTED = pattern(r"《[^《》]*《")


@rule("TYP003", clause="9.4.1", severity="info")
def quotation_marks(doc: Document) -> Iterator[Finding]:
    """引号、书名号使用不当

    引号用“”，不用直引号和「」；书名号里面再有书名用〈〉。英寸符号和程序代码不查。

    ```bad
    按⟦"确认"⟧按钮。
    ```
    ```bad
    a) 见⟦《关于执行《⟧草原法》的通知》；

    b) 见附录A。
    ```
    ```good
    按“确认”按钮，直径为5"，见《关于执行〈草原法〉的通知》。
    ```
    ```good
    代码为if (a == "x")。
    ```
    ```good
    选择标识为"Card:\\\\Sys"的应用，参数为"file_name"。
    ```
    ```bad
    状态为⟦"OK"⟧时继续。
    ```
    """
    for block in prose(doc):
        text = block.text
        if '"' in text and '="' not in text:
            for match in block.find(_STRAIGHT):
                if _CODE.fullmatch(match[0]):
                    continue
                yield finding(block.span(*match.span()), "引号应使用“”")
        if "「" in text or "『" in text or "《" in text:
            for pattern in (_WRONG, _NESTED):
                for match in block.find(pattern):
                    if match[0][0] != "”":
                        yield finding(block.span(*match.span()), "引号应使用“”，书名号里再用书名号时内层用〈〉")
