from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FORM = pattern(r"(?:\d{4}|[×xX＊*Ｘ]{4})-(?:\d{2}|[×xX＊*Ｘ]{2})-(?:\d{2}|[×xX＊*Ｘ]{2})")
_REAL = pattern(r"\d{4}-\d{2}-\d{2}")


@rule("COV012", clause="8.1", severity="warning", whole=True)
def cover_dates(doc: Document) -> Iterator[Finding]:
    """发布、实施日期的格式或先后不对

    封面的日期写作“2026-03-15”，月和日都是两位。实施日期不早于发布日期。

    ```bad
    ---
    number: DB15/T 9—2026
    published: ⟦2026年3月15日⟧
    implemented: 2026-10-01
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    published: 2026-10-01
    implemented: ⟦2026-03-15⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    published: 2026-03-15
    implemented: ⟦2026-13-01⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    published: 2026-03-15
    implemented: 2028-10-01
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T XXXX—2026
    published: XXXX-XX-XX
    implemented: 2026-××-××
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    dates: dict[str, date] = {}
    for name in ("published", "implemented"):
        for span in doc.cover.places(name)[:1]:
            text = re.sub(r"\s", "", doc.text_of(span))
            if not _FORM.fullmatch(text):
                yield finding(span, f"日期“{doc.text_of(span)}”应写作“2026-03-15”的形式")
            elif _REAL.fullmatch(text):
                try:
                    dates[name] = date.fromisoformat(text)
                except ValueError:
                    yield finding(span, f"没有“{text}”这一天")
    if len(dates) == 2 and dates["implemented"] < dates["published"]:
        where = doc.cover.places("implemented")[0]
        yield finding(where, f"实施日期{dates['implemented']}早于发布日期{dates['published']}")
