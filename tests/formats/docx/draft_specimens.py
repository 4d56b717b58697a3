"""A rich draft of our own, under the covers of every level and stage."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw

from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown
from stdkit.model import Cover, Document

SOURCE = Path(__file__).with_name("drafts.md")
TITLE, ENGLISH = (
    "农业灌溉设备　温室滴灌用射流施肥器",
    "Agricultural irrigation equipment—Jet fertilizer injectors for greenhouse drip irrigation",
)
CHANGES = """本文件代替{numbers}，与{numbers}相比，除结构调整和编辑性改动外，主要技术变化如下：

a) 更改了吸肥量的规定（见6.3，{old}的5.2）；

b) 增加了密封性的要求及其试验方法（见6.4和7.6）。

"""
HISTORY = """
本文件及其所代替文件的历次版本发布情况为：

——{old}首次发布为{first}；

——本次为第一次修订。
"""
FOREWORDS = {
    "国家": {
        "replaces": CHANGES.format(numbers="GB/T 59990—2011《温室滴灌用射流施肥器》", old="2011年版")
        + "本文件参考ISO 15873:2002《灌溉设备　压差式文丘里液体添加剂注入器》起草，一致性程度为非等效。\n\n",
        "history": HISTORY.format(old="2011年", first="GB/T 59990—2011"),
    },
    "省": {
        "replaces": CHANGES.format(
            numbers="DB15/T 9990—2012《温室用施肥器》和DB15/T 9991—2013《温室用施肥器试验方法》",
            old="2012年版",
        ),
        "history": HISTORY.format(old="2012年", first="DB15/T 9990—2012"),
    },
}
_COMMON = {"ics": "65.060.35", "ccs": "B 91", "title": TITLE, "title_en": ENGLISH}
LEVELS = {
    "国家": Cover(
        number="GB/T 59990—XXXX",
        masthead="中华人民共和国国家标准",
        replaces=("GB/T 59990—2011",),
        conformity="（ISO 15873:2002，Irrigation equipment—Differential pressure Venturi-type liquid additive injectors，NEQ）",
        issued_by="国家市场监督管理总局\n国家标准化管理委员会",
        **_COMMON,
    ),
    "行业": Cover(
        number="NY/T 9990—XXXX",
        masthead="中华人民共和国农业行业标准",
        issued_by="中华人民共和国农业农村部",
        record="J9990—2026",
        **_COMMON,
    ),
    "省": Cover(
        number="DB15/T 9990—XXXX",
        masthead="内蒙古自治区地方标准",
        replaces=("DB15/T 9990—2012", "DB15/T 9991—2013"),
        issued_by="内蒙古自治区市场监督管理局",
        **_COMMON,
    ),
    "市": Cover(
        number="DB1501/T 9990—XXXX",
        masthead="呼和浩特市地方标准",
        issued_by="呼和浩特市市场监督管理局",
        **_COMMON,
    ),
    "团体": Cover(number="T/QHJS 990—XXXX", masthead="团体标准", issued_by="青禾节水装备协会", **_COMMON),
    "企业": Cover(number="Q/QHJS 990—XXXX", masthead="青禾节水装备厂企业标准", issued_by="青禾节水装备厂", **_COMMON),
}
STAGES = ("征求意见稿", "送审稿", "报批稿", "")
CASES = tuple(product(LEVELS, STAGES))


def pictures() -> dict[str, bytes]:
    """The pictures of the draft, drawn here."""
    from io import BytesIO

    found = {}
    for name, size in (("section.png", (900, 320)), ("outside.png", (900, 260))):
        image = Image.new("RGB", size, "white")
        pen = ImageDraw.Draw(image)
        pen.polygon([(40, 60), (300, 60), (420, 130), (480, 130), (700, 60), (860, 60), (860, 220), (700, 220), (480, 160), (420, 160), (300, 220), (40, 220)], outline="black", width=3)  # fmt: skip
        pen.line([(450, 160), (450, size[1] - 10)], fill="black", width=3)
        data = BytesIO()
        image.save(data, "PNG", dpi=(200, 200))
        found[name] = data.getvalue()
    return found


def draft(level: str, stage: str) -> Document:
    """The draft of a level at a stage; "" is the published document."""
    cover = replace(LEVELS[level], stage=stage)
    if stage in ("报批稿", ""):
        number = cover.number.replace("XXXX", "2026")
        cover = replace(cover, number=number, published="2026-11-02", implemented="2027-03-01")
    said = FOREWORDS.get(level, {})
    text = SOURCE.read_text("utf-8").replace("{replaces}", said.get("replaces", ""))
    return replace(read_markdown(text.replace("{history}", said.get("history", ""))), cover=cover)


def write_draft(level: str, stage: str, out: Path) -> tuple[str, ...]:
    """Write that draft; the writer's remarks."""
    return write_fresh(draft(level, stage), out, completed="2026-11-22" if stage else None, find_picture=pictures().get)
