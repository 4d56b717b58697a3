"""Who said it: the units that were asked, and the unit behind a file or an author."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stdkit.comments.forms import units_in
from stdkit.comments.row import squeezed
from stdkit.errors import BadData
from stdkit.facts.datarows import SUFFIXES, decoded, read_rows
from stdkit.facts.patterns import pattern
from stdkit.facts.userfiles import refuse_large, yaml_value

_NAMES: Mapping[str, tuple[str, ...]] = {
    "unit": ("unit", "单位", "单位名称", "征求意见单位", "名称", "发送单位"),
    "short": ("short", "简称", "别名"),
    "files": ("files", "file", "文件", "文件名", "回函文件"),
    "authors": ("authors", "author", "作者", "批注作者", "联系人", "姓名"),
}
_NAME_OF = {spelling: name for name, spellings in _NAMES.items() for spelling in spellings}
_ENDING = r"(?:局|厅|委员会|委|办公室|政府|研究院|科学院|设计院|院|研究所|所|公司|集团|大学|学院|学校|中心|总站|站|协会|学会|商会|联合会|联盟|医院|实验室|厂|场|银行|部|处|队|社)"
_IN_NAME = pattern(rf"[\u4e00-\u9fffA-Za-z\d（）()]{{2,}}{_ENDING}(?![\u4e00-\u9fff])")
_PARTS = pattern(
    r"[-—_＿+~～\s　,，。.;；、:：\[\]【】《》〈〉“”\"]+|(?<=[\u4e00-\u9fff])[(（](?=[^)）]*[)）])|[)）]$|\d{4,8}"
)
_FILLING = pattern(
    r"(?:标准)?(?:征求意见稿|送审稿|草案)|(?:征求|反馈|修改|提出|回复)?意见(?:反馈|汇总|回函|征集|处理)*(?:表|函|单|稿)?|反馈|回函|返回|修改|修订|批注|副本|最终|附件\d*|版本?\d*|的|第?\d+[稿次版]"
)
_NOBODY = pattern(
    r"(?i)(?:administrator|admin|user\d*|windows\s*(?:用户|user)|microsoft\s*(?:office\s*)?(?:用户|user|帐户|账户)|微软用户|用户|作者|author|unknown|未知|guest|"
    r"lenovo|hp|dell|asus|acer|huawei|thinkpad|pc|wps[_ ]?\d*)"
)
"""What a computer calls itself: two files with such an author come from anybody."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit that the draft was sent to; ``names`` are further names of it, ``files`` and ``authors`` tell what comes from it."""

    unit: str
    names: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A unit found out; ``doubt`` says what it was guessed from, "" where it was said."""

    unit: str
    doubt: str = ""


class Roster:
    """The units that were asked, in the order of the list."""

    def __init__(self, asked: Sequence[Asked] = ()) -> None:
        self.asked = tuple(asked)
        self._by_name = {squeezed(name): one.unit for one in reversed(asked) for name in (one.unit, *one.names)}
        self._by_author = {squeezed(name): one.unit for one in reversed(asked) for name in one.authors}
        self._by_file = {squeezed(name): one.unit for one in reversed(asked) for name in one.files}

    def __len__(self) -> int:
        return len(self.asked)

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.unit for one in self.asked))

    def named(self, unit: str) -> str:
        """The unit as the list writes it; as given where the list does not have it."""
        return self._by_name.get(squeezed(unit), unit)

    def source(self, path: str, *, said: str = "", author: str = "") -> Source:
        """The unit behind a file whose form names ``said`` and a comment in it by ``author``."""
        name = Path(path)
        by_file = self._by_file.get(squeezed(name.name)) or self._by_file.get(squeezed(name.stem))
        if by_file:
            return Source(by_file)
        if author and squeezed(author) in self._by_author:
            return Source(self._by_author[squeezed(author)])
        if said:
            return Source(self.named(said))
        if author and squeezed(author) in self._by_name:
            return Source(self._by_name[squeezed(author)])
        stem = squeezed(name.stem)
        held = [(len(key), unit) for key, unit in self._by_name.items() if len(key) > 1 and key in stem]
        if held:
            return Source(max(held)[1])
        guess = unit_in_name(name.stem)
        if guess:
            return Source(self.named(guess), f"由文件名推定为“{self.named(guess)}”")
        if author and not _NOBODY.fullmatch(author):
            return Source(author, f"未能确定，暂写批注作者“{author}”")
        return Source(name.stem, f"未能确定，暂写文件名“{name.stem}”")


def unit_in_name(stem: str) -> str:
    """The unit that a file's name names (「征求意见稿-某某计量院」), "" where no part of it looks like one."""
    for part in reversed(_PARTS.split(stem)):
        bare = _FILLING.sub("", part or "").strip("（）() ")
        if _IN_NAME.fullmatch(bare):
            return bare
    return ""


