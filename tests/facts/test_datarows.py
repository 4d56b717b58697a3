"""Tables of users, as Excel, WPS and editors write them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from stdkit.errors import BadData
from stdkit.facts.datarows import read_rows
from stdkit.limits import within


def rows(name: str, data: bytes, **asked: bool) -> list[tuple[object, ...]]:
    return list(read_rows(Path(name), data, called="名单", **asked))


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_any_encoding_of_excel(encoding: str) -> None:
    assert rows("名单.csv", '单位,人\n甲所,"张,三"\n'.encode(encoding)) == [("单位", "人"), ("甲所", "张,三")]


def test_tabs_in_a_tsv() -> None:
    assert rows("名单.tsv", "单位\t人\n".encode()) == [("单位", "人")]


def test_a_workbook_whatever_it_is_called() -> None:
    assert rows("名单.csv", workbook(("单位", "份数"), ("甲所", 2))) == [("单位", "份数"), ("甲所", 2)]


def test_formulas_are_not_worked_out() -> None:
    data = workbook(("份数",), ("=1+1",))
    assert rows("名单.xlsx", data)[1] == (None,)
    assert rows("名单.xlsx", data, formulas=True)[1] == ("=1+1",)


def test_what_is_no_table_is_refused_in_one_sentence() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a", b"0" * 1000)
    for name, data, said in (
        ("名单.xlsx", b"", "名单不是能读的 XLSX"),
        ("名单.xlsx", b"PK\x03\x04", "名单不是能读的 XLSX"),
        ("名单.doc", b"\xd0\xcf", "不认识的名单格式"),
        ("名单.csv", b"\x81\xff\xff", "名单的字符编码读不懂"),
        ("名单.csv", b'"' + b"a" * 200_000, "名单不是正确的 CSV"),
    ):
        with pytest.raises(BadData, match=said) as raised:
            rows(name, data)
        assert name in str(raised.value)
    with within(data_unpacked_mb=0), pytest.raises(BadData, match=r"大得反常.*data-unpacked-mb"):
        rows("名单.xlsx", packed.getvalue())
    with within(data_mb=0), pytest.raises(BadData, match="超过 0 MB"):
        rows("名单.csv", b"a" * 11)


def test_what_openpyxl_leaves_out_is_not_told(recwarn: pytest.WarningsRecorder) -> None:
    """A name that belongs to a sheet that is not there: nobody who keeps a list can do anything about it."""
    data = workbook(("名称",), ("甲",))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                named = b'<definedNames><definedName name="x" localSheetId="7">A1</definedName></definedNames>'
                content = content.replace(b"<definedNames />", named).replace(b"<definedNames/>", named)
                assert named in content
            new.writestr(name, content)
    assert rows("名单.xlsx", out.getvalue()) == [("名称",), ("甲",)]
    assert not recwarn.list
