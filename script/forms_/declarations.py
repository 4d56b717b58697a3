"""Forms of boxes: the 申报单, the sheet of attendance, the ballot, the opinion on one standard under review."""

from __future__ import annotations

from collections.abc import Sequence

from forms_.builder import Box, Column, Paper

_TITLE = '{{ title|ask("标准名称") }}'
_REPLACES = (
    "{% for old in replaces %}{{ old.number }}《{{ old.title }}》{% if not loop.last %}、{% endif %}{% endfor %}"
)
_SIGNED = "负责人（签字）：　　　　　　　　（公章）　　　　　　年　　月　　日"


def _ticks(field: str, choices: Sequence[str]) -> str:
    return "　".join(f'{{{{ {field}|tick("{choice}") }}}}' for choice in choices)


def _label(text: str, span: int = 1) -> Box:
    return Box(text, span, label=True)


def declaration() -> bytes:
    """The 申报单 of national and sector standards, the 报批审查表 of others."""
    paper = Paper("标准申报单", counted=True)
    paper.title("{{ declaration.heading }}")
    made = '{{ "□" if blank or replaces else "☑" }}制定　{{ "☑" if replaces else "□" }}修订'
    patents = _ticks("declaration.patents", ("是", "否"))
    review = "{{ meeting.date|date }}　" + _ticks("meeting.way", ("会议审查", "函审"))
    votes = (
        '委员总数 {{ meeting.members|gap("委员总数") }} 人，参加表决 {{ meeting.present|gap("参加表决的委员数") }} 人：赞成 {{ meeting.for|gap("赞成票数") }}，'
        '反对 {{ meeting.against|gap("反对票数") }}，弃权 {{ meeting.abstaining|gap("弃权票数") }}'
    )
    asked = (
        '发送 {{ comments.asked|gap("发送征求意见稿的单位数") }} 个单位，回函 {{ comments.answered|gap("回函的单位数") }} 个，'
        '有建议或意见的 {{ comments.commenting|gap("有建议或意见的单位数") }} 个'
    )
    paper.boxes(
        [27, 13, 39, 27, 13, 39],
        [
            [_label("标准名称"), Box(_TITLE, 5, height=9)],
            [_label("英文译名"), Box("{{ title_en }}", 5, height=9)],
            [_label("标准编号"), Box('{{ number|ask("标准编号") }}', 2, height=9), _label("计划编号"), Box("{{ plan.item }}", 2)],
            [_label("计划文件"), Box("{{ plan.name }}{{ '（' if plan.name and plan.number else '' }}{{ plan.number }}{{ '）' if plan.name and plan.number else '' }}", 5, height=9)],
            [_label("ICS分类号"), Box("{{ ics }}", 2, height=9), _label("CCS分类号"), Box("{{ ccs }}", 2)],
            [_label("制定或修订"), Box(made, 2, height=9), _label("标准性质"), Box(_ticks("declaration.nature", ("强制性", "推荐性", "指导性技术文件")), 2)],
            [_label("标准类别"), Box(_ticks("declaration.category", ("基础", "方法", "产品", "工程建设", "安全", "卫生", "环保", "管理", "服务", "其他")), 5)],
            '{%tr if level == "行业" %}',
            [_label("标准水平"), Box(_ticks("declaration.standing", ("国际领先", "国际先进", "国内领先", "国内先进", "国内一般")), 5, height=9)],
            "{%tr endif %}",
            [_label("代替标准"), Box(_REPLACES, 5, height=9)],
            "{%tr for one in international %}",
            [_label("采用国际文件"), Box("{{ one.number }}{{ '' if blank and not one.title else '《' ~ one.title ~ '》' }}", 3, height=9), Box(_ticks("one.degree", ("IDT", "MOD", "NEQ")), 2)],
            "{%tr else %}",
            [_label("采用国际文件"), Box("", 3, height=9), Box(_ticks('""', ("IDT", "MOD", "NEQ")), 2)],
            "{%tr endfor %}",
            [_label("是否涉及专利"), Box(patents, 2, height=9), _label("建议实施日期"), Box("{{ declaration.implementation }}", 2)],
            [_label("提出单位"), Box("{{ proposed_by }}", 2, height=9), _label("归口单位"), Box('{{ committee|ask("归口单位") }}', 2)],
            [_label("起草单位"), Box('{{ drafting_units|join|ask("起草单位") }}', 5, height=9)],
            [_label("主要起草人"), Box("{{ drafters|join }}", 5, height=9)],
            [_label("起草日期"), Box("{{ declaration.started|date }}", 2, height=9), _label("征求意见"), Box("{{ declaration.comments_from|date }}\n至{{ declaration.comments_to|date }}", 2)],
            [_label("征求意见情况"), Box(asked, 5, height=9)],
            [_label("审查"), Box(review, 5, height=9)],
            [_label("表决结果"), Box(votes, 5, height=9)],
            [_label("联系人"), Box("{{ request.contact }}", 2, height=9), _label("电话、邮箱"), Box('{{ request.phone }}{{ "\\n" if request.phone and request.email else "" }}{{ request.email }}', 2)],
            [_label("附件"), Box('{{ declaration.attachments|join|default("见报批文件清单") }}', 5, height=9)],
            [_label("备注"), Box("{{ declaration.remark }}", 5, height=9)],
            "{%tr for one in declaration.opinions %}",
            [Box("{{ one.by }}", label=True), Box("{{ one.opinion }}\n\n" + _SIGNED, 5, height=30)],
            "{%tr endfor %}",
        ],
    )  # fmt: skip
    paper.note("申报日期：{{ submitted|date }}")
    return paper.bytes()


