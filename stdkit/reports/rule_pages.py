"""The pages of ``docs/rules``: one for every family of rules, and an index by clause of GB/T 1.1—2020. Made by ``script/docs``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from stdkit.lint.basis import basis
from stdkit.lint.coverage import WHY, Watch
from stdkit.lint.profile import editions_of
from stdkit.lint.rule import Example, Rule
from stdkit.reports.coverage import counted
from stdkit.reports.rule_list import how_to_fix, how_to_keep, milder, paragraphs
from stdkit.reports.words import SEVERITY

FAMILIES = {
    "ADP": "采用国际文件",
    "ANX": "附录",
    "BIB": "参考文献",
    "CLA": "总体要求、分类和编码",
    "CON": "前后一致",
    "COV": "封面",
    "FIG": "图",
    "FML": "数学公式",
    "FUN": "功能类型",
    "FWD": "前言",
    "HDG": "章和条",
    "IDX": "索引",
    "INT": "引言",
    "LAY": "版式",
    "LST": "列项",
    "MOD": "能愿动词",
    "NAM": "文件名称",
    "NOT": "注、示例和脚注",
    "NUM": "数和量",
    "REF": "引用和提示",
    "SCO": "范围",
    "STR": "结构",
    "SYM": "符号和缩略语",
    "TAB": "表",
    "TOC": "目次",
    "TRM": "术语和定义",
    "TYP": "文字和标点",
}
_NOTICE = "<!-- 由 script/docs 从规则生成，不要手改。 -->"
_SHOWN = {"bad": "不合规则（⟦ ⟧ 标出问题所在）", "fixed": "改后", "good": "合规则"}


def pages(rules: Iterable[Rule], watched: Sequence[Watch]) -> dict[str, str]:
    """The text of every page by its file name."""
    held = sorted(rules, key=lambda rule: rule.code)
    families = {family: list(group) for family, group in groupby(held, key=lambda rule: rule.family)}
    made = {f"{family.lower()}.md": _family(family, group) for family, group in families.items()}
    return {"README.md": _index(families, watched), **made}


def _index(families: dict[str, list[Rule]], watched: Sequence[Watch]) -> str:
    total = sum(map(len, families.values()))
    fixable = sum(rule.fixable for group in families.values() for rule in group)
    lines = [
        _NOTICE,
        "",
        "# 规则",
        "",
        f"共 {total} 条，{fixable} 条给出改法。`stdkit rules 代号` 在终端显示同样的说明。",
        "",
        "## 按类别",
        "",
        "| 类别 | 管什么 | 条数 |",
        "|---|---|---|",
        *(f"| [{f}]({f.lower()}.md) | {FAMILIES.get(f, '')} | {len(group)} |" for f, group in families.items()),
        "",
        "## 按 GB/T 1.1—2020 的条款",
        "",
        "| 条款 | 内容 | 规则 |",
        "|---|---|---|",
    ]
    for row in watched:
        links = " ".join(_link(rule) for rule in row.rules)
        note = f"不查：{row.note}" if row.note and not row.rules else ""
        lines.append(f"| {row.clause} | {row.title} | {links or note} |")
    missing = {one.code: one for row in watched for one in row.missing}
    if missing:
        lines += ["", "## 目录里有而没有规则的", "", "| 代号 | 原因 | 说明 |", "|---|---|---|"]
        lines += [f"| {code} | {WHY[one.why]} | {one.note} |" for code, one in sorted(missing.items())]
    gaps = counted(watched)["gaps"]
    if gaps:
        lines += ["", f"没有说明的条款：{'、'.join(gaps)}。"]
    return "\n".join(lines) + "\n"


def _link(rule: Rule) -> str:
    return f"[{rule.code}]({rule.family.lower()}.md#{rule.code.lower()})"


def _family(family: str, rules: Sequence[Rule]) -> str:
    called = FAMILIES.get(family, "")
    pieces = [_NOTICE, f"# {family} {called}".rstrip(), _table(rules), *(_rule(rule) for rule in rules)]
    return "\n\n".join(pieces) + "\n"


def _table(rules: Iterable[Rule]) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.title} | {SEVERITY[rule.severity]} | {rule.clause} "
        f"| {'可改' if rule.fixable else ''} |"
        for rule in rules
    ]
    return "\n".join(["| 代号 | 规则 | 级别 | GB/T 1.1—2020 | 改法 |", "|---|---|---|---|---|", *rows])


def _rule(rule: Rule) -> str:
    facts = [SEVERITY[rule.severity], basis(rule.clause), f"自 {rule.since}", f"`{rule.name}`"]
    if editions_of(rule) != ("2020", "2009"):
        facts.insert(2, f"只用于 {'、'.join(editions_of(rule))} 年版")
    if rule.confidence == "heuristic":
        facts.insert(2, "启发式判断")
    if not rule.default:
        facts.insert(2, "默认不查")
    pieces = [
        f'## <a id="{rule.code.lower()}"></a>{rule.code} {rule.title}',
        " · ".join(facts),
        *paragraphs(rule.reason),
        *milder(rule),
    ]
    if rule.question:
        pieces.append(f"请起草人判断：{rule.question}")
    pieces += [_example(example) for example in rule.examples]
    pieces += [how_to_fix(rule), how_to_keep(rule).replace("<!--", "`<!--").replace("-->", "-->`")]
    return "\n\n".join(pieces)


def _example(example: Example) -> str:
    given = "".join(f"，{key}={value}" for key, value in example.settings.items())
    fence = "`" * max(3, _longest_run(example.text) + 1)
    return f"{_SHOWN[example.kind]}{given}：\n\n{fence}text\n{example.text}\n{fence}"


def _longest_run(text: str) -> int:
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest
