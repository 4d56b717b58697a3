"""An offline bundle: wheels with their hashes, a program that installs them, licences, bill of materials. Called by script/bundle."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "script")]

import licences  # noqa: E402
from locked import EXTRAS, Locked, carried_pip, closure, fetch, locked, metadata  # noqa: E402
from packaging.utils import canonicalize_name  # noqa: E402

from stdkit.version import __version__  # noqa: E402

PARTS = ROOT / "script" / "bundle_"
PYTHONS = ("3.11", "3.12", "3.13")
_TEXTS = {"LGPL-2.1-only": PARTS / "LGPL-2.1.txt", "Apache-2.0": ROOT / "LICENSE"}
"""For packages that forget to carry the text of their licence."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of machine. ``platforms`` are tags of wheels, the newest first; ``machines`` what ``platform.machine()`` says in lower case."""

    title: str
    system: str
    machines: tuple[str, ...]
    platforms: tuple[str, ...]

    @property
    def windows(self) -> bool:
        return self.system == "win32"

    def environment(self, python: str) -> dict[str, str]:
        """As markers of PEP 508 see it."""
        named = {"win32": ("Windows", "nt"), "linux": ("Linux", "posix"), "darwin": ("Darwin", "posix")}
        system, name = named[self.system]
        return {
            "sys_platform": self.system,
            "platform_system": system,
            "os_name": name,
            "platform_machine": self.machines[0].upper() if self.windows else self.machines[0],
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def _manylinux(machine: str) -> tuple[str, ...]:
    """Down from glibc 2.28, which the domestic systems in use have (麒麟 V10, 统信 UOS 20)."""
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)), f"manylinux2014_{machine}")


TARGETS: Mapping[str, Target] = {
    "windows": Target("64 位 Windows", "win32", ("amd64",), ("win_amd64",)),
    "linux": Target("64 位 Linux（x86_64）", "linux", ("x86_64",), (*_manylinux("x86_64"), "manylinux1_x86_64")),
    "linux-arm": Target("64 位 Linux（ARM64：飞腾、鲲鹏）", "linux", ("aarch64",), _manylinux("aarch64")),
    "macos": Target("macOS（Apple 芯片）", "darwin", ("arm64",), ("macosx_13_0_arm64", "macosx_13_0_universal2")),
    "macos-intel": Target(
        "macOS（Intel 芯片）", "darwin", ("x86_64",), ("macosx_13_0_x86_64", "macosx_13_0_universal2")
    ),
}


def wanted(bill: Mapping[str, Any], target: Target, python: str, extras: Sequence[str]) -> list[Locked]:
    """What is to be installed on such a machine beside stdkit itself, from the graph of the bill and the lock file."""
    named = {each["bom-ref"]: each["name"] for each in bill["components"]}
    needs: dict[str, set[str]] = {}
    for each in bill["dependencies"]:
        needs.setdefault(named.get(each["ref"], "stdkit"), set()).update(named[ref] for ref in each["dependsOn"])
    environment = target.environment(python)
    there = {each.name for each in locked(EXTRAS) if each.wanted(environment)}
    # What another machine needs may need more that this one does not: the way there goes through what is for this one.
    names = closure(licences.declared(extras=extras), {name: needs.get(name, set()) & there for name in there}) & there
    return [each for each in locked(EXTRAS) if each.name in names and each.wanted(environment)]


def assemble(
    folder: Path, target: Target, pythons: Sequence[str], wheels: Mapping[str, Sequence[Path]], bill: Mapping[str, Any]
) -> None:
    """Make the bundle in ``folder``, which is new, from ``wheels`` (of each Python, stdkit's own among them)."""
    (folder / "wheels").mkdir(parents=True)
    held: dict[str, Path] = {}
    for python in pythons:
        lines = []
        for path in sorted(wheels[python], key=lambda each: each.name.lower()):
            told = metadata(path)
            name = canonicalize_name(told["Name"])
            lines.append(f"{name}=={told['Version']} --hash=sha256:{_digest(path)}\n")
            held[path.name] = path
        _write(folder / f"requirements-{python}.txt", "".join(lines))
    for path in held.values():
        shutil.copyfile(path, folder / "wheels" / path.name)
    pip = carried_pip()
    shutil.copyfile(pip, folder / pip.name)
    about = {
        "version": __version__,
        "target": target.title,
        "system": target.system,
        "machines": target.machines,
        "pythons": pythons,
    }
    _write(folder / "bundle.json", json.dumps(about, ensure_ascii=False, indent=1) + "\n")
    shutil.copyfile(PARTS / "install.py", folder / "install.py")
    for name, data in starters(target, pythons).items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o755 if name.endswith(".sh") else 0o644)
    present = {(canonicalize_name(told["Name"]), told["Version"]) for told in map(metadata, held.values())}
    _write(folder / "sbom.cdx.json", json.dumps(part(bill, present), ensure_ascii=False, indent=1) + "\n")
    for path in (*held.values(), pip):
        _licences(path, folder / "LICENSES", bill)
    _sums(folder)


