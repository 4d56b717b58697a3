"""编制说明: the headings of the national rule, or those of local standards; what a conversion adds stands at the end."""

from __future__ import annotations

from forms_.builder import Column, Paper

_LOCAL = "level in ['地方', '市级地方']"


def explanation() -> bytes:
    paper = Paper("编制说明")
    paper.title("《{{ title|gap('标准名称') }}》", "{{ stage }}编制说明")
    paper.when(_LOCAL)
    _local(paper)
    paper.otherwise()
    _national(paper)
    paper.end()
    paper.when("conversion.new_number or conversion.basis")
    _conversion(paper)
    paper.end()
    return paper.bytes()


def _national(paper: Paper) -> None:
    paper.heading("一、工作简况")
    paper.heading("（一）任务来源", 2)
    _origin(paper)
    paper.heading("（二）制定背景", 2)
    _ask(paper, "background", "制定背景")
    paper.heading("（三）起草过程", 2)
    _process(paper)
    paper.heading("二、编制原则、主要内容及其确定依据")
    paper.heading("（一）编制原则", 2)
    _ask(paper, "principles", "编制原则")
    paper.heading("（二）主要内容及其确定依据", 2)
    _content(paper)
    paper.when("replaces or comparison or blank")
    paper.heading("（三）修订前后技术内容的对比", 2)
    _revision(paper)
    paper.end()
    paper.heading("三、试验验证的分析、综述报告，技术经济论证，预期的经济效益、社会效益和生态效益")
    _parts(
        paper,
        ("verification", "试验验证的分析、综述报告"),
        ("economics", "技术经济论证"),
        ("benefits", "预期的经济效益、社会效益和生态效益"),
    )
    paper.heading("四、与国际、国外同类标准技术内容的对比情况")
    _ask(paper, "foreign", "与国际、国外同类标准技术内容的对比情况，或者与测试的国外样品、样机的有关数据对比情况")
    paper.heading("五、以国际标准为基础的起草情况")
    _ask(paper, "adoption", "是否合规引用或者采用国际国外标准，未采用国际标准的原因")
    paper.heading("六、与有关法律、行政法规及相关标准的关系")
    _ask(paper, "laws", "与有关法律、行政法规及相关标准的关系")
    paper.heading("七、重大分歧意见的处理经过和依据")
    _ask(paper, "disagreements", "重大分歧意见的处理经过和依据")
    paper.heading("八、涉及专利的有关说明")
    _ask(paper, "patents", "涉及专利的有关说明")
    paper.heading("九、实施标准的要求，以及组织措施、技术措施、过渡期和实施日期的建议")
    _ask(paper, "measures", "实施标准的要求和措施建议")
    paper.heading("十、其他应当说明的事项")
    paper.when("explanation.withdrawal")
    paper.text("{{ explanation.withdrawal }}")
    paper.end()
    _ask(paper, "others", "其他应当说明的事项，没有的写「无」")


def _local(paper: Paper) -> None:
    paper.heading("一、任务来源")
    _origin(paper)
    paper.heading("二、目的和意义")
    _ask(paper, "background", "目的和意义")
    paper.heading("三、起草过程")
    _process(paper)
    paper.heading("四、编制原则和依据，与现行法律、法规、标准的关系")
    _parts(paper, ("principles", "编制原则和依据"), ("laws", "与现行法律、法规、标准的关系"))
    paper.heading("五、主要条款的说明，主要技术指标、参数、试验验证的论述")
    _content(paper)
    _ask(paper, "verification", "试验验证的论述")
    paper.when("replaces or comparison or blank")
    paper.heading("与被代替标准的主要差异", 2)
    _revision(paper)
    paper.end()
    paper.heading("六、采用国际标准和国外先进标准的情况")
    _ask(paper, "adoption", "采用国际标准和国外先进标准的情况")
    paper.when("explanation.foreign")
    paper.text("{{ explanation.foreign }}")
    paper.end()
    paper.heading("七、重大分歧意见的处理经过和依据")
    _ask(paper, "disagreements", "重大分歧意见的处理经过和依据")
    paper.heading("八、作为推荐性标准或者强制性标准的建议及其理由")
    _ask(paper, "nature", "标准性质的建议及其理由")
    paper.heading("九、贯彻标准的措施建议")
    _ask(paper, "measures", "组织措施、技术措施、过渡办法和实施日期的建议")
    paper.heading("十、预期效益及其他应予说明的事项")
    _ask(paper, "benefits", "预期的经济效益、社会效益和生态效益")
    for name in ("patents", "withdrawal", "others"):
        paper.when(f"explanation.{name}")
        paper.text(f"{{{{ explanation.{name} }}}}")
        paper.end()


