from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stdkit.facts.listed import bibliography, normative_list
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule("REF029", clause="8.6.3.1", severity="warning", library=True, whole=True)
def title_differs(doc: Document, setting: Setting) -> Iterator[Finding]:
    """所列文件的名称与正式名称不符

    清单中的文件名称照正式名称写，读者才能确认是哪个文件。名称按给出的标准库核对：注日期的对那一版，不注日期的对现行版；
    空格和标点的差别不算。

    ```bad
    # 2 规范性引用文件
    GB/T 1234—2008　⟦羊毛　名词术语⟧

    GB/T 1236　⟦羊毛　取样⟧
    ```
    ```fixed
    # 2 规范性引用文件
    GB/T 1234—2008　羊毛　术语

    GB/T 1236　羊毛　取样方法
    ```
    ```bad
    # 参考文献
    [1] GB/T 1237.1—2021　⟦毛纱　试验方法　第1部分：断裂强力⟧
    ```
    ```good
    # 2 规范性引用文件
    GB/T 1234—2008　羊毛 术语

    GB/T 1236　羊毛　取样方法

    GB/T 1237.1—2021　毛纱　试验方法　第1部分:强力

    GB/T 1237（所有部分）　毛纱

    GB/T 9999—2001　库中没有的文件
    ```
    ```good
    # 5 要求
    术语见GB/T 1234《羊毛名词》。
    ```
    ```good library=no
    # 2 规范性引用文件
    GB/T 1234—2008　羊毛　名词术语
    ```
    """
    library = setting.library
    if library is None:
        return
    for listed in (*normative_list(doc), *bibliography(doc)):
        if listed.number is None or listed.all_parts or listed.title_span is None or not listed.title:
            continue
        standard = library.edition(listed.number)
        if standard is None or _plain(standard.title) == _plain(listed.title):
            continue
        if _plain(re.sub(r"[（(](?:ISO|IEC|ITU|EN|ASTM)[^（()）]*[）)]\s*$", "", listed.title)) == _plain(
            standard.title
        ):
            continue  # 「（ISO 2:2018，IDT）」 behind the title is not part of it
        message = f"“{listed.number.spelled}”的名称应为“{standard.title}”（库日期{standard.as_of}）"
        yield finding(listed.title_span, message, fix=standard.title)


def _plain(title: str) -> str:
    """The title without blanks and punctuation, full width and half width alike."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", title)).lower()
