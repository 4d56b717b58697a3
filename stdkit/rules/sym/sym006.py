from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.abbreviations import unexplained
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "SYM006",
    clause="9.4.3.3",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="读者不查别的资料就知道这个缩略语的意思吗？",
)
def abbreviation_not_explained(doc: Document) -> Iterator[Finding]:
    """缩略语没有给出中文词语或解释

    没有缩略语清单时，第一次用到缩略语的地方写“中文词语（缩略语）”。只写几个字母，行外的读者猜不出，行内的人也可能想到别的东西。

    ```bad
    # 5 要求
    气体流量应采用⟦MFC⟧控制，MFC应校准。
    ```
    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    GIS：地理信息系统（geographic information system）
    # 5 要求
    GIS应联网。

    表1　配置

    | 项目 | 配置 |
    |---|---|
    | 供电 | 由⟦ATS⟧切换 |

    a) ATS应接地；

    b) GIS应备份。
    ```
    ```good
    # 5 要求
    气体流量应采用质量流量控制器（MFC）控制，MFC应校准；RNA（核糖核酸）和DNA应提取，HTML文件应保存。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    质量流量控制器　mass flow controller; MFC

    控制质量流量的装置。
    # 5 要求
    MFC应符合GB/T 1234和NY/T 5的规定，防护等级为IP54，型号为ABC-12，II类设备的电压为12 V，CPU的温度应低于80 ℃，含CO和NaCl。
    ```
    ```good
    # 5 要求
    函数GET_KEY和参数BUFLEN的取值应符合附录A，MFC（mass flow controller）应校准，按“OK”键。
    ```
    """
    for abbreviation in unexplained(doc):
        yield finding(
            abbreviation.span,
            f"缩略语“{abbreviation.short}”没有给出中文词语，写作“中文词语（{abbreviation.short}）”",
        )
