"""``stdkit doctor``: which optional helpers are there, and how to get those that are not."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from stdkit import __version__
from stdkit.formats import cache
from stdkit.formats.office import find_office, office_version
from stdkit.formats.pdf import ocr

_CHINESE = ("cjk", "sim", "song", "heiti", "stsong", "wqy", "fandol", "uming", "sourcehan")


@dataclass(frozen=True, slots=True)
class Finding:
    """One optional thing: what it is, whether it is there, what is known of it, what it is for and how to get it."""

    name: str
    there: bool
    detail: str
    purpose: str
    advice: str = ""


def doctor() -> int:
    """看本机有哪些可选组件（LibreOffice 及其公式组件、扫描识别、中文字体），缺的怎样安装。

    \b
    例：
      stdkit doctor
    """
    print(f"stdkit {__version__}，Python {platform.python_version()}，{platform.system()} {platform.machine()}")
    print("DOCX、带文字的 PDF、Markdown 无须任何可选组件。")
    missing = 0
    for look in LOOKS:
        found = look()
        print(f"\n{'有' if found.there else '无'}　{found.name}{f'　{found.detail}' if found.detail else ''}")
        print(f"　　用于{found.purpose}。")
        if not found.there:
            missing += 1
            print(f"　　{found.advice}。")
    where = f"{cache.cache_folder()}（{_size(cache.cache_folder())}）" if cache.keeps() else "不保留"
    print(f"\n缓存：{where}；环境变量 {cache.VARIABLE} 可改位置，设为 off 则不保留。")
    print("可选组件齐全。" if not missing else f"缺 {missing} 项可选组件；不用相应功能时可以不装。")
    return 0


def libreoffice() -> Finding:
    """LibreOffice, which turns Word 97, WPS, RTF and ODT files into DOCX."""
    program = find_office()
    detail = f"{office_version(program) or '版本不详'}，{program}" if program is not None else ""
    advice = {
        "win32": "安装：从 zh-cn.libreoffice.org 下载安装包（免费），按默认选项安装",
        "darwin": "安装：从 zh-cn.libreoffice.org 下载（免费），或 brew install --cask libreoffice",
    }.get(
        sys.platform,
        "安装：sudo apt-get install libreoffice-writer（或所用系统的同名软件包），或从 zh-cn.libreoffice.org 下载",
    )
    return Finding("LibreOffice", program is not None, detail, "读 .doc、.wps、.rtf、.odt 文件", advice)


def formulas() -> Finding:
    """LibreOffice's part Math, which distributions of Linux pack by itself: without it formulas are blank on paper."""
    program = find_office()
    there = program is not None and _has_math(program)
    advice = {
        "win32": "重新运行 LibreOffice 安装程序，勾选 LibreOffice Math",
        "darwin": "重新安装完整的 LibreOffice",
    }.get(sys.platform, "安装：sudo apt-get install libreoffice-math（或所用系统的同名软件包）")
    return Finding(
        "LibreOffice 的公式组件", there, "", "读 .doc 里的公式，把草案转为 PDF 时排出公式（缺了公式处是空白）", advice
    )


def _has_math(program: Path) -> bool:
    """Whether the library of Math lies where this LibreOffice keeps its libraries."""
    folder = program.resolve().parent
    places = (folder, folder.parent / "Frameworks", folder.parent / "program")
    return any((place / name).is_file() for place in places for name in ("libsmlo.so", "smlo.dll", "libsmlo.dylib"))


def recognition() -> Finding:
    """The extra ``[ocr]``, which reads scanned pages."""
    names = []
    for name in ocr.PACKAGES:
        try:
            names.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    advice = f"{ocr.ADVICE}；不能联网时，在另一台机器上 pip download 'stdkit[ocr]'，把下载的文件拷来再装"
    return Finding("扫描识别", ocr.is_there(), "，".join(names), "读扫描的 PDF 和文字层损坏的页，识别时不联网", advice)


def fonts() -> Finding:
    """Chinese fonts: LibreOffice needs them to lay out Chinese text."""
    found = sorted(set(_chinese_fonts()))
    shown = "、".join(found[:3]) + ("等" if len(found) > 3 else "")
    advice = (
        "安装：sudo apt-get install fonts-noto-cjk（或所用系统的同名软件包）"
        if sys.platform.startswith("linux")
        else "请在系统的字体设置里安装宋体、黑体"
    )
    lacking = [name for name, same in _WANTED.items() if found and not same & set(found)]
    if lacking:
        shown += f"；没有{'、'.join(lacking)}，由它们代替：字形和分页会与装有{'、'.join(lacking)}的电脑不同，文稿本身不受影响"
    return Finding("中文字体", bool(found), shown, "在本机查看、打印排出的草案，写出 PDF", advice)


_WANTED = {
    "宋体": {"宋体", "SimSun", "NSimSun", "Songti SC", "STSong", "华文宋体"},
    "黑体": {"黑体", "SimHei", "Heiti SC", "STHeiti", "华文黑体"},
}
"""The faces GB/T 1.1—2020 附录 F names, under the names systems give them."""


LOOKS: tuple[Callable[[], Finding], ...] = (libreoffice, formulas, recognition, fonts)


def _chinese_fonts() -> Iterator[str]:
    program = shutil.which("fc-list")
    if program is not None:
        try:
            said = subprocess.run([program, ":lang=zh", "family"], capture_output=True, timeout=20, check=False).stdout
        except (OSError, subprocess.TimeoutExpired):
            said = b""
        for line in said.decode("utf-8", "replace").splitlines():
            yield from (name.strip() for name in line.split(",") if name.strip())
        return
    for folder in _font_folders():
        for path in folder.glob("*") if folder.is_dir() else ():
            name = path.stem.lower().replace(" ", "")
            if path.suffix.lower() in (".ttf", ".ttc", ".otf") and any(known in name for known in _CHINESE):
                yield path.stem


def _font_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        own = (Path(local) / "Microsoft/Windows/Fonts",) if local else ()
        return (Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts", *own)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path.home() / ".fonts")


def _size(folder: Path) -> str:
    """What the files below a folder take, in megabytes."""
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
    return f"{total / 1e6:.0f} MB"
