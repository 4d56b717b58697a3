from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.holders import sentence
from stdkit.facts.natures import by_block
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.facts.references import references
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_VAGUE = pattern(
    r"足够|较为|较好|较高|较低|适当|适宜(?!的?温度|性)|合理|良好(?!农业|操作|生产)|优良|充分|必要的|便捷|方便|美观|大方|先进|牢固|坚固|及时|尽快|"
    r"定期|经常|有效(?!期|成分|数字|值|位|面积|长度|容积|氯|磷|钾|载荷|截面|应对|性|功率|身份|证件|凭证)|"
    r"(?<!无)(?<!不)明显|清晰|平整|光滑|均匀(?!性|度)|整洁|适量|少量|若干|适时|完善"
)
_MEASURED = pattern(
    r"\d|目测|目视|感官|试验|测定|检验|检测|测量|评定|按表|表[A-Z\d]|见图|图[A-Z\d]|[一二三四五六七八九十两半每]\s?(?:次|年|个?月|周|天|日|小时|季度|班)"
)


@rule(
    "MOD010",
    clause="表C.1",
    severity="info",
    confidence="heuristic",
    question="此处的程度能用数值、期限或试验方法来证实吗？",
)
def qualitative_requirement(doc: Document) -> Iterator[Finding]:
    """定性的要求无法证实

    “足够”“合理”“及时”多大多快，各人说法不同，检查的人没有依据。给出数值、期限、试验方法或引用的文件，要求才能证实。

    ```bad
    支架应⟦足够⟧坚固，操作应⟦方便⟧。
    ```
    ```bad
    a) 设备应⟦定期⟧保养；

    b) 表面应⟦光滑⟧。
    ```
    ```bad
    表1　外观

    | 项目 | 要求 |
    |---|---|
    | 字迹 | 应⟦清晰⟧ |
    ```
    ```good
    支架应能承受500 N的静载荷，设备应定期保养，至少每年一次。
    ```
    ```good
    字迹应清晰，目测能辨认；表面按GB/T 1804应平整。
    ```
    ```good
    有效期应标明，必要时宜适当延长，合理的布置能节省空间。
    ```
    ```bad
    # 5 要求
    5.1　护栏应⟦牢固⟧，扶手应⟦光滑⟧，坡道应⟦平整⟧，标志应⟦清晰⟧。

    5.2　餐具应⟦整洁⟧，摆台应⟦美观⟧，服务应⟦及时⟧，投诉应⟦尽快⟧处理。

    5.3　料浆应⟦均匀⟧，水分应⟦较低⟧，强度应⟦较高⟧，包装应⟦完善⟧。

    5.4　巷道应⟦经常⟧清理，设备应⟦定期⟧润滑，药剂应⟦适量⟧加入，空气应⟦充分⟧流通。
    ```
    ```bad
    # 附录A（规范性）育苗
    A.1　苗床应具有⟦良好⟧的排水，棚内应保持⟦适宜⟧的湿度，苗间应留⟦适当⟧的空隙，肥料应⟦合理⟧搭配。

    A.2　工具应⟦坚固⟧，运输应⟦便捷⟧，操作应⟦适时⟧，做工应⟦优良⟧，技术应⟦先进⟧，样式应⟦大方⟧，应备⟦若干⟧支架，应留⟦少量⟧余料，应采取⟦必要的⟧保护，差别应⟦明显⟧，附着应⟦较好⟧，内腔应⟦较为⟧干燥，应采取⟦有效⟧的隔离。
    ```
    ```good
    # 5 要求
    5.1　产品应标明有效期，应符合良好农业规范，焊缝应无明显裂纹，应记录有效载荷，仓内应保持适宜温度。

    5.2　滤网应每周及时清洗，护栏应牢固（见图2），光泽应均匀（感官评定），应测定均匀性。
    注：护栏应牢固。
    ```
    """
    seen: set[tuple[str, int]] = set()
    referring = {reference.span.block: reference.span for reference in references(doc)}
    vague_blocks = {block.id for block in blocks_for(doc, _VAGUE)}
    measured: dict[tuple[str, int], bool] = {}
    for provision in provisions_of(doc, "REQ", "PROH", "REQ_NS", "PROH_NS"):
        if provision.span.block not in vague_blocks:
            continue
        block = doc.block(provision.span.block)
        start, end = sentence(block.text, provision.span.start)
        if (block.id, start) not in measured:
            whole = block.text[start:end]
            measured[block.id, start] = bool(_MEASURED.search(whole) or next(numbers(whole), None))
        if not block.normative or measured[block.id, start]:
            continue
        if block.id in referring and start <= referring[block.id].start < end:
            continue
        provisions = by_block(doc)[block.id]
        following = bisect_right(provisions, provision.span.start, key=lambda p: p.span.start)
        stop = min([end, provision.span.end + 14, *(p.span.start for p in provisions[following : following + 1])])
        reach = block.text[provision.span.end : stop]
        vague = _VAGUE.search(re.split(r"[。；]", reach)[0])
        if vague is not None:
            at = provision.span.end + vague.start()
            if (block.id, at) not in seen:
                seen.add((block.id, at))
                message = f"“{vague[0]}”是定性的要求，难以证实，写出数值、期限、方法或引用文件"
                yield finding(block.span(at, at + len(vague[0])), message)