def attendance() -> bytes:
    """Who came to a review meeting, to be signed; the sentence below is what those who approve look for."""
    paper = Paper("审查会议代表名单", counted=True)
    paper.title('《{{ title|gap("标准名称") }}》', "审查会议代表名单")
    paper.boxes(
        [28, 52, 28, 52],
        [
            [_label("组织单位"), Box("{{ meeting.organised_by|default(committee) }}", 3, height=9)],
            [
                _label("会议日期"),
                Box("{{ meeting.date|date }}", height=9),
                _label("会议地点"),
                Box("{{ meeting.place }}"),
            ],
        ],
    )
    paper.table(
        [
            Column("序号", 13, "{{ loop.index }}", centred=True),
            Column("姓名", 22, "{{ one.name }}", centred=True),
            Column("委员会职务", 24, "{{ one.role }}", centred=True),
            Column("职务或职称", 26, "{{ one.position }}", centred=True),
            Column("工作单位", 56, "{{ one.unit }}"),
            Column("签名", 28, ""),
        ],
        rows="meeting.attendees as one",
        height=9,
    )
    paper.note(
        '说明：本标准化技术委员会（分技术委员会）共有委员{{ meeting.members|gap("委员总数") }}人，'
        '参加会议委员{{ meeting.present|gap("到会委员数") }}人。'
    )
    return paper.bytes()


def ballot() -> bytes:
    """The ballot (函审单) of one member."""
    paper = Paper("标准送审稿投票单", counted=True)
    paper.title("标准送审稿投票单")
    choices = ("赞成", "赞成，有建议或意见", "不赞成，如采纳建议或意见改为赞成", "不赞成", "弃权")
    paper.boxes(
        [30, 50, 30, 50],
        [
            [_label("标准名称"), Box(_TITLE, 3, height=10)],
            [_label("标准编号"), Box("{{ number }}", height=10), _label("投票单编号"), Box("{{ ballot.number }}")],
            [_label("代替标准"), Box(_REPLACES, 3, height=10)],
            [_label("归口单位"), Box('{{ committee|ask("归口单位") }}', 3, height=10)],
            [
                _label("发出日期"),
                Box("{{ ballot.sent|date }}", height=10),
                _label("截止日期"),
                Box("{{ ballot.due|date }}"),
            ],
            [_label("表决意见"), Box("\n".join(f"□ {choice}" for choice in choices), 3)],
            [
                _label("建议或意见\n和理由"),
                Box("（章条号、原条文、建议的条文、理由；写不下可另附页）\n\n\n\n\n\n\n\n\n\n", 3, height=90),
            ],
            [_label("委员姓名\n（签名）"), Box("", height=14), _label("职务或职称"), Box("")],
            [_label("工作单位"), Box("", height=14), _label("日期"), Box("　　　　年　　月　　日")],
            [_label("联系人"), Box("{{ ballot.contact }}", 3, height=10)],
        ],
    )
    paper.note(
        "注1：在所选表决意见前的□内打√，只选一项；多选、不选或不签名的无效。",
        "注2：不赞成的应写明理由；截止日期前未寄回的，按未投票计。",
    )
    return paper.bytes()


def review_form() -> bytes:
    """The opinion on one standard under periodic review."""
    paper = Paper("标准复审意见表", counted=True)
    paper.title("标准复审意见表")
    asked = (
        ("标准实施情况", "use"),
        ("与法律法规、强制性标准的协调性", "laws"),
        ("与现行标准的协调性", "standards"),
        ("技术内容的适用性和先进性", "technical"),
        ("引用文件的有效性", "references"),
        ("所采用国际文件的变化", "adopted"),
    )
    paper.boxes(
        [34, 46, 30, 50],
        [
            [_label("标准名称"), Box(_TITLE, 3, height=9)],
            [_label("标准编号"), Box('{{ number|ask("标准编号") }}', height=9), _label("主管部门"), Box("{{ proposed_by }}")],
            [_label("发布日期"), Box('{{ published|date if published != "XXXX-XX-XX" else "" }}', height=9), _label("实施日期"), Box('{{ implemented|date if implemented != "XXXX-XX-XX" else "" }}')],
            [_label("归口单位"), Box("{{ committee }}", 3, height=9)],
            [_label("起草单位"), Box("{{ drafting_units|join }}", 3, height=9)],
            [_label("采用国际文件"), Box("{% for one in international %}{{ one.number }}（{{ one.degree }}）{% if not loop.last %}、{% endif %}{% endfor %}", 3, height=9)],
            *([_label(what), Box(f"{{{{ review.{field} }}}}", 3, height=11)] for what, field in asked),
            [_label("复审结论"), Box(_ticks("review.conclusion", ("继续有效", "修订", "废止", "整合", "转化")), 3, height=10)],
            [_label("复审理由"), Box('{{ review.reason|ask("复审理由") }}', 3, height=13)],
            [_label("修订或整合的\n主要内容"), Box("{{ review.changes }}", 3, height=12)],
            [_label("计划完成时间"), Box("{{ review.due }}", height=9), _label("复审日期"), Box("{{ review.date|date }}")],
        ],
    )  # fmt: skip
    paper.table(
        [
            Column("序号", 13, '{{ loop.index if not blank else "" }}', centred=True),
            Column("专家姓名", 24, "{{ one.name }}", centred=True),
            Column("单位", 54, "{{ one.unit }}"),
            Column("职务或职称", 26, "{{ one.position }}", centred=True),
            Column("意见", 28, "{{ one.opinion }}", centred=True),
            Column("签名", 24, ""),
        ],
        rows="review.experts as one",
        height=9,
    )
    paper.boxes([34, 126], [[_label("技术委员会\n（归口单位）意见"), Box("\n\n" + _SIGNED, height=24)]])
    return paper.bytes()


FORMS = {"declaration": declaration, "attendance": attendance, "ballot": ballot, "review-form": review_form}
