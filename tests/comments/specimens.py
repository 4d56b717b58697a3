"""Drafts that came back, made by hand: a small standard with comments and pending changes in its XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from tests.formats.docx.tracked_specimen import build, deleted, inserted, p, r

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

FRONT = "".join(
    p(r(text))
    for text in (
        "1 范围",
        "本文件规定了羊舍的要求。",
        "2 规范性引用文件",
        "本文件没有规范性引用文件。",
        "3 术语和定义",
        "本文件没有需要界定的术语和定义。",
        "4 要求",
    )
)


def ranged(number: int | str, *inside: str) -> str:
    """``inside`` within the marks of comment ``number``."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{"".join(inside)}<w:commentRangeEnd w:id="{number}"/>{referred(number)}'
    )


def referred(number: int | str) -> str:
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def comment(number: int | str, text: str, author: str = "张三", key: str = "") -> str:
    """A comment; its last paragraph bears ``key``, by which answers name it."""
    *first, last = text.split("\n")
    own = f' xmlns:w14="{_W14}" w14:paraId="{key}"' if key else ""
    body = "".join(p(r(line)) for line in first) + f"<w:p{own}>{r(last)}</w:p>"
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="张" w:date="2026-06-01T08:00:00Z">{body}</w:comment>'


def returned(path: Path, body: str, comments: Iterable[str] = (), extended: str = "", **parts: str) -> Path:
    """A draft whose chapter 4 is ``body``. ``extended`` is the content of the part that tells answers and what is resolved."""
    made = "".join(comments)
    if made:
        parts["comments"] = made
    build(path, FRONT + body, **parts)
    if extended:
        _extend(path, extended)
    return path


def _extend(path: Path, content: str) -> None:
    """Add ``word/commentsExtended.xml``."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/commentsExtended.xml" ContentType="{types}"/></Types>'.encode()
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdExtended" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'.encode(),
    )
    files["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{_W15}">{content}</w15:commentsEx>'.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def mark(kind: str, author: str = "李四") -> str:
    """Properties of a paragraph whose end is pending: ``ins`` or ``del``."""
    return f'<w:pPr><w:rPr><w:{kind} w:id="9" w:author="{author}" w:date="2020-01-01T00:00:00Z"/></w:rPr></w:pPr>'


def paragraph(*inside: str, end: str = "", author: str = "李四") -> str:
    return f"<w:p>{mark(end, author) if end else ''}{''.join(inside)}</w:p>"


def replaced(old: str, new: str, author: str = "李四") -> str:
    return deleted(old, author=author) + inserted(r(new), author=author)
