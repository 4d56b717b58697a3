from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.formulas import is_chemical
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Formula

_UNIT_IN = pattern(
    r"(?<![A-Za-z_])\d+(?:\.\d+)?\s?(?:kg|mm|cm|km|mL|min|MPa|kPa|Hz|kW|mg|m/s|℃)(?![A-Za-z])|[（(](?:kg|mm|cm|km|mL|min|MPa|kPa|Hz|kW|mg|m|s|g|t|h|L|N|W|℃)[）)]"
)


@rule(
    "FML008",
    clause="9.9.3.1",
    severity="info",
    confidence="heuristic",
    question="公式里的这些字母是单位，还是与单位同形的量的符号？",
)
def units_in_formulas(doc: Document) -> Iterator[Finding]:
    """公式中使用单位符号

    公式表示量之间的关系，单位写在“式中”的说明里，不写进公式。示例中代入数值的算式不是公式。

    ```bad
    $$ ⟦v=l(m)/t(s)⟧ $$ （1）
    ```
    ```bad
    $$ ⟦m=V+5 kg⟧ $$ （2）
    ```
    ```good
    $$ v=\\frac{l}{t} $$ （1）
    ```
    ```good
    $$ f(x)=2m+3g+100h $$ （1）
    ```
    ```good
    示例：代入得

    $$ v=\\frac{120}{60}=2 $$
    ```
    ```bad
    $$ ⟦m = 5 kg + 3 x⟧ $$ （1）

    $$ ⟦p = 20 kPa⟧ $$ （2）

    $$ ⟦T = 25 ℃⟧ $$ （3）

    $$ ⟦v = 3 m/s⟧ $$ （4）

    $$ ⟦L = 5 mm⟧ $$ （5）

    $$ ⟦P = 7 kW⟧ $$ （6）

    $$ ⟦f = 50 Hz⟧ $$ （7）
    ```
    ```good
    $$ y = f(t) + 3x $$ （1）
    ```
    """
    for block in doc.blocks():
        if isinstance(block, Formula) and not is_chemical(block):
            # A bracket behind a letter that is the one argument of a function (f(t)) looks like a unit: two of them do not.
            found = _UNIT_IN.findall(block.text)
            if len(found) > 1 or any(unit[0].isdigit() for unit in found):
                yield finding(block.span(), f"公式中不应使用单位符号（{'、'.join(found)}），单位写在“式中”的说明里")