def part(bill: Mapping[str, Any], present: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The bill of what is in a bundle alone."""
    kept = [each for each in bill["components"] if (each["name"], each["version"]) in set(present)]
    own = bill["metadata"]["component"]["bom-ref"]
    refs = {own, *(each["bom-ref"] for each in kept)}
    graph = [
        {"ref": each["ref"], "dependsOn": [ref for ref in each["dependsOn"] if ref in refs]}
        for each in bill["dependencies"]
        if each["ref"] in refs
    ]
    return {**bill, "components": kept, "dependencies": graph}


def starters(target: Target, pythons: Sequence[str]) -> dict[str, bytes]:
    """What a user of such a machine clicks or reads. The batch file is GBK, for that is what consoles of Chinese Windows take it for;
    Windows' editor needs the mark at the beginning of UTF-8 and the ends of lines of DOS."""
    newest = sorted(pythons, key=lambda each: int(each.partition(".")[2]), reverse=True)
    program = "安装.bat" if target.windows else "install.sh"
    said = {
        "@VERSION@": __version__,
        "@TARGET@": target.title,
        "@VERSIONS@": " ".join(newest),
        "@PYTHONS@": " ".join(f"python{each}" for each in newest),
        "@STEPS@": f"  双击“{program}”。" if target.windows else f"  在终端里进入本文件夹，运行  sh {program}",
        "@ELSEWHERE@": f"{program} D:\\软件\\stdkit" if target.windows else f"sh {program} /opt/stdkit",
        "@PLACE@": "%LOCALAPPDATA%\\Programs\\stdkit" if target.windows else "~/.local/share/stdkit",
    }
    script = "install.bat" if target.windows else "install.sh"
    start, guide = (_filled(PARTS / name, said) for name in (script, "读我.txt"))
    if target.windows:
        return {
            program: start.replace("\n", "\r\n").encode("gbk"),
            "读我.txt": guide.replace("\n", "\r\n").encode("utf-8-sig"),
        }
    return {program: start.encode(), "读我.txt": guide.encode()}


def _filled(path: Path, said: Mapping[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub("|".join(said), lambda match: said[match[0]], text)


def _licences(wheel: Path, folder: Path, bill: Mapping[str, Any]) -> None:
    """The texts that a wheel carries, else that of its licence."""
    told = metadata(wheel)
    own = folder / f"{canonicalize_name(told['Name'])}-{told['Version']}"
    with zipfile.ZipFile(wheel) as archive:
        names = [
            name for name in archive.namelist() if _IS_LICENCE.search(name) and not name.endswith(("/", ".py", ".pyc"))
        ]
        inside = [name for name in names if ".dist-info/" in name] or names
        for name in inside:
            place = own / re.sub(r"^.*?\.dist-info/(licenses/)?", "", name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))
    if not inside:
        said = {each["name"]: licences.licence(each) for each in bill["components"]}[canonicalize_name(told["Name"])]
        if said not in _TEXTS:
            raise SystemExit(f"{wheel.name} carries no licence, and there is no text of {said} in {PARTS}")
        own.mkdir(parents=True)
        shutil.copyfile(_TEXTS[said], own / f"{said}.txt")


_IS_LICENCE = re.compile(r"(?i)(\.dist-info/licenses/|(^|/)[^/]*(licen[cs]e|copying|notice)[^/]*$)")


def _sums(folder: Path) -> None:
    lines = [f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in _files(folder)]
    _write(folder / "SHA256SUMS", "".join(lines))


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def packed(folder: Path, out: Path) -> None:
    """The folder as a ZIP: the same files give the same bytes."""
    with zipfile.ZipFile(out, "w") as archive:
        for path in _files(folder):
            info = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", (1980, 1, 1, 0, 0, 0))
            info.external_attr = (0o100755 if path.suffix == ".sh" else 0o100644) << 16
            info.create_system = 3
            info.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())


def own_wheel(folder: Path) -> Path:
    """The wheel of this tree."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return next(folder.glob("stdkit-*.whl"))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bundle", description=__doc__)
    parser.add_argument(
        "--for", dest="target", choices=TARGETS, default="windows", help="the kind of machine (default: windows)"
    )
    parser.add_argument(
        "--python",
        dest="pythons",
        choices=PYTHONS,
        action="append",
        help="a Python to serve; may be given again (default: 3.12)",
    )
    parser.add_argument(
        "--with", dest="extras", choices=licences.ALL_EXTRAS, action="append", help="an extra to take along"
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("dist"), help="the folder to put the bundle into (default: dist)"
    )
    parser.add_argument("--zip", action="store_true", help="one ZIP file in place of a folder")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _options(arguments)
    bill = json.loads(licences.BILL.read_text(encoding="utf-8"))
    if found := licences.stale(bill):
        raise SystemExit(f"{found[0]}: run script/licences")
    target, pythons, extras = TARGETS[asked.target], asked.pythons or ["3.12"], asked.extras or []
    name = "-".join(["stdkit", __version__, asked.target, *(f"py{each.replace('.', '')}" for each in pythons), *extras])
    out = asked.output.resolve() / (f"{name}.zip" if asked.zip else name)
    if out.exists():
        raise SystemExit(f"{out} is there already")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="stdkit-bundle-") as place:
        own = own_wheel(Path(place) / "own")
        wheels = {}
        for python in pythons:
            options = ["--python-version", python, "--implementation", "cp"]
            options += [word for tag in target.platforms for word in ("--platform", tag)]
            fetch(wanted(bill, target, python, extras), Path(place) / python, *options)
            wheels[python] = [own, *(Path(place) / python).glob("*.whl")]
        folder = Path(place) / name
        assemble(folder, target, pythons, wheels, bill)
        if asked.zip:
            packed(folder, Path(place) / "whole")
            shutil.move(Path(place) / "whole", out)
        else:
            shutil.move(folder, out)
    print(
        f"{os.path.relpath(out)}: {sum(path.stat().st_size for path in (_files(out) if out.is_dir() else [out])) // 2**20} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