def _ask(paper: Paper, name: str, what: str) -> None:
    paper.text(f"{{{{ explanation.{name}|ask('{what}') }}}}")


def _parts(paper: Paper, *parts: tuple[str, str]) -> None:
    for number, (name, what) in enumerate(parts, 1):
        paper.heading(f"（{'一二三四'[number - 1]}）{what}", 2)
        _ask(paper, name, what)


def _origin(paper: Paper) -> None:
    paper.text(
        "根据{{ plan.issuer|gap('下达计划的部门') }}《{{ plan.name|gap('计划文件的名称') }}》（{{ plan.number|gap('计划文件的文号') }}），"
        "《{{ plan.title or title|gap('标准名称') }}》列入标准制修订计划，项目编号{{ plan.item|gap('计划项目编号') }}。"
    )
    paper.when("plan.title and plan.title != title or blank")
    paper.text(
        "计划名称为《{{ plan.title|gap('计划中的名称') }}》，现名称为《{{ title|gap('标准名称') }}》。{{ plan.changed|ask('名称变动的理由') }}"
    )
    paper.end()
    paper.text("本文件由{{ proposed_by|gap('提出单位') }}提出，由{{ committee|gap('归口单位') }}归口。")
    paper.text("起草单位：{{ drafting_units|join('、')|gap('起草单位') }}。")
    paper.text("主要起草人：{{ drafters|join('、')|gap('主要起草人') }}。")


def _process(paper: Paper) -> None:
    _ask(paper, "process", "起草、征求意见、审查各阶段的时间和工作")
    paper.when("explanation.division or blank")
    paper.table(
        [
            Column("序号", 12, "{{ loop.index }}", centred=True),
            Column("姓名", 25, "{{ one.name }}", centred=True),
            Column("单位", 60, "{{ one.unit }}"),
            Column("承担的工作", 60, "{{ one.duty }}"),
        ],
        rows="explanation.division as one",
        caption="起草人员及分工",
    )
    paper.end()


def _content(paper: Paper) -> None:
    paper.text("{{ explanation.scope|ask('文件的范围') }}", "{{ explanation.structure|ask('文件的结构和主要内容') }}")
    paper.when("explanation.references")
    paper.text("规范性引用的文件有{{ explanation.references|length }}项：{{ explanation.references|join('、') }}。")
    paper.end()
    _ask(paper, "grounds", "主要技术内容（指标、参数、方法等）的确定依据")


def _revision(paper: Paper) -> None:
    paper.when("replaces")
    paper.each("replaces", "old")
    paper.text("本文件代替{{ old.number }}《{{ old.title }}》。")
    paper.end()
    paper.end()
    paper.when("main_changes")
    paper.text("除结构调整和编辑性改动外，主要技术变化如下：")
    paper.lines("main_changes", "change", "{{ loop.index }}．{{ change }}。")
    paper.end()
    paper.text("{{ explanation.revision|ask('各项变化的理由和依据') }}")
    paper.when("comparison or blank")
    paper.table(
        [
            Column("序号", 10, "{{ row.number or loop.index }}", centred=True),
            Column("原章条", 16, "{{ row.old_clause }}", centred=True),
            Column("原条文", 52, "{{ row.old_text }}"),
            Column("现章条", 16, "{{ row.new_clause }}", centred=True),
            Column("现条文", 52, "{{ row.new_text }}"),
            Column("变化", 16, "{{ row.kind }}", centred=True),
            Column("是否降低要求", 16, "{{ row.lowered }}", centred=True),
        ],
        rows="comparison as row",
        caption="修订前后技术内容对比表",
    )
    paper.end()


