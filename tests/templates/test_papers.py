"""Papers: every template that is a Word form, empty and filled, from the package and from a user's own file."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from stdkit.errors import BadData, BadOption, CannotWrite
from stdkit.formats.docx.forms import open_form
from stdkit.templates.fields import missing, names, template
from stdkit.templates.papers import all_names, fit, form_of, is_paper
from stdkit.templates.produce import write
from stdkit.templates.values import load_data
from tests.formats.docx.forms import cells, form, tags_left, texts

PAPERS = [name for name in names() if is_paper(template(name))]


def sample(name: str) -> dict[str, Any]:
    return load_data(Path(str(template(name).folder)) / "sample.yaml")


def paper(name: str, data: Mapping[str, Any], tmp_path: Path, **options: Any) -> bytes:
    write(name, data, tmp_path / "paper.docx", **options)
    return (tmp_path / "paper.docx").read_bytes()


def said(data: bytes) -> str:
    return "\n".join([*texts(data), *("\n".join(cell) for row in cells(data) for cell in row)])


@pytest.fixture(scope="module")
def scripts(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("forms_script", root / "script" / "forms.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_forms_in_the_package_are_what_the_builders_write(scripts: ModuleType) -> None:
    made = scripts.wanted()
    assert sorted(made) == PAPERS
    assert scripts.stale(made) == [], "run script/forms"
    name = PAPERS[0]
    assert scripts.stale({**made, name: made[PAPERS[1]]}) == [name]
    assert scripts.stale({key: data for key, data in made.items() if key != name}) == [name]


@pytest.mark.parametrize("name", PAPERS)
def test_form_names_fields_of_its_template_and_all_that_are_required(name: str) -> None:
    chosen = template(name)
    found = fit(form_of(chosen), chosen)
    assert not found.unknown
    assert {one.partition(".")[0] for one in found.used} <= {field.name for field in chosen.fields}


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("blank", [False, True])
def test_nothing_of_the_tags_is_left_and_the_same_data_give_the_same_bytes(
    name: str, blank: bool, tmp_path: Path
) -> None:
    data = {} if blank else sample(name)
    made = paper(name, data, tmp_path, blank=blank)
    assert tags_left(made) == []
    assert paper(name, data, tmp_path, blank=blank) == made
    if blank:
        assert "【请填写" not in said(made)


def test_papers_are_without_a_fault(root: Path, tmp_path: Path) -> None:
    judge = root.parent / "shared" / "tools" / "ooxml_check.py"
    if not judge.is_file():
        pytest.skip("no judge of DOCX files here")
    made = []
    for name in PAPERS:
        for blank in (False, True):
            made.append(tmp_path / f"{name}-{blank}.docx")
            write(name, {} if blank else sample(name), made[-1], blank=blank)
        made.append(tmp_path / f"{name}-form.docx")
        made[-1].write_bytes(template(name).folder.joinpath("form.docx").read_bytes())
    done = subprocess.run([sys.executable, judge, *made], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", PAPERS)
def test_samples_say_all_that_is_required(name: str) -> None:
    assert missing(template(name), sample(name)) == []


def test_empty_tables_have_rows_to_write_in(tmp_path: Path) -> None:
    attendees = [row for row in cells(paper("minutes", {}, tmp_path, blank=True)) if len(row) == 7]
    assert [row[0] for row in attendees] == [["序号"], *([str(at)] for at in range(1, 7))]
    assert all(cell == [""] for row in attendees[1:] for cell in row[1:])


def test_an_empty_form_takes_what_is_known(tmp_path: Path) -> None:
    made = said(paper("minutes", {"title": "羔羊育肥"}, tmp_path, blank=True))
    assert "《羔羊育肥》" in made and "【请填写" not in made


def test_what_is_missing_is_marked_and_told(tmp_path: Path) -> None:
    remarks = write("编制说明", {"number": "DB15/T 1—XXXX", "title": "羔羊"}, tmp_path / "a.docx")
    (remark,) = remarks
    assert "处待填写" in remark and "任务来源" not in remark and "计划文件的文号" in remark
    count = said((tmp_path / "a.docx").read_bytes()).count("【请填写：")
    assert remark.startswith(f"有 {count} 处待填写") and remark.endswith("等")


def test_names_and_titles_of_templates_are_all_different() -> None:
    known = [word for name in names() for word in {name, *template(name).known_as}]
    assert len(known) == len(set(known))
    assert all(template(word).name in names() for word in known)


@pytest.mark.parametrize(
    ("level", "headings", "absent"),
    [
        (
            "国家",
            ["一、工作简况", "（三）起草过程", "十、其他应当说明的事项"],
            "八、作为推荐性标准或者强制性标准的建议及其理由",
        ),
        ("地方", ["一、任务来源", "二、目的和意义", "八、作为推荐性标准或者强制性标准的建议及其理由"], "一、工作简况"),
    ],
)
def test_explanation_has_the_headings_of_its_level(
    level: str, headings: list[str], absent: str, tmp_path: Path
) -> None:
    number = {"国家": "GB/T 1234—XXXX", "地方": "DB15/T 1—XXXX"}[level]
    made = texts(paper("explanation", {"number": number, "title": "羔羊"}, tmp_path))
    assert [text for text in made if text in headings] == headings
    assert absent not in made
    assert not any(text.startswith("十一、") for text in made)


def test_explanation_tells_the_changes_and_what_a_conversion_did(tmp_path: Path) -> None:
    data = sample("explanation") | {
        "comparison": [
            {"old_clause": "封面", "new_clause": "封面", "kind": "编辑"},
            {"old_clause": "4.2", "new_clause": "5.2", "old_text": "不得低于12 kg。", "new_text": "不宜低于15 kg。", "kind": "技术"},
        ]
    }  # fmt: skip
    made = paper("explanation", data, tmp_path)
    assert "2．更改了羔羊入舍体重的要求（见5.2，2010年版的4.2）。" in texts(made)
    assert "十一、由强制性标准转化为推荐性标准的说明" in texts(made)
    assert [row[1:5] for row in cells(made) if len(row) == 7][1:] == [
        [["4.2"], ["不得低于12 kg。"], ["5.2"], ["不宜低于15 kg。"]]
    ]


MEETING = {"members": "20", "present": "15", "for": "12", "against": "2", "abstaining": "1"}


@pytest.mark.parametrize(
    ("change", "number", "sentence"),
    [
        ({}, "DB15/T 1—XXXX", "赞成票不少于参加表决委员的3/4，表决通过。"),
        ({"for": "11", "against": "3"}, "DB15/T 1—XXXX", "赞成票不足参加表决委员的3/4，表决不通过。"),
        ({"for": "11", "against": "3"}, "GB/T 1—XXXX", "赞成票不少于参加表决委员的2/3，且反对票不超过1/4，表决通过。"),
        ({"for": "11", "against": "4", "abstaining": "0"}, "GB/T 1—XXXX", "反对票超过参加表决委员的1/4，表决不通过。"),
        ({"for": "11", "against": "3", "carried": "2/3"}, "DB15/T 1—XXXX", "且反对票不超过1/4，表决通过。"),
        ({"present": "14", "for": "14", "against": "0", "abstaining": "0"}, "DB15/T 1—XXXX", "不足委员总数的3/4，不符合规定，表决无效。"),
        ({"for": "10", "against": "0"}, "DB15/T 1—XXXX", "参加表决的委员不足委员总数的3/4，表决无效。"),
    ],
)  # fmt: skip
def test_votes_are_counted(change: dict[str, str], number: str, sentence: str, tmp_path: Path) -> None:
    data = {"number": number, "title": "羔羊", "meeting": MEETING | change}
    assert sentence in said(paper("minutes", data, tmp_path))


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("minutes", {"meeting": MEETING | {"present": "21"}}, "到会委员（21）多于委员总数（20）"),
        ("minutes", {"meeting": MEETING | {"for": "15"}}, "赞成、反对、弃权共 18 票，多于到会委员 15 名"),
        ("minutes", {"meeting": MEETING | {"present": "多数"}}, "字段“meeting.present”"),
        ("comment-request", {"request": {"date": "2026-05-20", "due": "2026-06-18"}}, "只有 29 天；征求意见不少于 30 天"),
        ("announcement", {"items": [], "approved": []}, "公告没有清单"),
        ("announcement", {"approved": [{"number": "DB15/T 1—2026", "title": "羔羊"}]}, "缺少字段“approved[1].implemented”"),
        ("amendment", {"amendment": {"ordinal": "1", "items": [{"kind": "更改", "place": "4"}]}}, "缺少字段“amendment.items[1].new”"),
        ("amendment", {"amendment": {"ordinal": "1", "items": [{"kind": "改", "place": "4"}]}}, "可用的值：更改、增加、删除"),
    ],
)  # fmt: skip
def test_data_that_cannot_be_right_are_refused(name: str, change: dict[str, Any], told: str, tmp_path: Path) -> None:
    with pytest.raises(BadData) as raised:
        paper(name, sample(name) | change, tmp_path)
    assert told in str(raised.value) and "\n" not in str(raised.value)
    assert not (tmp_path / "paper.docx").exists()


def test_thirty_days_are_enough_and_a_quicker_procedure_says_so(tmp_path: Path) -> None:
    request = {"date": "2026-05-20", "due": "2026-06-19"}
    assert "2026年6月19日前" in said(
        paper("comment-request", sample("comment-request") | {"request": request}, tmp_path)
    )
    quick = {**request, "due": "2026-06-01", "days": "10"}
    paper("comment-request", sample("comment-request") | {"request": quick}, tmp_path)


@pytest.mark.parametrize(
    ("item", "said_as"),
    [
        ({"kind": "更改", "place": "4.2", "old": "12 kg", "new": "15 kg"}, "一、将4.2中“12 kg”更改为“15 kg”。"),
        ({"kind": "更改", "place": "4", "new": "甲。"}, "一、将第4章更改为：“甲。”"),
        ({"kind": "增加", "place": "8.2之后", "new": "乙"}, "一、在8.2之后增加：“乙”。"),
        ({"kind": "增加", "place": "表1", "new": "乙"}, "一、在表1中增加：“乙”。"),
        ({"kind": "删除", "place": "B"}, "一、删除附录B。"),
        ({"kind": "删除", "place": "5.3", "old": "丙"}, "一、删除5.3中的“丙”。"),
    ],
)
def test_points_of_an_amendment_are_worded(item: dict[str, str], said_as: str, tmp_path: Path) -> None:
    data = sample("amendment") | {"amendment": {"ordinal": "1", "items": [item]}}
    assert said_as in texts(paper("amendment", data, tmp_path))


def test_announcement_of_approved_standards_and_of_conclusions(tmp_path: Path, root: Path) -> None:
    approved = [
        {"number": "DB15/T 1—2026", "title": "羔羊", "replaces": "DB15/ 1—2010", "implemented": "2026-10-01"},
        {"number": "DB15/T 2—2026", "title": "牛肉", "implemented": "2026-10-01"},
    ]
    made = paper("公告", {"announcement": {"number": "第1号"}, "approved": approved}, tmp_path)
    assert "关于批准发布《羔羊》等2项标准的公告" in texts(made)
    assert [row[1:4] for row in cells(made)][1:] == [
        [["DB15/T 1—2026"], ["羔羊"], ["DB15/ 1—2010"]],
        [["DB15/T 2—2026"], ["牛肉"], [""]],
    ]
    made = paper("announcement", load_data(root / "examples" / "conversion-list.yaml"), tmp_path)
    assert "一、6项强制性标准的整合精简结论" in texts(made)
    assert any("转化3项" in text for text in texts(made))
    assert any("不再强制执行" in text for text in texts(made))
    assert not any("结论为“修订”的" in text for text in texts(made))


def own(tmp_path: Path, *paragraphs: str) -> Path:
    file = tmp_path / "我们的表.docx"
    file.write_bytes(form(*paragraphs))
    return file


def test_a_form_of_ones_own_takes_the_fields_of_a_template_and_of_others(tmp_path: Path) -> None:
    file = own(
        tmp_path, "{{ title }}（{{ meeting.chair }}）{{ ccs }}", "{% for old in replaces %}{{ old.number }}{% endfor %}"
    )
    data = sample("minutes") | {"ccs": "B 43", "replaces": []}
    made = paper(str(file), data, tmp_path, like="minutes")
    assert texts(made)[:2] == ["牧区暖棚羔羊育肥技术规范（丁某某）B 43", ""]
    with pytest.raises(CannotWrite):
        write(str(file), data, file, like="minutes")


def test_a_form_of_ones_own_needs_only_what_it_names_and_tells_what_stayed_empty(tmp_path: Path) -> None:
    file = own(tmp_path, "{{ title }}{{ ccs }}{{ plan.number }}{% for one in drafters %}{{ one }}{% endfor %}",
        "{{ committee|ask('归口') }}{{ stage or ics }}{% if quorum %}甲{% endif %}{{ published|date }}")  # fmt: skip
    remarks = write(str(file), {"title": "羔羊", "plan": {"item": "1"}}, tmp_path / "a.docx", like="minutes")
    assert remarks == (
        "有 1 处待填写，文件中标为“【请填写：…】”：归口",
        "有 3 处数据里没有，表中留空：ccs；plan.number；drafters",
    )
    with pytest.raises(BadData, match="缺少字段“title”"):
        write(str(file), {"ccs": "B 43"}, tmp_path / "b.docx", like="minutes")


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ titel }}", "正文“{{ titel }}”用了不认识的字段“titel”；是否指 title"),
        ("{{ meeting.chare }}", "不认识的字段“meeting.chare”；是否指 meeting.chair"),
        ("{% for one in title %}{{ one }}{% endfor %}", "字段“title”（文件名称，各要素之间空一格）不是列表"),
        ("{{ title.number }}", "不认识的字段“title.number”"),
    ],
)
def test_a_form_of_ones_own_with_slips_is_told_where(tag: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadData) as raised:
        paper(str(own(tmp_path, tag)), sample("minutes"), tmp_path, like="minutes")
    assert told in str(raised.value) and "我们的表.docx" in str(raised.value)


def test_how_a_form_of_ones_own_fits(tmp_path: Path) -> None:
    found = fit(open_form(own(tmp_path, "{{ title }}{{ titel }}{{ quorum }}")), template("审查会议纪要"))
    assert found.used == ("title", "titel", "quorum")
    assert [one.name for one in found.unknown] == ["titel"]
    assert [one.name for one in found.lacking] == ["number", "meeting"]


def test_known_fills_what_the_data_leave_open(tmp_path: Path) -> None:
    known = {
        "number": "不是编号", "title": "封面上的名称", "proposed_by": "甲厅", "stage": "讨论稿",
        "explanation": {"scope": ["本文件规定了乙。"], "structure": ["丙。"]}, "nobody": "x",
    }  # fmt: skip
    data = {"number": "DB15/T 1—XXXX", "proposed_by": "乙厅", "title": "", "explanation": {"structure": "丁。"}}
    made = said(paper("explanation", data, tmp_path, known=lambda: known))
    assert "《封面上的名称》" in made and "由乙厅提出" in made
    assert "本文件规定了乙。" in made and "丁。" in made and "丙。" not in made


def test_a_draft_has_no_empty_form(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="stdkit new"):
        write("draft", {}, tmp_path / "a.docx", blank=True)


def test_every_field_is_named_once_with_its_place() -> None:
    found = list(all_names())
    assert len(found) == len(set(found))
    assert {"title", "replaces.changes.what", "meeting.attendees.unit"} <= set(found)
