"""The total of a report of coverage, and the files that have least. Called by script/coverage."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ENOUGH = 85.0


def share(summary: dict[str, Any]) -> float:
    return float(summary["percent_covered"])


def branches(summary: dict[str, Any]) -> float:
    return 100.0 * summary["covered_branches"] / max(summary["num_branches"], 1)


def main(report: str) -> None:
    told = json.loads(Path(report).read_text(encoding="utf-8"))
    files = {path: file["summary"] for path, file in told["files"].items()}
    for path, summary in sorted(files.items(), key=lambda item: share(item[1])):
        if share(summary) < ENOUGH:
            missing = summary["missing_lines"] + summary["missing_branches"]
            print(f"{share(summary):6.1f} %  缺 {missing:4}  {path}")
    whole = told["totals"]
    print(
        f"行与分支 {share(whole):.1f} %，分支 {branches(whole):.1f} %（{whole['covered_branches']}/{whole['num_branches']}）"
    )


if __name__ == "__main__":
    main(sys.argv[1])
