"""The 征求意见汇总处理表 in the trade's columns, with the counts at its foot."""

from __future__ import annotations

from forms_.builder import Box, Column, Paper

_DRAFTER = '{{ comments.drafter|default(drafting_units[0] if drafting_units else "") }}'


def comment_table() -> bytes:
    """What was said of the draft, by whom, and what was decided."""
    paper = Paper("征求意见汇总处理表", landscape=True, counted=True)
    paper.title("征求意见汇总处理表")
    paper.boxes(
        [34, 96, 22, 38, 18, 49],
        [
            [
                Box("标准项目名称", label=True),
                Box('{{ title|ask("标准名称") }}', span=3),
                Box("填写日期", label=True),
                Box("{{ comments.filled|date }}"),
            ],
            [
                Box("负责起草单位", label=True),
                Box(_DRAFTER),
                Box("承办人", label=True),
                Box("{{ comments.person }}"),
                Box("电话", label=True),
                Box("{{ comments.phone }}"),
            ],
        ],
    )
    paper.table(
        [
            Column("序号", 12, '{{ loop.index if not blank else "" }}', centred=True),
            Column("标准章条编号", 26, "{{ one.clause }}", centred=True),
            Column("意见内容", 94, "{{ one.comment }}"),
            Column("提出单位", 42, "{{ one.units }}"),
            Column("处理意见及理由", 58, "{{ one.decision }}"),
            Column("备注", 25, "{{ one.remark }}"),
        ],
        rows="comments.rows as one",
        height=9,
    )
    paper.note(
        "说明：",
        "（1）发送《征求意见稿》的单位数：{{ comments.asked|gap('发送征求意见稿的单位数') }}个；",
        "（2）收到《征求意见稿》后，回函的单位数：{{ comments.answered|gap('回函的单位数') }}个；",
        "（3）收到《征求意见稿》后，回函并有建议或意见的单位数：{{ comments.commenting|gap('有意见的单位数') }}个；",
        "（4）没有回函的单位数：{{ comments.silent|gap('没有回函的单位数') }}个。",
    )
    for field, name in (("content", "回函无意见的单位"), ("silent_units", "没有回函的单位")):
        paper.when(f"comments.{field}")
        paper.note(f'{name}：{{{{ comments.{field}|join("、") }}}}')
        paper.end()
    return paper.bytes()


FORMS = {"comment-table": comment_table}
