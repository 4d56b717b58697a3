"""What a style's name says: the national template 「标准文件_…」, its older names, Word's built-in styles in either language.

Names only: what a paragraph's text says is the business of ``outline``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from stdkit.facts.patterns import pattern
from stdkit.formats.flat import Role


class StyleRole(NamedTuple):
    """``depth`` as in ``Flat``; ``field`` names a cover field; ``hidden`` paragraphs carry only a count and are not printed."""

    role: Role = ""
    depth: int = 0
    field: str = ""
    hidden: bool = False


_NOTHING: Final = StyleRole()
_HAN_DIGIT: Final = {digit: at + 1 for at, digit in enumerate("一二三四五六七八九")}
_PREFIX: Final = pattern(r"^(标准文件|标准)_\s*")
_NOISE: Final = pattern(r"^样式\s+(?!\d)|\s*\+.*$|(\s*Char)+\d*$")
"""What Word adds to a name: 「样式 三级条标题 + 右侧: 1 字符」, 「一级条标题 Char Char」."""
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], StyleRole]]


def _rule(name: str, role: Role, depth: int = 0, field: str = "") -> Rule:
    return pattern(name, re.IGNORECASE), lambda _: StyleRole(role, depth, field)


def _levelled(name: str, role: Role, offset: int) -> Rule:
    """The first group is a level in Chinese or Arabic figures; ``offset`` is added."""

    def read(found: re.Match[str]) -> StyleRole:
        level = found.group(1)
        return StyleRole(role, (_HAN_DIGIT[level] if level in _HAN_DIGIT else int(level)) + offset)

    return pattern(name, re.IGNORECASE), read


_RULES: Final[tuple[Rule, ...]] = (
    # Hidden carriers of the annex letter, so that tables and figures of annexes count as 「表A.1」.
    (pattern(r"^附录[图表]标号$"), lambda _: StyleRole(hidden=True)),
    # Table of contents.
    _rule(r"^(toc heading|toc ?标题\d*|目[录次]标题|目[录次])$", "toc-title"),
    _rule(r"^(toc|目录)\s*\d+$", "toc"),
    _rule(r"^(table of figures|图表目录)$", "toc"),
    # Cover.
    _rule(r"^ICS$", "cover", field="ics"),
    _rule(r"^(其他)?标准称谓$|^封面抬头$", "cover", field="masthead"),
    _rule(r"^文件编号$|封面标准编?号\d?$", "cover", field="number"),
    _rule(r"替换文件编号|标准代替", "cover", field="replaces"),
    _rule(r"封面标准英文名称", "cover", field="title_en"),
    _rule(r"^文件名称$|封面标准名称", "cover", field="title"),
    _rule(r"一致性?程度", "cover", field="conformity"),
    _rule(r"封面标准文稿类别", "cover", field="stage"),
    _rule(r"^(其他|封面)?发布日期$", "cover", field="published"),
    _rule(r"^(其他|封面)?实施日期$", "cover", field="implemented"),
    _rule(r"^(其他)?发布部门$|^标准部门$", "cover", field="issued_by"),
    _rule(r"^封面|文献分类号|^(其他)?标准标志$|^版本$", "cover"),
    # Elements.
    _rule(r"^目次、标准名称标题$", "body-title"),
    _rule(r"^(前言、?引言|前言|引言|参考文献、索引|参考文献|索引)标题$", "element-title"),
    _rule(r"^(正文标准名称|标准名称标题|正文首页名称)$", "body-title"),
    # Annexes.
    _rule(r"^附录(英文)?标识$", "annex"),
    _rule(r"^附录章标题$", "annex-clause", 1),
    _levelled(r"^附录([一二三四五])级条标题$", "annex-clause", 1),
    _levelled(r"^附录([一二三四五])级无(标题条?|条标题)?$", "annex-untitled", 1),
    # Clauses. Those of the introduction (0.1) stand where those of a chapter would.
    _rule(r"^章标题$", "chapter", 1),
    _levelled(r"^(?:引言)?([一二三四五])级条标题$", "clause", 1),
    _levelled(r"^(?:引言)?([一二三四五])级无(标题条?|条标题)?$", "untitled", 1),
    _rule(r"^无标题条$", "untitled", 2),
    _levelled(r"^术语条([一二三四五])$", "term-number", 1),
    # Lists.
    _rule(
        r"^(列项——（一级）|列项——|破折号列项|字母编号列项（一级）|附录字母编号列项（一级）|数字编号列项)$",
        "list-item",
        1,
    ),
    _rule(r"^(方框数字|[大小]写罗马数字编号)列项$", "list-item", 1),
    _rule(r"^(列项[●·•].*|破折号列项（二级）|(附录)?数字编号列项（二级）)$", "list-item", 2),
    _rule(r"^(列项◆.*|(附录)?编号列项（三级）)$", "list-item", 3),
    _levelled(r"^([一二三])级项2?$", "list-item", 0),
    _rule(r"^(list (bullet|number)|列表(项目符号|编号))$", "list-item", 1),
    _levelled(r"^(?:list (?:bullet|number)|列表(?:项目符号|编号))\s*([2-5])$", "list-item", 0),
    # Notes, examples.
    _rule(r"^(英文)?注[×xX]?[：:](（正文）)?$|^注[×xX]?[：:]?后续?$", "note"),
    _rule(r"^(首?示例|示例[×xX]?[：:]|示例内容|示例[×xX]?后(续|文字)?)$", "example"),
    _rule(
        r"^(条文脚注|脚注内容|图表脚注(说明)?|英文图表脚注|图的脚注|图标脚注说明|脚注后续|footnote text|endnote text)$",
        "footnote",
    ),
    # Formulas typed as text; the style holds explanations too, so the text has to look like one.
    _rule(r"^(正文|附录)公式(编号制表符)?$", "formula"),
    # Captions.
    _rule(r"^(正文|附录|正文英文)?表标题$", "table-caption"),
    _rule(r"^(正文|附录|正文英文)?图标题$", "figure-caption"),
    _rule(r"^分图题$", "list-item", 1),
    # Word's own.
    _levelled(r"^(?:heading|标题)\s*([1-9])$", "heading", 0),
    _rule(r"^(title|标题)$", "body-title"),
)
_CAPTION: Final = pattern(r"^(caption|题注)$", re.IGNORECASE)
_FORM_FIELDS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (pattern(name, re.IGNORECASE), field)
    for name, field in (
        (r"^ICS\d*$", "ics"),
        (r"^(CSDN|CCS|WXFLH)$", "ccs"),
        (r"^BAH$", "record"),
        (r"^(NSTD_CODE_[A-Z]|StdNo\d*|STD_?NO)$", "number"),
        (r"^(OSTD_CODE|OStdNo\d*|DBT\d*|TIBZ)$", "replaces"),
        (r"^(CSTD_NAME|StdName)$", "title"),
        (r"^(ESTD_NAME|StdEnglishName|StdEnName)$", "title_en"),
        (r"^(IN_STD_CODE|YZBS|YZXCD)$", "conformity"),
        (r"^(PLSH_DATE_[YMD]|F[YMD])$", "published"),
        (r"^(CROT_DATE_[YMD]|S[YMD])$", "implemented"),
        (r"^(fm|FBBM)$", "issued_by"),
        (r"^c[12]$", "masthead"),
        (r"^(WGLB|LB)$", "stage"),
    )
)
PLACEHOLDER: Final = pattern(r"点击此处(添加|输入)|单击(此处|或点击此处)|请(选择|输入)|草案版次选择|^[\s\u2002]*$")


@lru_cache(maxsize=4096)
def role_of_style(name: str) -> StyleRole:
    """What a style of that name says of its paragraphs; nothing for names we do not know."""
    plain = _NOISE.sub("", _PREFIX.sub("", name.strip()))
    for known, read in _RULES:
        found = known.search(plain)
        if found is not None:
            return _with_prefix(read(found), name)
    return _NOTHING


@lru_cache(maxsize=4096)
def is_caption_style(name: str) -> bool:
    """Word's caption style serves tables and figures alike."""
    return _CAPTION.search(name.strip()) is not None


def form_field(names: list[str]) -> str:
    """The cover field that the first known of these form fields or content controls holds, "" for none."""
    for name in names:
        for known, cover_field in _FORM_FIELDS:
            if known.search(name):
                return cover_field
    return ""


def _with_prefix(role: StyleRole, name: str) -> StyleRole:
    """In 「标准文件_…」 附录一级条标题 is A.1; in the older template A.1 was 附录章标题 and 附录一级条标题 A.1.1."""
    if role.role in ("annex-clause", "annex-untitled") and role.depth > 1 and name.startswith("标准文件_"):
        return role._replace(depth=role.depth - 1)
    return role
