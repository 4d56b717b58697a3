"""REF fields to bookmarks read back as references: where what a field shows is what its place is numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.bookmarks import name_of
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.tags import P, w
from stdkit.formats.references import Target, citable, in_text
from stdkit.formats.tree import rebuilt
from stdkit.model import Block, Document, DocxAnchor, Run, TermEntry

_REF = pattern(r"\s*REF\s+(?P<bookmark>[^\s\\]+)")
_START, _NAME = w("bookmarkStart"), w("name")

Path = tuple[int, ...]


def with_references(document: Document, package: Package) -> Document:
    """``document`` with the runs of REF fields referring to the blocks they show the number of, and those blocks named.

    A field whose result is another text than the number (a title, an outdated number, an error) stays plain text. Blocks that a
    draft of ours has named keep their names, cited or not; others are called by their numbers: 「tab:2」.
    """
    fields = (run for block in document.blocks() for run in block.runs if run.field)
    wanted = {found for run in fields if (found := _bookmark(run))}
    places = _places(package, wanted)
    if not places:
        return document
    blocks = _blocks(document, package.main, set(places.values()))
    targets: dict[str, Target] = {}
    held = {id_: place for place, id_ in blocks.items()}
    for target in citable(document, lambda block: block.id in held):
        place = held.get(target.block.id) if target.kinds and target.label else None
        targets |= {bookmark: target for bookmark, at in places.items() if place is not None and at == place}
    cited = {block.id: runs for block in document.blocks() if (runs := _cited(block, targets)) is not None}
    names = _names(targets, {run.refers for runs in cited.values() for run in runs})

    def settled(block: Block) -> Block:
        name = names.get(block.id, "")
        if block.id not in cited:
            return replace(block, name=name) if name else block
        runs = (
            replace(run, refers=names[targets[run.refers].block.id]) if run.refers else run for run in cited[block.id]
        )
        return replace(block, runs=tuple(runs), name=name)

    return rebuilt(document, settled) if names else document


def _bookmark(run: Run) -> str:
    match = _REF.match(run.field)
    return match["bookmark"] if match is not None else ""


def _places(package: Package, wanted: set[str]) -> dict[str, Path]:
    """Where the paragraphs of the ``wanted`` bookmarks, and of those a draft of ours has set, stand in the main part."""
    found: dict[str, Path] = {}
    for start in package.xml(package.main).iter(_START):
        name = start.get(_NAME) or ""
        if name not in wanted and not name_of(name):
            continue
        paragraph = next(start.iterancestors(P), None)
        if paragraph is None:
            paragraph = next(start.itersiblings(P), None)
        if paragraph is not None:
            path: list[int] = []
            while (parent := paragraph.getparent()) is not None:
                path.insert(0, parent.index(paragraph))
                paragraph = parent
            found.setdefault(name, tuple(path))
    return found


def _blocks(document: Document, part: str, places: set[Path]) -> dict[Path, str]:
    """The ids of the blocks that stand in the paragraphs at ``places``; of a term entry with a number apart, its own."""
    found: dict[Path, str] = {}
    lengths = {len(place) for place in places}
    entries = {
        block.heading.id: block.id
        for block in document.blocks()
        if isinstance(block, TermEntry) and block.heading is not None
    }
    for block in document.blocks():
        for anchor in (block.anchor, *(run.anchor for run in block.runs)):
            if isinstance(anchor, DocxAnchor) and anchor.part == part:
                for length in lengths:
                    if anchor.path[:length] in places:
                        found.setdefault(anchor.path[:length], entries.get(block.id, block.id))
    return found


def _cited(block: Block, targets: Mapping[str, Target]) -> list[Run] | None:
    """The runs, those that show the number of a place referring to its bookmark; ``None`` where none does."""
    if not in_text(block) or not any(run.field for run in block.runs):
        return None
    made: list[Run] = []
    for bookmark, group in groupby(block.runs, _bookmark):
        runs = list(group)
        target = targets.get(bookmark)
        if target is not None and "".join(run.text for run in runs) == target.label:
            runs = [replace(run, refers=bookmark) for run in runs]
        made += runs
    return made if any(run.refers for run in made) else None


def _names(targets: Mapping[str, Target], cited: set[str]) -> dict[str, str]:
    """The names of blocks by their ids."""
    names: dict[str, str] = {}
    for bookmark, target in targets.items():
        if target.block.id in names or not (bookmark in cited or name_of(bookmark)):
            continue
        names[target.block.id] = next(name for name in _offered(bookmark, target) if name not in names.values())
    return names


def _offered(bookmark: str, target: Target) -> Iterator[str]:
    """Names for a block, the best first."""
    own = name_of(bookmark)
    if own.lstrip("_").partition(":")[0] in target.kinds:
        yield own
    plain = f"{target.kinds[0]}:{target.number or 1}"
    yield plain
    count = 2
    while True:
        yield f"{plain}-{count}"
        count += 1
