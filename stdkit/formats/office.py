"""Word 97, WPS, RTF and ODT files: turned into DOCX by LibreOffice, where it is there, and read as such.

Each run of LibreOffice has a profile of its own in which macros, links and active contents are switched off, takes many files in
one start, and is ended when its time is up. The DOCX is kept by the digest of the file it was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from stdkit.errors import UnreadableFile
from stdkit.facts.files import file_fault
from stdkit.facts.packed import DAMAGE, archive_fault, entry_fault, unpacked
from stdkit.formats import cache
from stdkit.formats.compound import MAGIC, is_encrypted_word, stream_heads
from stdkit.limits import limits
from stdkit.model import Document

OfficeFormat = Literal["doc", "wps", "rtf", "odt"]

PROGRAM = "STDKIT_SOFFICE"
"""The environment variable that names LibreOffice's program where it stands in an unusual place."""
_KIND = "docx"
_NAMES: dict[OfficeFormat, str] = {
    "doc": "Word 97—2003 格式（.doc）",
    "wps": "WPS 文字格式（.wps）",
    "rtf": "RTF 格式",
    "odt": "ODT 格式",
}
_SAVE_AS = "请用 Word 或 WPS 另存为 DOCX 再试"
_INSTALL = "请安装 LibreOffice（免费，zh-cn.libreoffice.org），或用 Word、WPS 另存为 DOCX"
_UNLOCK = "请用 Word 或 WPS 打开，取消密码后另存再试"


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to convert: its bytes, what it is, and the suffix LibreOffice knows that by."""

    path: str
    data: bytes
    format: OfficeFormat

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def office_format(head: bytes, suffix: str) -> OfficeFormat | None:
    """The format of a file that LibreOffice has to convert, told by its first bytes; ``None`` for any other.

    ``suffix`` (「.wps」) only tells apart what looks the same inside.
    """
    if head.startswith(MAGIC[:4]):
        return "wps" if suffix == ".wps" else "doc"
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(b"<?xml") and b'progid="Word.Document"' in head:
        return "doc"  # Word 2003 XML, mostly named .doc
    if head.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]:
        return "odt"
    return None


def find_office() -> Path | None:
    """LibreOffice's program: the one named by ``STDKIT_SOFFICE``, one on the path, or one in its usual place."""
    asked = os.environ.get(PROGRAM, "")
    if asked:
        found = shutil.which(asked)
        return Path(found) if found else None
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterable[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
            folder = os.environ.get(variable)
            if folder:
                # soffice.com belongs to the console and is waited for; soffice.exe is not always.
                yield from (Path(folder) / "LibreOffice" / "program" / name for name in ("soffice.com", "soffice.exe"))
    elif sys.platform == "darwin":
        for place in (Path("/Applications"), Path.home() / "Applications"):
            yield place / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from (
            Path(place) / "program" / "soffice"
            for place in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice")
        )
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield from (Path("/snap/bin/libreoffice"), Path("/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice"))


def read_office(path: str | Path) -> Document:
    """The document in a DOC, WPS, RTF or ODT file, under that file's name and digest.

    ``UnreadableFile`` where it is encrypted, damaged, none of these, or LibreOffice is not there.
    """
    from stdkit.formats.docx.reader import read_docx

    source = _source(Path(path))
    document = read_docx(_converted(source))
    return replace(document, path=source.path, digest=source.digest, format=source.format)


def as_docx(path: str | Path) -> Path:
    """The DOCX of a DOC, WPS, RTF or ODT file, made by LibreOffice or kept from before; it is to be copied, never changed."""
    return _converted(_source(Path(path)))


def standing_on_docx(document: Document) -> Document:
    """``document``, read from a DOC, WPS, RTF or ODT file, under the name and digest of the DOCX its anchors lead into."""
    path = as_docx(document.path)
    return replace(document, path=str(path), digest=hashlib.sha256(path.read_bytes()).hexdigest(), format="docx")


def convert_ahead(paths: Iterable[str | Path]) -> None:
    """Convert those of ``paths`` that need it in one start of LibreOffice. What fails here is said when it is read."""
    program = find_office()
    if program is None:
        return
    waiting: dict[str, _Source] = {}
    for path in paths:
        with contextlib.suppress(UnreadableFile, OSError):
            if _is_office(Path(path)):
                source = _source(Path(path))
                if cache.find(_KIND, _key(source, program)) is None:
                    waiting[source.digest] = source
    if len(waiting) > 1:
        _run(program, list(waiting.values()))


def _is_office(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return office_format(file.read(1024), path.suffix.lower()) is not None


def _source(path: Path) -> _Source:
    shown = str(path)
    fault = file_fault(path)
    if fault is not None:
        raise UnreadableFile("F055", fault.message, path=shown, advice=fault.advice)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "F025", "文件打不开", path=shown, advice="请检查路径和权限，或先关闭正在使用它的程序"
        ) from error
    kind = office_format(data[:1024], path.suffix.lower())
    if kind is None:
        raise UnreadableFile("F026", "不是 DOC、WPS、RTF 或 ODT 文件", path=shown, advice=_SAVE_AS)
    _refuse(data, kind, shown)
    return _Source(shown, data, kind)


def _refuse(data: bytes, kind: OfficeFormat, path: str) -> None:
    """What LibreOffice would fail at, or take for something else, is said beforehand."""
    if data.startswith(MAGIC[:4]):
        streams = stream_heads(data)
        sealed = "EncryptedPackage".encode("utf-16-le") in data
        if sealed or is_encrypted_word(streams.get("WordDocument", b"")):
            raise UnreadableFile("F027", "文档已加密", path=path, advice=_UNLOCK)
        for name, what in (("Workbook", "Excel 工作簿"), ("Book", "Excel 工作簿"), ("PowerPoint Document", "演示文稿")):
            if name in streams and "WordDocument" not in streams:
                raise UnreadableFile("F028", f"是{what}，不是文字文档", path=path, advice="请确认文件是否选对")
        if not streams:
            raise UnreadableFile("F029", "文件不完整或已损坏", path=path, advice="请向提供者重新索取一份")
    if kind == "odt":
        manifest = _manifest(data, path)
        if b"encryption-data" in manifest:
            raise UnreadableFile("F031", "文档已加密", path=path, advice=_UNLOCK)


def _manifest(data: bytes, path: str) -> bytes:
    """What an ODT says of its parts; only one that LibreOffice may unpack has it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("META-INF/manifest.xml")
            fault = archive_fault(archive) or next(filter(None, map(entry_fault, archive.infolist())), None)
            manifest = b"" if fault else unpacked(archive, info)
    except DAMAGE as error:
        raise UnreadableFile("F030", "文件不完整或已损坏", path=path, advice="请向提供者重新索取一份") from error
    if fault is not None:
        raise UnreadableFile("F054", fault.message, path=path, advice=fault.advice)
    return manifest


def _converted(source: _Source) -> Path:
    program = find_office()
    if program is None:
        what = f"是{_NAMES[source.format]}，要先由 LibreOffice 转换，本机没有找到 LibreOffice"
        raise UnreadableFile("F032", what, path=source.path, advice=_INSTALL)
    key = _key(source, program)
    known = cache.find(_KIND, key)
    if known is not None and zipfile.is_zipfile(known):
        return known
    why = _run(program, [source])
    made = cache.find(_KIND, key)
    if made is None:
        raise UnreadableFile(
            "F033", f"是{_NAMES[source.format]}，{why or 'LibreOffice 没能转换它'}", path=source.path, advice=_SAVE_AS
        )
    return made


def _key(source: _Source, program: Path) -> str:
    """By content and by the LibreOffice that converts: another version may convert otherwise."""
    try:
        stamp = int(program.resolve().stat().st_mtime)
    except OSError:
        stamp = 0
    return f"{source.digest}-{source.format}-{stamp:x}.docx"


_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}</oor:items>
"""
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
"""No macros at any level of trust, nothing fetched from elsewhere."""


def _profile(folder: Path) -> str:
    """A fresh profile with the settings above; its address."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
    return folder.as_uri()


def _run(program: Path, sources: Sequence[_Source]) -> str:
    """One start of LibreOffice for all ``sources``; what it makes is kept. Says why where it ended badly."""
    with tempfile.TemporaryDirectory(prefix="stdkit-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "in").mkdir()
        inputs: list[Path] = []
        for number, source in enumerate(sources, 1):
            # Names of our own: LibreOffice goes by the suffix, and two files may share a stem.
            suffix = "doc" if source.format == "wps" and b"W\0o\0r\0d\0D\0o\0c\0" in source.data else source.format
            inputs.append(folder / "in" / f"{number:05}.{suffix}")
            inputs[-1].write_bytes(source.data)
        why = run_office(program, inputs, "docx:MS Word 2007 XML", folder)
        for source, path in zip(sources, inputs, strict=True):
            made = folder / "out" / f"{path.stem}.docx"
            if made.is_file() and zipfile.is_zipfile(made):
                cache.keep(_KIND, _key(source, program), made.read_bytes())
        return why


def run_office(program: Path, inputs: Sequence[Path], to: str, folder: Path) -> str:
    """One start of LibreOffice that converts ``inputs`` to the format ``to``, into ``folder / "out"``, with a profile of its own.

    Says why where it ended badly; "" where it did not.
    """
    command = [
        str(program), f"-env:UserInstallation={_profile(folder / 'profile')}", "--headless", "--norestore", "--nologo",
        "--nodefault", "--nolockcheck", "--convert-to", to, "--outdir", str(folder / "out"), *map(str, inputs),
    ]  # fmt: skip
    return _wait_for(command, limits().office_seconds * (1 + len(inputs) / 4))


def _wait_for(command: list[str], seconds: float) -> str:
    """Run ``command``, end it with all it started when the time is up; what went wrong, or "" ."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        return f"LibreOffice 启动不了（{error.strerror or error}）"
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return f"LibreOffice 在 {seconds:.0f} 秒内没有转换完"
    finally:
        _end(process)
    return "" if process.returncode == 0 else "LibreOffice 没能转换它"


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice's program is a starter: what it started has to go with it."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def office_version(program: Path) -> str:
    """「LibreOffice 24.8.2」 as the program says of itself; "" where it does not answer."""
    with tempfile.TemporaryDirectory(prefix="stdkit-office-", ignore_cleanup_errors=True) as name:
        try:
            said = subprocess.run(
                [str(program), f"-env:UserInstallation={Path(name).as_uri()}", "--version"],
                capture_output=True,
                timeout=30,
                check=False,
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            return ""
    words = said.decode("utf-8", "replace").split()
    return " ".join(words[:2]) if words[:1] == ["LibreOffice"] else " ".join(words[:3])
