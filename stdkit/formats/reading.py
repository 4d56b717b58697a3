"""``read``: one file, whatever its format, as a Document. Readers are imported when a file of their kind comes."""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from stdkit.errors import UnreadableFile
from stdkit.model import Document

MARKDOWN = (".md", ".markdown", ".txt")
_PDF_READER = "stdkit.formats.pdf.reader"


def read(path: str | Path) -> Document:
    """The document in the file at ``path``. ``UnreadableFile`` where it is missing, empty, damaged or of no known kind.

    A PDF is known by its first bytes, Markdown by its name; anything else has to be a DOCX.
    """
    path = Path(path)
    if path.is_dir():
        raise UnreadableFile("文件夹里没有可读的标准文件", path=str(path), advice="请给出 DOCX、PDF 或 Markdown 文件")
    head = _head(path)
    if not head:
        raise UnreadableFile("是空文件", path=str(path), advice="请确认文件是否选对")
    if head.startswith(b"%PDF"):
        return _read_pdf(path)
    if path.suffix.lower() in MARKDOWN:
        return _read_markdown(path)
    from stdkit.formats.docx.reader import read_docx

    return read_docx(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except FileNotFoundError:
        raise UnreadableFile("文件不存在", path=str(path), advice="请检查路径") from None
    except OSError as error:
        advice = "请检查权限，或先关闭正在使用它的程序"
        raise UnreadableFile(f"文件打不开（{error.strerror}）", path=str(path), advice=advice) from None


def _read_markdown(path: Path) -> Document:
    from stdkit.formats.markdown import read_markdown

    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("不是 UTF-8 编码的文本", path=str(path), advice="请另存为 UTF-8 再试") from None
    if "\0" in text:
        raise UnreadableFile("不是文本文件", path=str(path), advice="请确认文件是否选对")
    return read_markdown(text, path=str(path), digest=hashlib.sha256(data).hexdigest())


def _read_pdf(path: Path) -> Document:
    if find_spec(_PDF_READER) is None:
        raise UnreadableFile("是 PDF 文件，本版还不能读", path=str(path), advice="请先转成 DOCX")
    return cast(Document, import_module(_PDF_READER).read_pdf(path))
