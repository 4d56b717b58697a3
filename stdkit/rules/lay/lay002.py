from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, Part, cover_lines, face, most, paragraphs, size_name
from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

WUHAO, XIAOWU = 10.5, 9.0
_TOLERANCE = 0.3
_SENTENCE = pattern(r"[。：；！？:;）)]\s*$")
_BLACK = {
    "目次标题": 16.0, "前言标题": 16.0, "引言标题": 16.0, "正文首页名称": 16.0, "重要提示": WUHAO, "章标题": WUHAO, "条标题": WUHAO,
    "术语": WUHAO, "附录标题": WUHAO, "参考文献标题": WUHAO, "索引标题": WUHAO, "图题": WUHAO, "分图题": XIAOWU, "表题": WUHAO, "封面的文件名称": 26.0,
    "封面的文件编号": 14.0, "封面的代替文件编号": WUHAO, "封面的英文译名": 14.0, "封面的发布日期": 14.0, "封面的实施日期": 14.0,
}  # fmt: skip
_PLAIN = {
    "目次内容": WUHAO, "段": WUHAO, "无标题条": WUHAO, "列项": WUHAO, "引用文件": WUHAO, "参考文献": WUHAO, "术语条目内容": WUHAO,
    "式中": WUHAO, "表中文字": XIAOWU, "单位": XIAOWU, "注": XIAOWU, "示例": XIAOWU, "脚注": XIAOWU,
}  # fmt: skip
WANTED: dict[str, tuple[float, str]] = {
    **{part: (size, "黑体") for part, size in _BLACK.items()},
    **{part: (size, "宋体") for part, size in _PLAIN.items()},
}
"""Size in points and face of each part. GB/T 1.1—2020, table F.1."""


@rule("LAY002", clause="10.1.2、表F.1", severity="info", whole=True)
def size_and_face(doc: Document) -> Iterator[Finding]:
    """字号或字体与附录F不符

    附录F逐项给出各部分的字号和字体：正文五号宋体，章条标题五号黑体，前言标题三号黑体，表、注、示例和脚注小五号宋体。一个部分不符只说一次，
    并说共有多少处。

    ```bad layout=yes
    # 5 要求
    【四号 宋体 粗】
    ## 5.1 ⟦外观⟧
    羊毛应洁净。
    ```
    ```bad layout=yes
    # 5 要求
    【小四 仿宋】
    ⟦羊毛应洁净。⟧
    【小四 仿宋】
    羊毛应干燥。
    ```
    ```good layout=yes
    # 5 要求
    结构见图1。

    ![](section.png)

    【小五 黑体 居中】
    a) 剖面

    ![](outside.png)

    【小五 黑体 居中】
    b) 外形

    【小五 宋体】
    标引序号说明：

    【小五 宋体】
    1——壳体。

    【五号 黑体 居中】
    图1　结构
    ```
    ```bad layout=yes
    # 5 要求
    限值见表1。

    【五号 黑体】
    表1　限值

    | 【小五 宋体】项目 | 【五号 宋体】⟦含水率⟧ |
    |---|---|
    | 【小五 宋体】细羊毛 | 【五号 宋体】不大于 |
    ```
    ```good layout=yes
    【三号 黑体】
    # 前言
    【五号 宋体】
    本文件由某委员会归口。
    【五号 黑体】
    # 5 要求
    【五号 宋体】
    羊毛应洁净。
    【小五 宋体】
    注：洁净指无杂质。
    【五号 宋体 “含水率”黑体】
    5.1　含水率应不大于 12%。
    ```
    ```good layout=yes
    # 5 要求
    【12磅】
    The moisture content of wool.
    【五号 黑体】
    羊毛分级条件表
    ```
    """
    found: dict[str, list[tuple[Paragraph, str]]] = {}
    for part, one in _all(doc):
        wanted = WANTED.get(part)
        actual = _actual(one, *wanted) if wanted is not None else ""
        if actual:
            found.setdefault(part, []).append((one, actual))
    for part, those in found.items():
        size, name = WANTED[part]
        actual = Counter(said for _, said in those).most_common(1)[0][0]
        places = [one.span for one, _ in those]
        yield from gathered(places, f"{part}应为{size_name(size)}{name}，实为{actual}")


def _all(doc: Document) -> Iterator[tuple[str, Paragraph]]:
    for one in paragraphs(doc):
        if _applies(one):
            yield one.part, one
    yield from cover_lines(doc)


def _applies(one: Paragraph) -> bool:
    """Not what stands in a frame (示例 of how something is set), nor the cells of terms given as a table."""
    if one.part == "段" and not _SENTENCE.search(one.words):
        return False  # a caption without number, code, a line of a key
    parts: tuple[Part, ...] = ("表中文字", "单位")
    return not one.layout.frame and not (one.part in parts and one.element is not None and one.element.kind == "terms")


def _actual(one: Paragraph, size: float, name: str) -> str:
    """What most of the Chinese text is set in, as far as it is known and not as wanted; "" where it is."""
    own_size, own_face = most(one, lambda text: text.size), most(one, lambda text: face(text.east_asian))
    wrong_size = isinstance(own_size, float) and abs(own_size - size) > _TOLERANCE
    wrong_face = bool(own_face) and own_face != name
    if not (wrong_size or wrong_face):
        return ""
    return (size_name(own_size) if isinstance(own_size, float) else "") + str(own_face or "")
