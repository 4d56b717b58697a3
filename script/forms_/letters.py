"""审查会议纪要, 公告, 修改单, 征求意见函."""

from __future__ import annotations

from forms_.builder import Column, Paper

_OWNER = "{{ %s or committee|gap('归口单位') }}"


def minutes() -> bytes:
    paper = Paper("审查会议纪要")
    paper.title("《{{ title|gap('标准名称') }}》", "{{ stage }}审查会议纪要")
    paper.heading("一、会议情况")
    paper.text(
        "{{ meeting.date|date }}，{{ meeting.organised_by or committee|gap('组织审查的单位') }}在{{ meeting.place|gap('会议地点') }}"
        "{% if meeting.way == '函审' %}以函审方式审查了{% else %}召开会议，审查了{% endif %}"
        "{{ drafting_units|join('、')|gap('起草单位') }}起草的{{ number|gap('标准编号') }}《{{ title|gap('标准名称') }}》{{ stage }}。"
        "会议由{{ meeting.chair|gap('主持人') }}主持。"
    )
    paper.when("blank")
    paper.text(
        "委员总数{{ ''|gap('委员总数') }}名，到会委员{{ ''|gap('到会委员数') }}名（到会委员不少于委员总数的3/4，方可表决）。"
    )
    paper.otherwise()
    paper.text("{{ quorum|ask('委员总数和到会委员数（meeting.members、meeting.present）') }}。")
    paper.end()
    paper.when("meeting.guests")
    paper.text("列席：{{ meeting.guests }}")
    paper.end()
    paper.heading("二、审查经过和意见")
    paper.text("{{ meeting.discussion|ask('审查的经过') }}")
    paper.when("meeting.opinions or blank")
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("章条号", 22, "{{ one.clause }}", centred=True),
            Column("审查意见", 90, "{{ one.opinion }}"),
            Column("处理结果", 32, "{{ one.result }}", centred=True),
        ],
        rows="meeting.opinions as one",
        caption="审查意见及处理",
    )
    paper.end()
    paper.heading("三、表决")
    paper.when("blank")
    paper.text(
        "参加表决的委员{{ ''|gap('参加表决的委员数') }}名，其中赞成{{ ''|gap('赞成') }}票，反对{{ ''|gap('反对') }}票，弃权{{ ''|gap('弃权') }}票"
        "（参加表决的委员不少于委员总数的3/4，表决方有效）。"
    )
    paper.otherwise()
    paper.text("{{ vote_result|ask('赞成、反对、弃权的票数（meeting.for、meeting.against、meeting.abstaining）') }}。")
    paper.end()
    paper.heading("四、审查结论")
    paper.text("{{ meeting.conclusion|ask('审查结论') }}")
    paper.heading("五、会后工作")
    paper.text("{{ meeting.next|ask('修改、报批的责任单位和时限') }}")
    paper.sign(
        "主持人（签字）：＿＿＿＿＿＿＿＿",
        "记录人：{{ meeting.recorder or '＿＿＿＿＿＿＿＿' }}",
        "{{ meeting.date|date }}",
    )
    paper.page_break()
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("姓名", 24, "{{ one.name }}", centred=True),
            Column("单位", 48, "{{ one.unit }}"),
            Column("职务或职称", 26, "{{ one.position }}", centred=True),
            Column("身份", 16, "{{ one.role }}", centred=True),
            Column("表决", 16, "{{ one.vote }}", centred=True),
            Column("签名", 28),
        ],
        rows="meeting.attendees as one",
        caption="《{{ title|gap('标准名称') }}》审查会委员签名表",
        height=10,
    )
    paper.note("注：到会委员不少于委员总数的3/4，方可表决。")
    return paper.bytes()


def announcement() -> bytes:
    paper = Paper("公告")
    paper.title("{{ issued_by|gap('发布机构') }}", "公　　告")
    paper.number("{{ announcement.number|gap('公告编号') }}")
    paper.line("")
    paper.number("{{ announcement.name|gap('公告名称') }}")
    paper.line("")
    paper.when("notice.kind == '整合精简结论'")
    _conclusions(paper)
    paper.otherwise()
    _approved(paper)
    paper.end()
    return paper.bytes()


def _approved(paper: Paper) -> None:
    paper.when("notice.basis")
    paper.text("{{ notice.basis }}")
    paper.end()
    paper.text(
        "现批准发布下列{{ ('' if blank else approved|length)|gap('项数') }}项标准（见附件），自规定的日期起实施。"
    )
    _matters_and_seal(paper)
    paper.line("附件")
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("标准编号", 46, "{{ one.number }}", centred=True),
            Column("标准名称", 50, "{{ one.title }}"),
            Column("代替标准号", 44, "{{ one.replaces }}", centred=True),
            Column("发布日期", 28, "{{ one.published }}", centred=True),
            Column("实施日期", 28, "{{ one.implemented }}", centred=True),
        ],
        rows="approved as one",
        caption="批准发布的标准清单",
        height=9,
    )


