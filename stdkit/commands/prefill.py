"""What documents already say, as the data of a paper: the draft, the comparison with the edition before, a conversion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.errors import BadData
from stdkit.facts.patterns import pattern

if TYPE_CHECKING:
    from stdkit.model import Document, Element

Data = dict[str, Any]
_COVER = ("number", "title", "title_en", "masthead", "stage", "ics", "ccs", "issued_by")
_PROPOSED = pattern(r"由(?P<who>[^。；]{2,80}?)(?:提出|负责提出)(?P<both>并归口)?")
_OWNED = pattern(r"由(?P<who>[^。；由]{2,80}?)归口")
_NAMED = pattern(r"(?:起草单位|起草人)[^：:]{0,6}[：:]\s*(?P<names>[^。；]+)")
_BETWEEN = pattern(r"[、，,]\s*")
_CHECKED = frozenset({"LAW", "PERMIT", "ADMIN", "SAFETY", "REFMAND"})
"""Guards of the clauses that a committee has to look at one by one."""
_SCHEMA = "stdkit.conversion/1"


def prefilled(source: str, old: str, conversion: str) -> Data:
    """Everything that the given files tell (each "" where there is none). ``UnreadableFile``, ``BadData`` for files that are not what they should be."""
    from stdkit.commands.checking import read_input

    known: Data = {}
    draft = read_input(source) if source else None
    if draft is not None:
        known = {**_cover(draft), **_foreword(draft), "explanation": _contents(draft)}
    if draft is not None and old:
        known |= _differences(read_input(old), draft)
    if conversion:
        known["conversion"] = _conversion(conversion)
    return known


def _cover(draft: Document) -> Data:
    return {name: value for name in _COVER if (value := getattr(draft.cover, name))}


def _foreword(draft: Document) -> Data:
    from stdkit.facts.foreword import items_of

    found: Data = {}
    for item in items_of(draft, "ownership"):
        if proposed := _PROPOSED.search(item.text):
            found.setdefault("proposed_by", proposed["who"])
            if proposed["both"]:
                found.setdefault("committee", proposed["who"])
        if owned := _OWNED.search(item.text):
            found.setdefault("committee", owned["who"])
    for kind, name in (("units", "drafting_units"), ("drafters", "drafters")):
        for item in items_of(draft, kind):  # type: ignore[arg-type]
            if named := _NAMED.search(item.text):
                found[name] = [*found.get(name, []), *_BETWEEN.split(named["names"].strip())]
    return found


def _contents(draft: Document) -> Data:
    from stdkit.facts.chapters import plain_blocks
    from stdkit.facts.listed import normative_list

    scope = draft.element_of("scope")
    return {
        "scope": [block.text for block in plain_blocks(scope) if block.text] if scope is not None else [],
        "structure": [text for text in (_structure(draft), _counted(draft)) if text],
        "references": [listed.name for listed in normative_list(draft)],
    }


def _structure(draft: Document) -> str:
    """「本文件共8章、2个附录：1 范围；……；附录A（规范性）……。」"""
    chapters = [_named(one.number, one.title) for one in _chapters(draft)]
    annexes = [
        _named(f"{one.number}（{'规范性' if one.normative else '资料性'}）", one.title)
        for one in draft.elements
        if one.kind == "annex"
    ]
    if not chapters:
        return ""
    count = f"{len(chapters)}章" + (f"、{len(annexes)}个附录" if annexes else "")
    return f"本文件共{count}：{'；'.join([*chapters, *annexes])}。"


def _chapters(draft: Document) -> Iterator[Any]:
    """The chapters, whether an element is one itself or holds several."""
    for element in draft.elements:
        if element.kind == "annex":
            continue
        if element.number.isdecimal():
            yield element
        else:
            yield from (clause for clause in element.clauses if clause.number.isdecimal())


def _named(number: str, title: str) -> str:
    return f"{number} {title}" if title else number


def _counted(draft: Document) -> str:
    """How many requirements, recommendations and permissions the text has."""
    from stdkit.convert.statistics import CLASSES
    from stdkit.facts.provisions import provisions

    counts = Counter(
        name
        for one in provisions(draft)
        for name, kinds in CLASSES.items()
        if one.kind in kinds and _is_text(draft.place(one.span.block).element)
    )
    told = [f"{name}{counts[name]}处" for name in ("要求", "推荐", "允许") if counts[name]]
    return f"条款用词：{'、'.join(told)}。" if told else ""


def _is_text(element: Element | None) -> bool:
    return element is not None and element.kind not in ("foreword", "bibliography", "index")


def _differences(old: Document, draft: Document) -> Data:
    from dataclasses import asdict

    from stdkit.compare import compare
    from stdkit.compare.main_changes import main_changes
    from stdkit.compare.rows import rows

    found = compare(old, draft)
    title = old.cover.title or draft.cover.title
    known: Data = {
        "comparison": [row.plain(number) for number, row in enumerate(rows(found), 1)],
        "compared": {"number": old.cover.number, "title": title},
    }
    changes = [asdict(change) for change in main_changes(found)]
    if changes and old.cover.number:
        known["replaces"] = [{"number": old.cover.number, "title": title, "changes": changes}]
    return known


def _conversion(path: str) -> Data:
    """What the ``.conversion.json`` at ``path`` tells; ``BadData`` where it has been changed so that it tells it no longer."""
    try:
        return _told(_read_plan(path))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadData(
            "D146", "不再是 stdkit convert 写出的样子", path=path, advice="请重新转化，不要手改 .conversion.json"
        ) from error


def _told(plan: Mapping[str, Any]) -> Data:
    items = plan["items"]
    counts = plan["counts"]
    return {
        "old_number": plan["number"]["old"],
        "new_number": plan["number"]["new"],
        "policy": plan["policy"],
        "declarations": [plan["declaration"]["text"]] if plan["declaration"]["text"] else [],
        "clauses": plan["declaration"]["clauses"],
        **{name: str(counts[name]) for name in ("changed", "kept", "held", "undecided")},
        "weakened": str(sum(map(_is_weakened, items))),
        "words": _words(items),
        "held_clauses": _held(items),
        "limits": [
            {"clause": clause, "text": text}
            for clause, text in dict.fromkeys(
                (item["clause"] or "", item["excerpt"]) for item in items if "限值" in item["reason"]
            )
        ],
        "cited": [
            f"{one['cited']}改为{one['becomes']}（{one['why']}）" for one in plan["references"] if one["becomes"]
        ],
        "moved": [f"{one['clause'] or ''}　{one['text']}".strip() for one in plan["moved"] if one["target"]],
    }


def _read_plan(path: str) -> Any:
    from stdkit.facts.userfiles import json_value, refuse_large

    refuse_large(Path(path), most="data_mb")
    try:
        plan = json_value(Path(path).read_text("utf-8"), path)
    except FileNotFoundError:
        raise BadData("D010", "没有这个文件", path=path, advice="请检查路径") from None
    except (OSError, ValueError, RecursionError) as error:
        raise BadData(
            "D011", "不是 stdkit convert 写出的 .conversion.json", path=path, advice="请检查是否选对文件"
        ) from error
    if not isinstance(plan, Mapping) or plan.get("schema") != _SCHEMA:
        raise BadData(
            "D012",
            "不是 stdkit convert 写出的 .conversion.json",
            path=path,
            advice="请用现在的 stdkit 重新转化，或检查是否选对文件",
        )
    return plan


def _is_weakened(item: Mapping[str, Any]) -> bool:
    return item["action"] == "changed" and "宜" in item["proposal"] and "宜" not in item["text"]


def _words(items: Sequence[Mapping[str, Any]]) -> list[Data]:
    """A row for each kind of provision."""
    from stdkit.convert.items import KIND_NAMES

    rows = []
    for kind, name in KIND_NAMES.items():
        mine = [item for item in items if item["class"] == kind]
        if not mine:
            continue
        counts = Counter("weakened" if _is_weakened(item) else item["action"] for item in mine)
        rows.append(
            {
                "kind": name,
                "total": str(len(mine)),
                "weakened": str(counts["weakened"]),
                "reworded": str(counts["changed"]),
                "held": str(counts["held"]),
                "kept": str(counts["kept"]),
            }
        )
    return rows


def _held(items: Sequence[Mapping[str, Any]]) -> list[Data]:
    """The clauses that a guard on law, safety or a mandatory standard holds or asks about, each sentence once."""
    found: dict[tuple[str, str], Data] = {}
    for item in items:
        if not _CHECKED & set(item["guards"]) or (item["action"] == "kept" and not item["review"]):
            continue
        clause, text = item["clause"] or "", item["excerpt"]
        row = found.setdefault((clause, text), {"clause": clause, "text": text, "why": [], "decision": []})
        reasons = [part for part in item["reason"].split("；") if not part.startswith("“")]  # “必须”改为“应”
        row["why"] += [part for part in reasons if part not in row["why"]]
        decision = item["decision"] or "待决定"
        row["decision"] += [decision] if decision not in row["decision"] else []
    return [{**row, "why": "；".join(row["why"]), "decision": "、".join(row["decision"])} for row in found.values()]
