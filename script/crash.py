"""Kill running commands at random and compare the outcome with runs that were left alone. Called by script/crash."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.convert.made_list import make_list  # noqa: E402  # after the path
from tests.support.killing import kill_list, kill_output  # noqa: E402


def main() -> int:
    """Print what was killed how often, and every difference; 1 where there is one."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kills", type=int, nargs="?", default=50, help="of the list, and as many in two fifths more")
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--items", type=int, default=8)
    options = asked.parse_args()
    rng = random.Random(options.seed)
    amiss: list[str] = []
    with tempfile.TemporaryDirectory(prefix="stdkit-crash-") as name:
        folder = Path(name)
        listed = make_list(folder / "in", options.items, pages=6, soffice=shutil.which("soffice") or "")
        drafts = sorted((folder / "in" / "sources").glob("db15-*.docx"))
        with_cache = {**os.environ, "STDKIT_CACHE": str(folder / "cache")}
        without = {**os.environ, "STDKIT_CACHE": "off"}
        for told, environment, kills in (
            ("convert --list", with_cache, options.kills),
            ("convert --list, STDKIT_CACHE=off", without, options.kills // 2),
        ):
            place = folder / told.replace(" ", "-")
            place.mkdir()
            amiss += _say(told, kill_list(listed, place, kills=kills, rng=rng, environment=environment))
        singles = (
            ("check", ["check", str(drafts[0]), "--quiet", "--no-cache", "--format", "json"], "结果.json"),
            ("diff", ["diff", *map(str, drafts[:2]), "--quiet", "--date", "2026-05-01"], "对照.docx"),
        )
        for told, arguments, out in singles:
            found = kill_output(
                arguments, out, folder / told, kills=options.kills // 5, rng=rng, environment=with_cache
            )
            amiss += _say(f"{told} -o", found)
    return int(bool(amiss))


def _say(told: str, found: tuple[int, list[str]]) -> list[str]:
    kills, faults = found
    print(f"{told}: {kills} kills, {len(faults) or 'no'} differences", *faults, sep="\n  ", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main())