def _conclusions(paper: Paper) -> None:
    paper.text("{{ notice.basis|ask('整合精简的依据') }}")
    paper.heading("一、{{ ('' if blank else items|length)|gap('项数') }}项强制性标准的整合精简结论")
    paper.text(
        "{% for one in totals %}{{ one.conclusion }}{{ one.count }}项{% if not loop.last %}，{% endif %}{% endfor %}。清单见附件。"
    )
    paper.heading("二、各项结论的执行")
    paper.each("totals", "one")
    for conclusion, sentence in _EXECUTED.items():
        paper.when(f"one.conclusion == '{conclusion}'")
        paper.text(sentence)
        paper.end()
    paper.end()
    _matters_and_seal(paper)
    paper.line("附件")
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("标准编号", 44, "{{ one.number }}", centred=True),
            Column("标准名称", 46, "{{ one.title }}"),
            Column("归口部门", 30, "{{ one.owner }}"),
            Column("结论", 20, "{{ one.conclusion }}", centred=True),
            Column("转化后编号", 46, "{{ one.new_number }}", centred=True),
            Column("备注", 14, "{{ one.remark }}"),
        ],
        rows="items as one",
        caption="强制性标准整合精简结论",
        height=9,
    )


_EXECUTED = {
    "转化": "结论为“转化”的，自本公告发布之日起不再强制执行，作为推荐性标准使用；归口单位修改标准中的有关条款，按时限报送修改后的文本。",
    "废止": "结论为“废止”的，自本公告发布之日起废止。",
    "整合": "结论为“整合”的，在整合后的标准发布实施前，原标准继续有效。",
    "修订": "结论为“修订”的，在修订后的标准发布实施前，原标准继续有效。",
    "继续有效": "结论为“继续有效”的，继续按原标准执行。",
    "例外-继续有效": "结论为“例外-继续有效”的，按有关法律、行政法规的规定管理，继续有效。",
}


def _matters_and_seal(paper: Paper) -> None:
    paper.when("notice.matters")
    paper.text("{{ notice.matters }}")
    paper.end()
    paper.text("特此公告。")
    paper.sign("{{ issued_by|gap('发布机构') }}", "{{ announcement.date|date }}")
    paper.page_break()


def amendment() -> bytes:
    paper = Paper("标准修改单")
    paper.title(
        "{{ number|gap('标准编号') }}《{{ title|gap('标准名称') }}》",
        "{{ '地方' if level == '市级地方' else level }}标准第{{ amendment.ordinal|gap('几') }}号修改单",
    )
    paper.text(
        "本修改单经{{ amendment.approved_by or issued_by|gap('批准的机构') }}于{{ amendment.approved|date }}批准，"
        "自{{ amendment.implemented|date }}起实施。"
    )
    paper.when("blank and not amendment_items")
    for number in "一二三":
        paper.text(f"{number}、将＿＿＿＿中“＿＿＿＿＿＿”更改为“＿＿＿＿＿＿”。")
    paper.otherwise()
    paper.lines("amendment_items", "one", "{{ loop.index|chinese }}、{{ one }}")
    paper.end()
    return paper.bytes()


def comment_request() -> bytes:
    paper = Paper("征求意见函")
    paper.title(
        "关于征求《{{ title|gap('标准名称') }}》",
        "{{ '地方' if level == '市级地方' else level }}标准（征求意见稿）意见的函",
    )
    paper.number("{{ request.number }}")
    paper.line("各有关单位：")
    paper.text(
        "由{{ drafting_units|join('、')|gap('起草单位') }}起草的{{ number|gap('标准编号') }}《{{ title|gap('标准名称') }}》"
        "已形成征求意见稿，现征求意见。请于{{ request.due|date }}前将意见反馈表（见附件）寄至或发送至下列地址，"
        "逾期未复函的，按无异议处理；重大意见请说明依据或理由。",
        "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。",
    )
    paper.when("request.website")
    paper.text("征求意见稿同时公布于：{{ request.website }}。")
    paper.end()
    paper.text(
        "联系人：{{ request.contact|gap('联系人') }}；电话：{{ request.phone|gap('电话') }}；电子邮箱：{{ request.email|gap('电子邮箱') }}",
        "通信地址：{{ request.address|gap('通信地址') }}{% if request.postcode %}（邮政编码：{{ request.postcode }}）{% endif %}",
    )
    paper.line("")
    paper.enclosures("request.attachments", "one", "附件{{ loop.index }}．{{ one }}")
    paper.sign(_OWNER % "request.sent_by", "{{ request.date|date }}")
    paper.page_break()
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("单位", 56, "{{ one.unit }}"),
            Column("联系人", 20, "{{ one.contact }}", centred=True),
            Column("电话", 28, "{{ one.phone }}", centred=True),
            Column("通信地址或电子邮箱", 40, "{{ one.address }}"),
            Column("备注", 20, "{{ one.remark }}"),
        ],
        rows="request.units as one",
        caption="《{{ title|gap('标准名称') }}》征求意见单位名单",
        height=9,
    )
    return paper.bytes()


FORMS = {
    "minutes": minutes,
    "announcement": announcement,
    "amendment": amendment,
    "comment-request": comment_request,
}