def _conversion(paper: Paper) -> None:
    paper.heading("十一、由强制性标准转化为推荐性标准的说明")
    paper.heading("（一）转化的依据", 2)
    paper.text("{{ conversion.basis|ask('转化依据的公告名称、文号、日期和附件中的序号') }}")
    paper.text(
        "转化前的编号为{{ conversion.old_number|gap('转化前的编号') }}，转化后的编号为{{ conversion.new_number|gap('转化后的编号') }}。"
    )
    paper.heading("（二）删去的强制性声明", 2)
    paper.when("conversion.declarations")
    paper.lines("conversion.declarations", "one", "“{{ one }}”")
    paper.otherwise()
    paper.text("原文没有强制性声明，按编号作为全文强制处理。")
    paper.end()
    paper.when("conversion.clauses")
    paper.text("原声明为强制性的条款：{{ conversion.clauses|join('、') }}。")
    paper.end()
    paper.heading("（三）条款逐条处理的统计", 2)
    paper.text(
        "共改动条款用词{{ conversion.changed|gap('改动处数') }}处，其中由要求改为推荐{{ conversion.weakened|gap('改为推荐的处数') }}处；"
        "因涉及法律、安全、强制性标准等保持原力度{{ conversion.held|gap('保留处数') }}处；"
        "尚待技术委员会决定{{ conversion.undecided|gap('待决定处数') }}处。"
    )
    paper.when("conversion.words")
    paper.table(
        [
            Column("条款类型", 50, "{{ one.kind }}"),
            Column("合计", 20, "{{ one.total }}", centred=True),
            Column("改为推荐", 22, "{{ one.weakened }}", centred=True),
            Column("只规范用词", 22, "{{ one.reworded }}", centred=True),
            Column("护栏保留", 22, "{{ one.held }}", centred=True),
            Column("未改", 20, "{{ one.kept }}", centred=True),
        ],
        rows="conversion.words as one",
        caption="条款用词处理统计（处）",
    )
    paper.end()
    paper.when("conversion.moved")
    paper.text("移出正文的条文：")
    paper.lines("conversion.moved", "one", "{{ loop.index }}．{{ one }}")
    paper.end()
    paper.when("conversion.cited")
    paper.text("引用文件随转化的改动：")
    paper.lines("conversion.cited", "one", "{{ loop.index }}．{{ one }}")
    paper.end()
    paper.heading("（四）涉及法律、安全的条款的核对", 2)
    paper.when("conversion.held_clauses")
    paper.text("下列条款涉及法律法规、行政许可、安全、健康、环境或者强制性标准，由技术委员会逐条决定，结果见“决定”栏。")
    paper.table(
        [
            Column("序号", 10, "{{ loop.index }}", centred=True),
            Column("条款号", 18, "{{ one.clause }}", centred=True),
            Column("条文", 64, "{{ one.text }}"),
            Column("理由", 46, "{{ one.why }}"),
            Column("决定", 20, "{{ one.decision }}", centred=True),
        ],
        rows="conversion.held_clauses as one",
        caption="逐条核对的条款",
    )
    paper.end()
    paper.text("{{ conversion.safety|ask('安全、法律条款逐条核对的结论，核对人和日期') }}")
    paper.heading("（五）与强制性国家标准的底线比对", 2)
    paper.when("conversion.limits")
    paper.table(
        [
            Column("条款号", 18, "{{ one.clause }}", centred=True),
            Column("条文", 64, "{{ one.text }}"),
            Column("强制性国家标准及条款", 44, "{{ one.standard|ask('标准编号和条款') }}"),
            Column("比对结论", 30, "{{ one.result|ask('比对结论') }}", centred=True),
        ],
        rows="conversion.limits as one",
        caption="底线比对",
    )
    paper.end()
    paper.text("{{ conversion.floor|ask('与强制性国家标准的底线比对的结论') }}")


FORMS = {"explanation": explanation}
