"""Install stdkit from this folder, without any network: `python install.py [folder]`. Standard library only; for people who read Chinese."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Stop(Exception):
    """A sentence for the user."""


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # a console that lacks a character
    try:
        home = Path(arguments[0]) if arguments else usual_place()
        install(home.absolute())
    except Stop as stop:
        print(f"没有装成：{stop}。", file=sys.stderr)
        return 2
    return 0


def install(home: Path) -> None:
    """Make an environment at ``home`` and put stdkit with all it needs into it; one that is there is brought up to date."""
    about = json.loads((HERE / "bundle.json").read_text(encoding="utf-8"))
    check_machine(about)
    wanted = HERE / f"requirements-{sys.version_info[0]}.{sys.version_info[1]}.txt"
    if home.exists() and not (home / "pyvenv.cfg").is_file() and (not home.is_dir() or any(home.iterdir())):
        raise Stop(f"{home} 已有别的内容；请另给一个文件夹")
    print(f"正在安装 stdkit {about['version']} 到 {home} ……")
    try:
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    except OSError as error:
        raise Stop(f"{home} 建不了（{error.strerror}）；请另给一个文件夹") from None
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    (pip,) = HERE.glob("pip-*.whl")
    # Settings of pip on this machine may name servers; nothing of that counts here.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    plain["PIP_CONFIG_FILE"] = os.devnull
    command = [
        "--disable-pip-version-check",
        "--no-cache-dir",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
    ]
    checked = ["--no-deps", "--require-hashes", "--find-links", str(HERE / "wheels"), "-r", str(wanted)]
    done = subprocess.run([str(python), str(pip / "pip"), *command, *checked], env=plain, check=False)
    if done.returncode:
        raise Stop("pip 没能装上（原因见上）；请核对文件是否拷贝完整（SHA256SUMS）")
    program = scripts / ("stdkit.exe" if os.name == "nt" else "stdkit")
    print(f"装好了：{version_of(program)}，程序在 {program}")
    print(way_to(program))


def version_of(program: Path) -> str:
    """What the installed program says of itself. ``Stop`` where it does not run."""
    try:
        said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Stop(f"装上了却不能运行：{error.strerror}") from None
    if said.returncode:
        raise Stop(f"装上了却不能运行：{said.stderr.strip()}")
    return said.stdout.strip()


def check_machine(about: dict[str, object]) -> None:
    """``Stop`` where the wheels are for another system, processor or Python."""
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    pythons = [str(each) for each in about["pythons"]]  # type: ignore[attr-defined]
    if here not in pythons:
        raise Stop(f"这个安装包用于 Python {'、'.join(pythons)}，现在运行的是 {here}")
    system, machine = str(about["system"]), platform.machine().lower()
    if sys.platform != system or machine not in about["machines"]:  # type: ignore[operator]
        raise Stop(f"这个安装包用于 {about['target']}，本机是 {platform.system()} {platform.machine()}")


def usual_place() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Programs" / "stdkit"
    return Path.home() / ".local" / "share" / "stdkit"


def way_to(program: Path) -> str:
    """How to run it by its name."""
    if os.name == "nt":
        return (
            f"今后在命令提示符里运行：“{program}” check 草案.docx\n"
            f"只想敲 stdkit 的，把 {program.parent} 加进环境变量 Path（设置—系统—系统信息—高级系统设置—环境变量）。"
        )
    return f"今后运行：{program} check 草案.docx\n只想敲 stdkit 的：ln -s '{program}' ~/.local/bin/stdkit"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
