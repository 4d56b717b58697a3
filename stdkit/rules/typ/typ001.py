from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_for, set_in_half_width
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_HAN = r"[\u4e00-\u9fff”》）]"
_HALF = pattern(
    rf"(?<={_HAN})[,;:?!](?!\d)|(?<={_HAN})[,;:](?=\s?[\u4e00-\u9fff（《“])|(?<=[\u4e00-\u9fff])\.(?=\s*$|\s?[\u4e00-\u9fff])"
)
_QUOTED = pattern(r"[“”‘’\"'][,;:?!.][“”‘’\"']")
"""The sign itself is spoken of: 以“;”分隔."""
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}


@rule("TYP001", clause="9.4.1", severity="warning")
def half_width_punctuation(doc: Document) -> Iterator[Finding]:
    """中文中使用半角标点

    汉字后面的逗号、分号、冒号、句号用全角。数字、时间、比例、编号和英文里的半角标点不查。

    ```bad
    表面应平整⟦,⟧无裂纹⟦.⟧
    ```
    ```fixed
    表面应平整，无裂纹。
    ```
    ```bad
    表1　外观

    | 项目 | 要求 |
    |---|---|
    | 羊毛⟦:⟧长度 | 均匀 |
    ```
    ```good
    表面应平整，时间为8:30，比例为1:2，见ISO 1:2018和DB15/T 1.2。
    ```
    ```good
    按ISO 3166:2013, IDT的规定，型号A,B均可，见http://a.b.cn，以“;”或”,”分隔。
    ```
    ```good
    命令行写作“ls,cat”，按A.B,C的次序接线。
    ```
    """
    if doc.format == "pdf" and set_in_half_width(doc):
        return  # published PDFs code the commas of their Chinese face as half-width ones
    for block in prose_for(doc, _HALF):
        if not block.text.isascii():
            for match in block.find(_HALF):
                if _QUOTED.match(block.text, max(0, match.start() - 1)):
                    continue
                wanted = _FULL[match[0]]
                yield finding(block.span(*match.span()), f"应使用全角标点“{wanted}”", fix=wanted, safety="safe")
