"""Labels and references of a draft brought together: every reference shows its number, every slip is told with its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from stdkit.errors import BrokenReferences, nearest
from stdkit.formats.markdown.naming import LONGEST, UNNUMBERED, read_name
from stdkit.formats.markdown.numbers import NAME_INSIDE, with_numbers
from stdkit.formats.references import KINDS, Target, citable, cited, in_text
from stdkit.formats.tree import rebuilt
from stdkit.model import Block, Document, Run, TextAnchor

_PLACES = "标题、表题、图题、公式、列项、注、示例或术语条目"
_HOW = "写成 [@tab:名称] 这样的形式"


def resolved(document: Document, source: str) -> Document:
    """``document`` with its numbers reckoned and its references showing them. ``BrokenReferences`` tells all that do not fit."""
    document = with_numbers(document)
    work = _Resolver(document, source)
    work.take_names()
    changes = {block.id: runs for block in document.blocks(toc=True) if (runs := work.runs(block)) is not None}
    if work.faults:
        raise BrokenReferences(
            "F051",
            [text for _, text in sorted(work.faults)],
            path=document.path,
            advice="标签和提及的写法见 docs/notation.md",
        )
    names = work.names

    def settled(block: Block) -> Block:
        runs = changes.get(block.id, block.runs)
        name = names.get(block.id, "")
        return block if runs is block.runs and name == block.name else replace(block, runs=runs, name=name)

    return rebuilt(document, settled)


class _Resolver:
    def __init__(self, document: Document, source: str) -> None:
        self.document = document
        self.source = source
        self.faults: list[tuple[int, str]] = []
        """Each with its place in the source, for their order."""
        self.names: dict[str, str] = {}
        """Of blocks, by their ids."""
        self.targets: dict[str, Target] = {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def _fault(self, offset: int, text: str) -> None:
        self.faults.append((offset, f"第 {bisect_right(self._starts, offset)} 行{text}"))

    # Labels

    def take_names(self) -> None:
        """Settle the label of every block that bears one."""
        found = {target.block.id: target for target in citable(self.document, lambda block: bool(block.name))}
        seen: dict[str, int] = {}
        for block in self.document.blocks():
            if block.name:
                spelled = block.name.removeprefix(NAME_INSIDE)
                offset = self._place(spelled, seen)
                self._take(block, spelled, found.get(block.id), offset)

    def _place(self, spelled: str, seen: dict[str, int]) -> int:
        """Where in the source the label stands, the next time it does."""
        seen[spelled] = self.source.find(f"{{#{spelled}}}", seen.get(spelled, -1) + 1)
        return max(seen[spelled], 0)

    def _take(self, block: Block, spelled: str, target: Target | None, offset: int) -> None:
        shown = f"标签 {{#{spelled}}} "
        read = read_name(spelled)
        if read is None:
            self._fault(offset, f"{shown}的写法不对{_spelling(spelled)}")
        elif block.name.startswith(NAME_INSIDE):
            self._fault(offset, f"{shown}在文字中间，应放在段末，一段一个")
        elif target is None or not target.kinds:
            self._fault(offset, f"{shown}所在的段没有编号可引用，标签应放在{_PLACES}上")
        elif read[0] and read[0] not in target.kinds:
            self._fault(offset, f"{shown}标的是{KINDS[target.kinds[0]]}，前缀应是 {target.kinds[0]}:，不是 {read[0]}:")
        elif not target.label or UNNUMBERED in target.label:
            self._fault(offset, f"{shown}{_unlabelled(target)}")
        else:
            self._name(block, f"{read[0] or target.kinds[0]}:{read[1]}", target, offset)

    def _name(self, block: Block, name: str, target: Target, offset: int) -> None:
        if name in self.targets:
            self._fault(offset, f"标签 {{#{name}}} 与前面{_called(self.targets[name])}的标签相同，请改用另一个名称")
            return
        self.targets[name] = target
        self.names[block.id] = name

    # References

    def runs(self, block: Block) -> tuple[Run, ...] | None:
        """The runs with every reference spelled out; ``None`` where there is none."""
        if not any(run.refers for run in block.runs):
            return None
        made: list[Run] = []
        for run in block.runs:
            made += self._cited(run, block) if run.refers else [run]
        return tuple(made)

    def _cited(self, run: Run, block: Block) -> list[Run]:
        shown = f"引用 [{run.refers}] "
        offset = run.anchor.offset if isinstance(run.anchor, TextAnchor) else 0
        read = read_name(run.refers.lstrip("-").removeprefix("@").strip())
        if read is None:
            self._fault(offset, f"{shown}的写法不对，应{_HOW}，一对方括号引一处；不是引用时在 [ 前加 \\")
        elif not in_text(block):
            self._fault(offset, f"{shown}在标题或术语里，标题中请直接写文字")
        else:
            name = self._found(read)
            if name is not None:
                target = self.targets[name]
                self._name_above(name, target)
                return cited(run, target, self.names, whole=not run.refers.startswith("-"))
            self._fault(offset, shown + self._missing(read))
        return [run]

    def _found(self, read: tuple[str, str]) -> str | None:
        kind, own = read
        if kind:
            return f"{kind}:{own}" if f"{kind}:{own}" in self.targets else None
        same = [name for name in self.targets if name.partition(":")[2] == own]
        return same[0] if len(same) == 1 else None

    def _missing(self, read: tuple[str, str]) -> str:
        kind, own = read
        same = [name for name in self.targets if name.partition(":")[2] == own]
        if same:
            told = "、".join(f"[@{name}]" for name in same)
            return (
                f"没有对应的标签，同名的是{_called(self.targets[same[0]])}，应写 {told}"
                if kind
                else f"不止一处，请写明是 {told} 中的哪一个"
            )
        spelled = f"{kind}:{own}" if kind else own
        known = [*self.targets, *(() if kind else (name.partition(":")[2] for name in self.targets))]
        close = nearest(spelled, known)
        if close:
            return f"没有对应的标签，最接近的是 {close[0]}"
        return "没有对应的标签，请在所引的" + (KINDS[kind] if kind else "地方") + f"加上 {{#{spelled}}}"

    def _name_above(self, name: str, target: Target) -> None:
        """Names, not shown in the draft, for the clause and the items a cited item stands under: their numbers are part of its own."""
        for depth, above in enumerate(target.above if target.item else ()):
            hidden = f"_{name}" + (f".{depth}" if depth else "")
            self.names.setdefault(above.block.id, hidden)


def _spelling(spelled: str) -> str:
    kind, colon, own = spelled.partition(":")
    if colon and re.fullmatch(r"[a-z]+", kind) and kind not in KINDS:
        close = nearest(kind, KINDS, cutoff=0.4)
        meant = f"，是否应为 {close[0]}:{own}" if close else ""
        return f"，没有 {kind}: 这种前缀{meant}；前缀有 {'、'.join(f'{known}:' for known in KINDS)}"
    return f"，名称由字母、汉字、数字、- . _ 组成，以字母、汉字或数字开头，至多 {LONGEST} 个字"


def _unlabelled(target: Target) -> str:
    if target.block.kind == "list-item":
        return "所在的列项没有字母或数字编号，不能引用，请改用 a)、b)……"
    if target.kinds[0] == "ref":
        return "所在的一项不以文件编号开头，不能引用"
    return f"所在的{KINDS[target.kinds[0]].partition('、')[0]}没有编号，不能引用"


def _called(target: Target) -> str:
    """「表2」, 「公式（1）」, 「第5章」."""
    return "".join(text for text, _ in target.citation())
