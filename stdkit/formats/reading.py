"""``read``: one file, whatever its format, as a Document. Readers are imported when a file of their kind comes.

What a file is, is told from its content; its name only helps to say what to do where nothing can be read.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from stdkit.errors import UnreadableFile
from stdkit.facts.files import file_fault
from stdkit.formats.office import office_format
from stdkit.model import Document

_TEXT = frozenset({".md", ".markdown", ".txt", ""})
_OFFICE = frozenset({".doc", ".wps", ".rtf", ".odt"})
_SIMPLER = "请确认文件来源，把层层嵌套的部分（公式、域、表格、引用）改写后再试"
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 DOCX 再读"
_READABLE = "可读 DOCX、DOC、WPS、RTF、ODT、PDF 和 Markdown（.md）文件"


def read(path: str | Path) -> Document:
    """The document in the file at ``path``. ``UnreadableFile`` where it cannot be read, with what to do about it."""
    try:
        return _read(Path(path))
    except RecursionError:
        raise UnreadableFile("F063", "内容一层套一层，深得反常，拒绝读取", path=str(path), advice=_SIMPLER) from None


def _read(path: Path) -> Document:
    name = str(path)
    head = _head(path)
    suffix = path.suffix.lower()
    if head.lstrip().startswith(b"%PDF-"):
        return _read_pdf(path)
    if office_format(head, suffix) is not None:
        return _read_office(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_docx(path)
    if suffix in _OFFICE:
        raise UnreadableFile("F041", f"后缀是 {suffix}，内容却不是这种文件", path=name, advice=_SAVE_AS)
    if suffix in (".docx", ".dotx", ".docm", ".dotm"):
        return _read_docx(path)  # which says what is wrong with it
    if suffix == ".pdf":
        raise UnreadableFile("F042", "文件已损坏，或不是 PDF 文件", path=name, advice="请重新取得该文件")
    if suffix not in _TEXT:
        raise UnreadableFile("F043", f"不认识后缀为 {suffix} 的文件", path=name, advice=_READABLE)
    return _read_markdown(path)


def decode(data: bytes, name: str) -> str:
    """The text of a Markdown file: UTF-8 (with or without signature), else GB 18030. ``UnreadableFile`` for anything else."""
    if b"\0" in data:
        raise UnreadableFile("F044", "是二进制文件，不是文本", path=name, advice=_READABLE)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("F045", "文字编码既不是 UTF-8 也不是 GB 18030", path=name, advice="请另存为 UTF-8 编码再读")


def _head(path: Path) -> bytes:
    """The first bytes of a file that is there and holds something."""
    name = str(path)
    try:
        if path.is_dir():
            raise UnreadableFile("F046", "是文件夹，不是文件", path=name, advice="请给出其中的 DOCX 或 Markdown 文件")
        fault = file_fault(path)
        if fault is not None:
            raise UnreadableFile("F056", fault.message, path=name, advice=fault.advice)
        with path.open("rb") as file:
            head = file.read(1024)
    except FileNotFoundError:
        raise UnreadableFile("F047", "文件不存在", path=name, advice="请检查路径和文件名") from None
    except (OSError, ValueError) as error:
        advice = "请检查权限，或先关闭正在使用它的程序"
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile("F048", f"文件打不开（{why}）", path=name, advice=advice) from None
    if not head.strip():
        raise UnreadableFile("F049", "是空文件", path=name, advice="请确认文件是否选对")
    return head


def _read_docx(path: Path) -> Document:
    from stdkit.formats.docx.reader import read_docx

    return read_docx(path)


def _read_office(path: Path) -> Document:
    from stdkit.formats.office import read_office

    return read_office(path)


def _read_markdown(path: Path) -> Document:
    from stdkit.formats.markdown import read_markdown

    fault = file_fault(path, most="text_mb")
    if fault is not None:
        raise UnreadableFile("F057", fault.message, path=str(path), advice=fault.advice)
    data = path.read_bytes()
    return read_markdown(decode(data, str(path)), path=str(path), digest=hashlib.sha256(data).hexdigest())


def _read_pdf(path: Path) -> Document:
    from stdkit.formats.pdf.reader import read_pdf

    return read_pdf(path)
