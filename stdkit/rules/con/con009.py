from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_FIXED = pattern(r"^(?:按|试验按|检验按|应符合|无|同|不适用|见)|^[^，。；]{1,14}[：:]")
"""Standing phrases, and entries of a list like 「参数：……」 that are repeated by their nature."""
_ITEM_END = ("；", ";")
"""The end of a step of a test or a field of a message: it stands in every list that needs it, and cannot be referred to alone."""


@rule("CON009", clause="9.5.1", severity="info", whole=True)
def repeated_paragraph(doc: Document) -> Iterator[Finding]:
    """文件内有相同的段

    同样的内容写一次，别处用“按5.1的规定”提及。写两遍的内容改了一处忘了另一处，就成了互相矛盾的要求。试验的步骤、参数的说明这类列项各随所在的列项，重复的不算。

    ```bad
    # 5 要求
    ## 5.1 甲类
    表面应平整、无裂纹、无气泡、无杂质，颜色均匀一致，边缘应无毛刺。
    ## 5.2 乙类
    ⟦表面应平整、无裂纹、无气泡、无杂质，颜色均匀一致，边缘应无毛刺。⟧
    ```
    ```bad
    # 5 要求
    记录应包括日期、地点、人员、设备、环境温度、相对湿度和检验结果。
    # 附录A（规范性）记录
    ⟦记录应包括日期、地点、人员、设备、环境温度、相对湿度和检验结果。⟧
    ```
    ```good
    # 5 要求
    ## 5.1 甲类
    表面应平整、无裂纹、无气泡、无杂质，颜色均匀一致，边缘应无毛刺。
    ## 5.2 乙类
    应符合5.1的规定。
    ```
    ```good
    # 5 要求
    ## 5.1 甲类
    应符合表1的规定。

    返回值：成功时返回0，失败时返回附录A规定的错误代码，错误代码由实现者记录。
    ## 5.2 乙类
    应符合表1的规定。

    返回值：成功时返回0，失败时返回附录A规定的错误代码，错误代码由实现者记录。
    ```
    ```good
    # 6 试验
    ## 6.1 升温
    步骤如下：

    a) 将试样放入干燥箱，接通电源，记录干燥箱的温度和时间，直到温度稳定；

    b) 升温。
    ## 6.2 降温
    步骤如下：

    a) 将试样放入干燥箱，接通电源，记录干燥箱的温度和时间，直到温度稳定；

    b) 降温。
    ```
    ```good
    # 5 消息
    ## 5.1 请求
    设备的标识表示设备登记时由管理平台给出的、在全部设备中唯一的编号；
    ## 5.2 响应
    设备的标识表示设备登记时由管理平台给出的、在全部设备中唯一的编号；
    ```
    ```good
    # 5 要求
    ## 5.1 甲类
    注：表面应平整、无裂纹、无气泡、无杂质，颜色均匀一致，边缘应无毛刺。
    ## 5.2 乙类
    注：表面应平整、无裂纹、无气泡、无杂质，颜色均匀一致，边缘应无毛刺。
    ```
    """
    places: dict[str, list[Block]] = {}
    for element in doc.elements:
        if element.kind in ("core", "annex"):
            for content in (element.content, *(clause.content for clause in element.walk())):
                for block in content:
                    if block.kind != "paragraph" or len(block.text) <= 25 or block.text.rstrip().endswith(_ITEM_END):
                        continue
                    text = squeeze(block.text)
                    if len(text) > 25 and _is_prose(text):
                        places.setdefault(text, []).append(block)
    for first, *others in places.values():
        if others:
            number = doc.place(first.id).number
            where = f"写“按{number}的规定”" if number else "提及前一处"
            message = f"与{number or '前文'}的段相同（共{len(others) + 1}处），只写一次，别处{where}"
            yield finding(others[0].span(), message, related=[first.span(), *(block.span() for block in others[1:])])


def _is_prose(text: str) -> bool:
    """Not a standing phrase, and mostly Chinese: code and data repeat by their nature."""
    return _FIXED.match(text) is None and len(re.findall(r"[㐀-鿿]", text)) * 2 > len(text)
