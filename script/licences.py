"""What stdkit stands on and under which licences: the bill of materials and the page made from it. Called by script/licences."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "script")]

from locked import EXTRAS, MAIN, Locked, closure, declared, fetch, locked, metadata, needs  # noqa: E402
from packaging.utils import canonicalize_name  # noqa: E402
from sbom import Package, Scope, bill, homepage_of, licence_of  # noqa: E402

from stdkit.version import __version__  # noqa: E402

BILL = ROOT / "docs" / "sbom.cdx.json"
PAGE = ROOT / "docs" / "licences.md"
ALL_EXTRAS = ("ocr", "cluster")
OLDEST = {"python_version": "3.11", "python_full_version": "3.11.0", "sys_platform": "win32"}
"""Windows: a package that is for other systems alone would be missed, and be told of as missing."""
_NOTES = {
    "docxtpl": "以 LGPL-2.1-only 授权：stdkit 只在运行时调用它未经改动的原包，不含它的代码，可以换成别的版本；"
    "它是纯 Python，装上的就是源代码。随离线安装包分发时附有其许可证全文。",
    "pypdfium2": "内含 PDFium（BSD-3-Clause 等），其许可证在该包的 licenses 文件夹里。",
    "pathspec": "只用于构建，不随 stdkit 分发。",
    "rapidocr": "内含 PaddleOCR 的识别模型（Apache-2.0），装好即可离线使用。",
    "opencv-python-headless": "内含 FFmpeg（LGPL-2.1）等库，许可证全文在该包里。",
    "shapely": "内含 GEOS（LGPL-2.1），许可证全文在该包里。",
}
_HEADS: Sequence[tuple[Scope, str]] = (
    ("required", "## 运行时总是需要的"),
    ("optional", "## 只随附加组件 `[ocr]`、`[cluster]` 安装的"),
    ("excluded", "## 只在从源代码构建、安装时用到的"),
)


def gathered(folder: Path) -> dict[str, Any]:
    """The bill, from wheels that are put into ``folder``. Some packages have two versions, for older and newer Pythons."""
    wanted = {(each.name, each.version): each for path in (MAIN, EXTRAS) for each in locked(path)}
    told = {}
    for path in sorted(_fetched(list(wanted.values()), folder)):
        said = metadata(path)
        told[wanted[canonicalize_name(said["Name"]), said["Version"]]] = said
    missing = [each.line().split(" ")[0] for each in wanted.values() if each not in told]
    if missing:
        raise SystemExit(f"no wheel of {', '.join(missing)}")
    required = {each.name: needs(said) for each, said in told.items()}
    always = closure(declared(), required)
    extra = closure(declared(extras=ALL_EXTRAS), required)

    def scope(name: str) -> Scope:
        return "required" if name in always else "optional" if name in extra else "excluded"

    packages = [
        Package(
            each,
            scope(each.name),
            str(said["Summary"] or ""),
            licence_of(each.name, said),
            homepage_of(said),
            tuple(required[each.name]),
        )
        for each, said in told.items()
    ]
    return bill("stdkit", __version__, packages, declared(extras=ALL_EXTRAS))


def _fetched(wanted: Sequence[Locked], folder: Path) -> Iterator[Path]:
    """A wheel of each, whatever machine it is for: those that are only for older and only for newer Pythons one after the other."""
    older = [each for each in wanted if each.wanted(OLDEST)]
    for number, (some, options) in enumerate(
        (
            (older, ["--python-version", "3.11"]),
            ([each for each in wanted if each not in older], ["--python-version", "3.13"]),
        )
    ):
        fetch(some, folder / str(number), *options)
        yield from (folder / str(number)).glob("*.whl")


def page(made: Mapping[str, Any]) -> str:
    """docs/licences.md, from the bill."""
    lines = [
        "# 所用软件及其许可证",
        "",
        f"stdkit {made['metadata']['component']['version']} 本身以 Apache-2.0 授权。下列软件由 `script/licences` 按锁定的版本"
        "（`requirements.lock`、`requirements-extras.lock`）列出，",
        "勿手改。带散列值的清单见 [sbom.cdx.json](sbom.cdx.json)（CycloneDX 1.6）；离线安装包的 `LICENSES` 文件夹里有许可证全文。",
    ]
    for scope, head in _HEADS:
        lines += ["", head, "", "| 软件 | 版本 | 许可证 | 主页 |", "|---|---|---|---|"]
        found = [each for each in made["components"] if each["scope"] == scope]
        lines += [f"| {each['name']} | {each['version']} | {licence(each)} | {_site(each)} |" for each in found]
        notes = [f"- {each['name']}：{_NOTES[each['name']]}" for each in found if each["name"] in _NOTES]
        lines += ["", *notes] if notes else []
    return "\n".join(lines) + "\n"


def licence(component: Mapping[str, Any]) -> str:
    """The SPDX expression of a component of the bill."""
    (said,) = component["licenses"]
    return str(said["expression"] if "expression" in said else said["license"]["id"])


def _site(component: Mapping[str, Any]) -> str:
    return f"<{next(each['url'] for each in component['externalReferences'] if each['type'] == 'website')}>"


def stale(made: Mapping[str, Any]) -> list[str]:
    """What in the bill and the page is not as the lock files and the version say, told without any index."""
    listed = {(each["name"], each["version"]): each for each in made["components"]}
    wanted = {(each.name, each.version): each for path in (MAIN, EXTRAS) for each in locked(path)}
    found = [f"{name} {version}: not in the bill" for name, version in sorted(wanted.keys() - listed.keys())]
    found += [
        f"{name} {version}: in the bill and in no lock file" for name, version in sorted(listed.keys() - wanted.keys())
    ]
    for key in sorted(wanted.keys() & listed.keys()):
        (hashes,) = (each["hashes"] for each in listed[key]["externalReferences"] if each["type"] == "distribution")
        if tuple(each["content"] for each in hashes) != wanted[key].hashes:
            found.append(f"{key[0]} {key[1]}: other hashes than in the lock file")
    if made["metadata"]["component"]["version"] != __version__:
        found.append("the bill is of another version of stdkit")
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page(made):
        found.append("docs/licences.md is not the page of the bill")
    return found


def main() -> int:
    if sys.argv[1:] == ["--check"]:
        found = stale(json.loads(BILL.read_text(encoding="utf-8"))) if BILL.exists() else ["there is no bill"]
        for each in found:
            print(f"{each}: run script/licences")
        return int(bool(found))
    with tempfile.TemporaryDirectory(prefix="stdkit-licences-") as name:
        made = gathered(Path(name))
    BILL.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    PAGE.write_text(page(made), encoding="utf-8", newline="\n")
    print(f"{len(made['components'])} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