def read_roster(path: str | Path) -> Roster:
    """The list of units asked: YAML, XLSX or CSV. ``BadData`` where it is none."""
    path = Path(path)
    refuse_large(path, most="data_mb")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadData("D015", "单位名单读不到", path=str(path), advice="请核对文件名") from error
    kind = path.suffix.lower()
    if kind in (".yaml", ".yml", ".json"):
        asked = _of_yaml(path, data)
    elif kind in SUFFIXES:
        asked = _of_rows(path, read_rows(path, data, called="单位名单"))
    else:
        raise BadData("D016", "不认识的单位名单格式", path=str(path), advice="名单用 YAML、XLSX 或 CSV")
    if not asked:
        raise BadData("D017", "单位名单里没有单位", path=str(path), advice="每行写一个单位，列名用“单位”")
    return Roster(asked)


def _of_yaml(path: Path, data: bytes) -> list[Asked]:
    try:
        loaded = yaml_value(decoded(path, data, called="单位名单"), str(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行" if mark is not None else "文件内容"
        raise BadData("D018", "单位名单不是合法的 YAML", path=str(path), advice=f"请看{where}") from error
    if isinstance(loaded, dict):
        loaded = loaded.get("units", loaded.get("单位"))
    if not isinstance(loaded, list):
        raise BadData(
            "D019",
            "单位名单里没有 units 列表",
            path=str(path),
            advice="每行写成“- 某某局”或“- {unit: 某某局, files: […]}”",
        )
    asked: list[Asked] = []
    for number, item in enumerate(loaded, 1):
        fields = _named(item) if isinstance(item, dict) else {"unit": item}
        unit = _text(fields.get("unit"))
        if not unit:
            raise BadData(
                "D020", f"单位名单第 {number} 项没有单位名称", path=str(path), advice="写成“- {unit: 某某局}”"
            )
        asked.append(_asked(unit, fields))
    return asked


def _of_rows(path: Path, rows: Iterable[tuple[Any, ...]]) -> list[Asked]:
    """Rows below the head; without a head, the first column is the units."""
    names: list[str] = []
    asked: list[Asked] = []
    plain: list[str] = []
    for row in rows:
        cells = [_text(cell) for cell in row]
        if not names and any(_NAME_OF.get(cell) == "unit" for cell in cells):
            names, plain = cells, []
        elif names:
            fields = _named(dict(zip(names, cells, strict=False)))
            if fields.get("unit"):
                asked.append(_asked(str(fields["unit"]), fields))
        elif any(cells):
            plain.append(
                next(cell for cell in cells if cell and not cell.isdigit())
                if not all(c.isdigit() or not c for c in cells)
                else ""
            )
    return asked or [Asked(unit) for unit in plain if unit]


def _named(item: Mapping[Any, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in item.items():
        name = _NAME_OF.get(str(key).strip())
        if name is not None and value and name not in found:
            found[name] = value
    return found


def _asked(unit: str, fields: Mapping[str, Any]) -> Asked:
    return Asked(unit, _several(fields.get("short")), _several(fields.get("files")), _several(fields.get("authors")))


def _several(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(one) for one in value if _text(one))
    return units_in(_text(value))


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
