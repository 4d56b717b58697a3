"""What may be wrong in the text of a DOCX: ids, ranges, fields, tables, tracked changes, notes, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from tests.support.word_package import Element, Opened, tag, val

_INT = re.compile(r"[+-]?\d+")
_LARGEST = 2**31 - 1
_NAME = re.compile(r"[^\W\d][\w.]{0,39}")


def ids(found: Opened) -> Iterator[str]:
    """What bears an id bears one of its own: drawings in the package, bookmarks and changes in it, notes and comments in their part."""
    drawings: Counter[str] = Counter()
    for name, root in found.story_parts().items():
        drawings.update(one.get("id") or "" for one in root.iter(tag("wp:docPr")))
        for kind in (
            "bookmarkStart",
            "commentRangeStart",
            "commentReference",
            "footnoteReference",
            "footnote",
            "endnote",
            "comment",
        ):
            counted = Counter(val(one, "w:id") for one in root.iter(tag(f"w:{kind}")))
            for key, count in counted.items():
                if count > 1 and kind != "footnoteReference":
                    yield f"{name}: {kind} {key} {count} times"
                if not _INT.fullmatch(key):
                    yield f"{name}: {kind} with id {key!r}"
    for key, count in drawings.items():
        if count > 1:
            yield f"docPr {key} {count} times"
        if not key.isdigit() or int(key) > _LARGEST:
            yield f"docPr with id {key!r}"


def bookmarks(found: Opened) -> Iterator[str]:
    """Each bookmark begins and ends once, in this order, under a legal name that no other bears."""
    names: Counter[str] = Counter()
    for part, root in found.story_parts().items():
        open_now: set[str] = set()
        for one in root.iter(tag("w:bookmarkStart"), tag("w:bookmarkEnd")):
            key = val(one, "w:id")
            if one.tag == tag("w:bookmarkStart"):
                open_now.add(key)
                name = val(one, "w:name")
                names[name.lower()] += 1
                if not _NAME.fullmatch(name):
                    yield f"{part}: a bookmark cannot be called {name!r}"
            elif key in open_now:
                open_now.remove(key)
            else:
                yield f"{part}: bookmark {key} ends and did not begin"
        yield from (f"{part}: bookmark {key} has no end" for key in sorted(open_now))
    yield from (f"bookmark {name} {count} times" for name, count in names.items() if count > 1)


def targets(found: Opened) -> Iterator[str]:
    """Hyperlinks and the fields REF, PAGEREF lead to bookmarks that are there."""
    names = {val(one, "w:name") for root in found.story_parts().values() for one in root.iter(tag("w:bookmarkStart"))}
    for part, root in found.story_parts().items():
        for link in root.iter(tag("w:hyperlink")):
            anchor = val(link, "w:anchor")
            if anchor and anchor not in names:
                yield f"{part}: a link leads to {anchor}, which is not there"
        for text in instructions(root):
            match = re.match(r"\s*(?:PAGE)?REF\s+(\S+)", text)
            if match and match[1] not in names:
                yield f"{part}: a field names {match[1]}, which is not there"


def instructions(root: Element) -> Iterator[str]:
    """What the fields of a part say, each in one piece."""
    text, open_now = "", False
    for one in root.iter(tag("w:fldChar"), tag("w:instrText"), tag("w:fldSimple")):
        if one.tag == tag("w:fldSimple"):
            yield val(one, "w:instr")
        elif one.tag == tag("w:instrText"):
            text += one.text or ""
        elif val(one, "w:fldCharType") == "begin":
            if open_now and text:
                yield text
            text, open_now = "", True
        elif text:
            yield text
            text, open_now = "", False


def fields(found: Opened) -> Iterator[str]:
    """begin, separate, end of fields stand in this order and are closed in their part."""
    for part, root in found.story_parts().items():
        stack: list[str] = []
        for one in root.iter(tag("w:fldChar")):
            kind = val(one, "w:fldCharType")
            if kind == "begin":
                stack.append("begin")
            elif kind == "separate" and stack and stack[-1] == "begin":
                stack[-1] = "separate"
            elif kind == "end" and stack:
                stack.pop()
            else:
                yield f"{part}: fldChar {kind} out of place"
        if stack:
            yield f"{part}: {len(stack)} field(s) without end"


def tables(found: Opened) -> Iterator[str]:
    """Cells end with a paragraph; rows have cells and as many columns as the grid; a merge goes on only under its beginning."""
    for part, root in found.story_parts().items():
        for table in root.iter(tag("w:tbl")):
            grid = table.find(tag("w:tblGrid"))
            if grid is None:
                yield f"{part}: a table without grid"
                continue
            wide, above = len(grid), set[tuple[int, int]]()
            for row in table.iterchildren(tag("w:tr")):
                cells = (
                    list(row.iter(tag("w:tc")))
                    if row.find(tag("w:tc")) is None
                    else list(row.iterchildren(tag("w:tc")))
                )
                if not cells:
                    yield f"{part}: a row without cells"
                left, here = _skipped(row, "gridBefore"), set[tuple[int, int]]()
                for cell in cells:
                    form = cell.find(tag("w:tcPr"))
                    span = int(val(form.find(tag("w:gridSpan"))) or 1) if form is not None else 1
                    merge = form.find(tag("w:vMerge")) if form is not None else None
                    if cell[-1].tag != tag("w:p"):
                        yield f"{part}: a cell does not end with a paragraph"
                    if merge is not None:
                        if val(merge) != "restart" and (left, span) not in above:
                            yield f"{part}: a cell goes on that did not begin"
                        here.add((left, span))
                    left += span
                left += _skipped(row, "gridAfter")
                above = here
                if left != wide:
                    yield f"{part}: a row of {left} columns in a grid of {wide}"


def _skipped(row: Element, name: str) -> int:
    one = row.find(f"{tag('w:trPr')}/{tag(f'w:{name}')}")
    return int(val(one) or 0)


def changes(found: Opened) -> Iterator[str]:
    """Deleted text is w:delText, and only that; changes have an author; they are not one in the other."""
    for part, root in found.story_parts().items():
        for one in root.iter(tag("w:t"), tag("w:delText"), tag("w:instrText"), tag("w:delInstrText")):
            within = {etree.QName(parent).localname for parent in one.iterancestors()}
            deleted = etree.QName(one).localname.lower().startswith("del")
            if ("del" in within or ("moveFrom" in within and deleted)) != deleted:
                yield f"{part}: {etree.QName(one).localname} {'outside' if deleted else 'inside'} w:del: {(one.text or '')[:20]}"
        for one in root.iter(*(tag(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))):
            if not val(one, "w:author") or not val(one, "w:id"):
                yield f"{part}: a change without author or id"
            if any(parent.tag == one.tag for parent in one.iterancestors()):
                yield f"{part}: {etree.QName(one).localname} within another"


def comments(found: Opened) -> Iterator[str]:
    """Each range of a comment begins, then ends, and is referred to; each reference has its comment."""
    root = found.word("comments")
    known = set() if root is None else {val(one, "w:id") for one in root.iter(tag("w:comment"))}
    for part, tree in found.story_parts().items():
        places: dict[str, list[str]] = {}
        for one in tree.iter(
            *(tag(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
        ):
            places.setdefault(val(one, "w:id"), []).append(etree.QName(one).localname[7:])
        for key, kinds in places.items():
            if kinds not in (["RangeStart", "RangeEnd", "Reference"], ["Reference"]):
                yield f"{part}: comment {key}: {' '.join(kinds)}"
            if key not in known:
                yield f"{part}: comment {key} is not there"
        if places and not part.endswith("document.xml"):
            yield f"{part}: a comment outside the text"
    for one in () if root is None else root.iter(tag("w:comment")):
        if one.find(tag("w:p")) is None:
            yield f"word/comments.xml: comment {val(one, 'w:id')} without paragraph"


def notes(found: Opened) -> Iterator[str]:
    """The separators are there, their settings name them, and each reference has its note."""
    for kind in ("footnote", "endnote"):
        root, settings = found.word(f"{kind}s"), found.word("settings")
        known = {} if root is None else {val(one, "w:id"): val(one, "w:type") for one in root.iter(tag(f"w:{kind}"))}
        if root is not None and not {"separator", "continuationSeparator"} <= set(known.values()):
            yield f"word/{kind}s.xml: no separators"
        named = [] if settings is None else [val(one, "w:id") for one in settings.iter(tag(f"w:{kind}"))]
        yield from (f"word/settings.xml: {kind} {key} is not there" for key in named if key not in known)
        for part, tree in found.story_parts().items():
            for one in tree.iter(tag(f"w:{kind}Reference")):
                if known.get(val(one, "w:id"), "separator") not in ("", "normal"):
                    yield f"{part}: {kind} {val(one, 'w:id')} is not there"
                if part != "word/document.xml":
                    yield f"{part}: a {kind} outside the text"


def drawings(found: Opened) -> Iterator[str]:
    """Pictures have a size, and their files are not empty."""
    for part, root in found.story_parts().items():
        for one in root.iter(tag("wp:extent"), tag("a:ext")):
            if one.get("cx") is None:
                continue  # an extension, not an extent
            if not all((one.get(side) or "").isdigit() and 0 < int(one.get(side)) < _LARGEST for side in ("cx", "cy")):
                yield f"{part}: a picture of {one.get('cx')} × {one.get('cy')}"
    yield from (f"{name}: empty" for name, size in found.sizes.items() if name.startswith("word/media/") and not size)


def spaces(found: Opened) -> Iterator[str]:
    """Blanks at the edges of a text are kept; no control characters; empty runs of text are allowed."""
    for part, root in found.story_parts().items():
        for one in root.iter(tag("w:t"), tag("w:delText"), tag("w:instrText")):
            text = one.text or ""
            if text != text.strip(" \t\n\r") and one.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                yield f"{part}: blanks not kept: {text[:20]!r}"


def sections(found: Opened) -> Iterator[str]:
    """The text ends with the layout of its last pages; paragraphs are in paragraphs only through boxes."""
    root = found.word("document")
    body = None if root is None else root.find(tag("w:body"))
    if body is None or not len(body):
        yield "word/document.xml: no text"
        return
    last = body[-1]
    if last.tag != tag("w:sectPr"):
        yield "word/document.xml: no layout at the end"
    for one in body.iter(tag("w:p")):
        if one.getparent().tag == tag("w:p"):
            yield "word/document.xml: a paragraph in a paragraph"
    for left, right in pairwise(body):
        if left.tag == tag("w:tbl") and right.tag == tag("w:sectPr"):
            yield "word/document.xml: no paragraph behind the last table"
