"""The offline bundle: what goes in for which machine, and that it installs where there is no network."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import stdkit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "script"))

import bundle  # noqa: E402
import licences  # noqa: E402

HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(licences.BILL.read_text(encoding="utf-8"))
    return told


def _names(bill: dict[str, Any], target: str, python: str = "3.12", extras: tuple[str, ...] = ()) -> set[str]:
    return {each.name for each in bundle.wanted(bill, bundle.TARGETS[target], python, extras)}


def test_each_machine_gets_what_it_needs_and_nothing_else(bill: dict[str, Any]) -> None:
    required = {each["name"] for each in bill["components"] if each["scope"] == "required"}
    assert _names(bill, "windows") == required
    assert required - _names(bill, "linux") == {"colorama"} == required - _names(bill, "macos")
    assert not _names(bill, "windows") & {"hatchling", "pathspec", "distributed", "rapidocr"}
    assert {"rapidocr", "onnxruntime", "numpy"} <= _names(bill, "linux-arm", extras=("ocr",))
    assert "distributed" in _names(bill, "linux", extras=("cluster",)) - _names(bill, "linux", extras=("ocr",))


def test_each_python_gets_its_own_versions(bill: dict[str, Any]) -> None:
    versions = {
        python: [
            each.version
            for each in bundle.wanted(bill, bundle.TARGETS["windows"], python, ("ocr",))
            if each.name == "numpy"
        ]
        for python in bundle.PYTHONS
    }
    assert all(len(found) == 1 for found in versions.values()), versions
    assert versions["3.11"] != versions["3.12"]


def test_what_windows_is_given_to_click_and_read() -> None:
    made = bundle.starters(bundle.TARGETS["windows"], ["3.11", "3.13"])
    start = made["安装.bat"]
    assert start.count(b"\n") == start.count(b"\r\n") > 10
    said = start.decode("gbk")
    assert "(3.13 3.11)" in said and "@" not in said.replace("@echo off", "")
    # cmd.exe of another code page takes the second byte of a character for itself: none may be a sign of its language.
    seconds = {character.encode("gbk")[1] for character in said if not character.isascii()}
    assert not seconds & set(b'|&<>^%"()!')
    guide = made["读我.txt"]
    assert guide.startswith(b"\xef\xbb\xbf") and guide.count(b"\n") == guide.count(b"\r\n")
    assert f"stdkit {stdkit.__version__}" in guide.decode("utf-8-sig") and "@" not in guide.decode("utf-8-sig")


def test_what_others_are_given_runs_in_any_shell(tmp_path: Path) -> None:
    made = bundle.starters(bundle.TARGETS["linux"], ["3.9"])
    assert b"\r" not in made["install.sh"] and b"@" not in made["install.sh"].replace(b'"$@"', b"")
    (tmp_path / "install.sh").write_bytes(made["install.sh"])
    if os.name == "nt":
        return
    done = subprocess.run(
        ["sh", str(tmp_path / "install.sh")], env={"PATH": "/usr/bin:/bin"}, capture_output=True, check=False
    )
    assert done.returncode == 2 and "本机没有 Python 3.9".encode() in done.stderr


def _wheel(folder: Path, name: str, *, licence: str = "", version: str = "1.0", program: str = "") -> Path:
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"def main():\n    print('{name} {version}')\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    if program:
        files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{program} = {name}:main\n"
    if licence:
        files[f"{info}/licenses/LICENSE"] = licence
    files[f"{info}/RECORD"] = "".join(f"{each},,\n" for each in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(path, "w") as archive:
        for each, text in files.items():
            archive.writestr(each, text)
    return path


def _own_target() -> bundle.Target:
    machine = platform.machine().lower()
    found = [each for each in bundle.TARGETS.values() if each.system == sys.platform and machine in each.machines]
    if not found or HERE not in bundle.PYTHONS:
        pytest.skip("no bundle is made for machines like this one")
    return found[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, bill: dict[str, Any]) -> Path:
    """A bundle for this machine. Two small wheels stand in for those of stdkit (test_package.py installs that) and all it needs."""
    place = tmp_path_factory.mktemp("bundle")
    wheels = [
        _wheel(place, "stdkit", licence="Apache", version=stdkit.__version__, program="stdkit"),
        _wheel(place, "other", licence="as you like"),
    ]
    folder = place / "离线 包"
    bundle.assemble(folder, _own_target(), [HERE], {HERE: wheels}, bill)
    return folder


def _install(made: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PIP_INDEX_URL": "http://127.0.0.1:9/"}
    return subprocess.run(
        [sys.executable, str(made / "install.py"), str(home)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bundle_installs_without_network(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "程序 1"
    done = _install(made, home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"stdkit {stdkit.__version__}" in done.stdout and str(home) in done.stdout
    own = next(home.rglob("site-packages"))
    assert (own / "other.py").is_file()
    assert sorted(path.name for path in own.glob("*.dist-info")) == [
        "other-1.0.dist-info",
        f"stdkit-{stdkit.__version__}.dist-info",
    ]


def test_a_bundle_that_was_changed_is_refused(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy"
    shutil.copytree(made, other)
    _wheel(other / "wheels", "other", licence="as somebody else likes")
    done = _install(other, tmp_path / "home")
    assert done.returncode == 2 and "SHA256SUMS" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [({"pythons": ["3.9"]}, "用于 Python 3.9"), ({"machines": ["loongarch64"], "target": "龙芯"}, "用于 龙芯")],
)
def test_a_bundle_for_another_machine_says_so(made: Path, tmp_path: Path, change: dict[str, Any], told: str) -> None:
    about = json.loads((made / "bundle.json").read_text(encoding="utf-8"))
    (tmp_path / "install.py").write_bytes((made / "install.py").read_bytes())
    (tmp_path / "bundle.json").write_text(json.dumps(about | change), encoding="utf-8")
    done = _install(tmp_path, tmp_path / "home")
    assert done.returncode == 2 and told in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "home").exists()


def test_a_folder_with_other_things_is_left_alone(made: Path, tmp_path: Path) -> None:
    (tmp_path / "标准.docx").write_bytes(b"x")
    done = _install(made, tmp_path)
    assert done.returncode == 2 and "已有别的内容" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["标准.docx"]


def test_a_bundle_says_what_is_in_it(made: Path, bill: dict[str, Any], tmp_path: Path) -> None:
    held = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    sums = (made / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {line.partition("  ")[2] for line in sums} == held - {"SHA256SUMS"}
    assert {"LICENSES/other-1.0/LICENSE", f"LICENSES/stdkit-{stdkit.__version__}/LICENSE", "读我.txt"} <= held
    kept = bundle.part(bill, {("lxml", next(each["version"] for each in bill["components"] if each["name"] == "lxml"))})
    assert [each["name"] for each in kept["components"]] == ["lxml"]
    assert len(kept["dependencies"]) == 2 and kept["dependencies"][0]["dependsOn"] == [kept["components"][0]["purl"]]
    for out in ("one.zip", "two.zip"):
        bundle.packed(made, tmp_path / out)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_package_without_its_licence_gets_the_text_or_is_refused(tmp_path: Path, bill: dict[str, Any]) -> None:
    bundle._licences(_wheel(tmp_path, "docxtpl"), tmp_path / "LICENSES", bill)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (
        tmp_path / "LICENSES" / "docxtpl-1.0" / "LGPL-2.1-only.txt"
    ).read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="carries no licence"):
        bundle._licences(_wheel(tmp_path, "lxml"), tmp_path / "LICENSES", bill)
