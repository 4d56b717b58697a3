"""Lists: what is handed in, the 修订前后对照表, the conclusions on a list of standards."""

from __future__ import annotations

from forms_.builder import Box, Column, Paper

_LEVEL = '{{ "地方" if level == "市级地方" else level }}标准'
_TITLE = '{{ title|ask("标准名称") }}'
_NUMBER = '{{ number|ask("标准编号") }}'
_REPLACES = "{% for old in replaces %}{{ old.number }}{% if not loop.last %}、{% endif %}{% endfor %}"


def file_list() -> bytes:
    """The 送审文件清单 or 报批文件清单, by the stage."""
    paper = Paper("报送文件清单", counted=True)
    paper.title(f'{_LEVEL}{{{{ "送审" if stage == "送审稿" else "报批" }}}}文件清单')
    label, wide = [28, 54, 26, 48], 3
    paper.boxes(
        label,
        [
            [Box("标准名称", label=True), Box(_TITLE, span=wide)],
            [Box("标准编号", label=True), Box(_NUMBER), Box("计划编号", label=True), Box("{{ plan.item }}")],
            [Box("代替标准", label=True), Box(_REPLACES, span=wide)],
            [Box("归口单位", label=True), Box("{{ committee }}", span=wide)],
            [Box("起草单位", label=True), Box("{{ drafting_units|join }}", span=wide)],
        ],
    )
    given = '{{ "☑" if one.given == "是" else ("—" if one.given == "不涉及" else "□") }}'
    remark = '{{ "不涉及" if one.given == "不涉及" else "" }}{{ "；" if one.given == "不涉及" and one.remark else "" }}{{ one.remark }}'
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("材料名称", 50, "{{ one.name }}"),
            Column("纸质份数", 12, "{{ one.copies }}", centred=True),
            Column("电子版", 27, "{{ one.electronic }}", centred=True),
            Column("已备", 14, given, centred=True),
            Column("文件名", 38, '{{ one.files|join("\\n") }}'),
            Column("备注", 28, remark),
        ],
        rows="materials as one",
        height=8,
    )
    paper.note("注：“已备”栏中☑为已备，□为未备，—为不涉及。")
    paper.when("unknown_files")
    paper.note('文件夹中未归入上列材料的文件：{{ unknown_files|join("、") }}。')
    paper.end()
    signing = "经办人：\n日　期：{}"
    paper.boxes(
        [78, 78],
        [
            [
                Box(
                    "报送单位（盖章）：{{ submitted_by|default(committee) }}\n"
                    + signing.format("{{ submitted|date }}"),
                    height=26,
                ),
                Box("接收单位（盖章）：{{ submitted_to }}\n" + signing.format("　　　　年　　月　　日"), height=26),
            ]
        ],
    )
    return paper.bytes()


def comparison() -> bytes:
    """The 修订前后对照表, in the columns that a conversion writes."""
    paper = Paper("修订前后对照表", landscape=True, counted=True)
    paper.title("修订前后对照表")
    paper.boxes(
        [28, 100, 28, 100],
        [
            [Box("标准名称", label=True), Box(_TITLE, span=3)],
            [Box("原标准编号", label=True), Box("{{ compared.number }}"), Box("新标准编号", label=True), Box(_NUMBER)],
        ],
    )
    paper.table(
        [
            Column("序号", 13, "{{ one.number|default(loop.index) if not blank else one.number }}", centred=True),
            Column("原章条", 15, "{{ one.old_clause }}", centred=True),
            Column("原条文", 66, "{{ one.old_text }}"),
            Column("新章条", 15, "{{ one.new_clause }}", centred=True),
            Column("修订后条文", 66, "{{ one.new_text }}"),
            Column("修订类型", 20, "{{ one.kind }}", centred=True),
            Column("依据或理由", 48, "{{ one.reason }}"),
            Column("是否降低要求", 16, "{{ one.lowered }}", centred=True),
        ],
        rows="comparison as one",
        height=8,
    )
    paper.when("not blank")
    paper.note(
        "共 {{ comparison_counts.rows }} 处，其中降低要求 {{ comparison_counts.lowered }} 处"
        '{% if comparison_counts.unsure != "0" %}，待判断 {{ comparison_counts.unsure }} 处{% endif %}。'
    )
    paper.end()
    return paper.bytes()


def _list_of(title: str, columns: list[Column]) -> bytes:
    paper = Paper(title, landscape=True, counted=True)
    paper.title(title)
    paper.when("announcement.number or announcement.name or blank")
    paper.note("依据：{{ announcement.name }}{% if announcement.number %}（{{ announcement.number }}）{% endif %}")
    paper.end()
    paper.table(columns, rows="items as one", height=8)
    paper.when("not blank")
    paper.note(
        '共 {{ items|length }} 项：{% for one in totals %}{{ one.conclusion }} {{ one.count }} 项{{ "。" if loop.last else "，" }}{% endfor %}'
    )
    paper.end()
    paper.boxes(
        [86, 86, 86],
        [
            [
                Box("填报单位（盖章）：{{ submitted_by|default(committee) }}", height=14),
                Box("填报人：　　　　　　　　审核人：", height=14),
                Box("填报日期：{{ submitted|date }}", height=14),
            ]
        ],
    )
    return paper.bytes()


def conversion_conclusions() -> bytes:
    """The 标准转化结论表 of a batch: what becomes of each standard, its old number and its new one."""
    return _list_of(
        "标准转化结论表",
        [
            Column("序号", 13, '{{ loop.index if not blank else "" }}', centred=True),
            Column("原标准编号", 40, "{{ one.number }}"),
            Column("标准名称", 44, "{{ one.title }}"),
            Column("归口或主管部门", 34, "{{ one.owner }}"),
            Column("结论", 22, "{{ one.conclusion }}", centred=True),
            Column("转化后标准编号", 40, "{{ one.new_number }}"),
            Column("理由", 34, "{{ one.reason }}"),
            Column(
                "后续措施和时限", 34, "{{ one.measures }}{% if one.measures and one.due %}，{% endif %}{{ one.due }}"
            ),
            Column("备注", 20, "{{ one.remark }}"),
        ],
    )


def review_conclusions() -> bytes:
    """The 复审结论表 of a batch."""
    return _list_of(
        "标准复审结论表",
        [
            Column("序号", 13, '{{ loop.index if not blank else "" }}', centred=True),
            Column("标准编号", 42, "{{ one.number }}"),
            Column("标准名称", 40, "{{ one.title }}"),
            Column("实施日期", 28, "{{ one.implemented }}", centred=True),
            Column("归口单位或技术委员会", 32, "{{ one.committee|default(one.owner) }}"),
            Column("复审结论", 22, "{{ one.conclusion }}", centred=True),
            Column("复审理由", 40, "{{ one.reason }}"),
            Column(
                "后续措施和时限", 32, "{{ one.measures }}{% if one.measures and one.due %}，{% endif %}{{ one.due }}"
            ),
            Column("专家意见", 30, "{{ one.opinion }}"),
            Column("复审日期", 28, "{{ one.reviewed }}", centred=True),
            Column("备注", 18, "{{ one.remark }}"),
        ],
    )


FORMS = {
    "file-list": file_list,
    "comparison": comparison,
    "conversion-conclusions": conversion_conclusions,
    "review-conclusions": review_conclusions,
}
