"""A made list of standards with its sources, as a bureau would hand it in: several trades and lengths, mixed formats, faults.

Everything is seeded: the same arguments make the same files. ``python -m tests.convert.made_list FOLDER [COUNT] [PAGES]`` makes one to
look at.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown


@dataclass(frozen=True)
class Trade:
    """What the standards of one trade speak of."""

    name: str
    subjects: tuple[str, ...]
    parts: tuple[str, ...]
    acts: tuple[str, ...]
    measures: tuple[tuple[str, str, int, int], ...]
    ics: str
    owner: str
    committee: str


TRADES = (
    Trade(
        "畜牧",
        ("绒山羊", "肉牛", "细毛羊", "奶牛", "蒙古马"),
        ("圈舍", "饲槽", "种公畜", "母畜", "幼畜", "饮水", "垫料", "病畜", "粪污", "记录"),
        ("定期消毒", "单独饲养", "按批次登记", "与生活区分开", "逐头编号", "及时清理", "由兽医检查", "保存三年以上"),
        (("舍内温度", "℃", 5, 25), ("饲养密度", "头/m²", 1, 4), ("日饮水量", "L", 8, 60), ("断奶日龄", "d", 60, 120)),
        "65.020.30",
        "农牧业厅",
        "畜牧业标准化技术委员会",
    ),
    Trade(
        "建材",
        ("蒸压砖", "泡沫玻璃", "复合保温板", "透水混凝土", "石膏砌块"),
        ("原料", "坯体", "模具", "养护室", "试件", "包装", "堆场", "配料系统", "切割面", "运输车辆"),
        ("经筛分后使用", "保持干燥", "按批检验", "标明生产日期", "分区堆放", "均匀布料", "每班校验", "防止雨淋"),
        (("抗压强度", "MPa", 5, 30), ("含水率", "%", 3, 18), ("导热系数", "W/(m·K)", 1, 3), ("尺寸偏差", "mm", 1, 5)),
        "91.100.15",
        "住房和城乡建设厅",
        "墙体材料标准化技术委员会",
    ),
    Trade(
        "用电",
        ("农牧区风力发电机组", "户用光伏系统", "温室补光装置", "灌溉电机", "冷库配电箱"),
        ("外壳", "接地线", "蓄电池", "控制器", "电缆", "开关", "塔架", "操作人员", "检修通道", "警示标志"),
        ("可靠接地", "牢固连接", "设在通风处", "持证上岗", "切断电源后进行", "每年检测一次", "留有余量", "加锁"),
        (("接地电阻", "Ω", 1, 10), ("绝缘电阻", "MΩ", 1, 5), ("额定电压", "V", 12, 400), ("噪声", "dB", 40, 75)),
        "27.180",
        "经济和信息化委员会",
        "能源标准化技术委员会",
    ),
    Trade(
        "食品",
        ("沙棘果汁", "奶豆腐", "风干牛肉", "莜麦粉", "野生蘑菇干品"),
        ("原料果", "清洗池", "杀菌设备", "灌装间", "从业人员", "成品库", "标签", "检验室", "添加剂", "半成品"),
        ("逐批验收", "与生区隔离", "专人管理", "每日清洗", "取得健康证明", "低温贮存", "留样备查", "避免交叉污染"),
        (
            ("可溶性固形物", "%", 8, 20),
            ("杀菌温度", "℃", 72, 121),
            ("菌落总数", "CFU/g", 100, 900),
            ("水分", "g/100 g", 5, 15),
        ),
        "67.160.20",
        "卫生和计划生育委员会",
        "食品标准化技术委员会",
    ),
    Trade(
        "服务",
        ("草原旅游点", "牧家乐", "滑雪场", "自驾营地", "冰雪景区"),
        ("接待大厅", "停车场", "安全通道", "救护设施", "导览标识", "服务人员", "厨房", "卫生间", "投诉记录", "雪具"),
        (
            "保持畅通",
            "着统一服装",
            "公示价格",
            "配备急救药品",
            "二十四小时值守",
            "定期演练",
            "设置双语标识",
            "在明显位置张贴",
        ),
        (("停车位", "个", 20, 300), ("客房面积", "m²", 9, 30), ("响应时间", "min", 3, 30), ("照度", "lx", 50, 300)),
        "03.200",
        "旅游局",
        "旅游标准化技术委员会",
    ),
)
_BINDING = ("应", "应", "应", "应", "必须", "不得", "宜", "可")
_PLAIN = (
    "{part}按用途分为甲、乙两类。",
    "{part}的状况随季节变化，冬季与夏季差别明显。",
    "{subject}的{part}由生产者自行选择。",
    "{part}以{measure}表示，取三次测定的平均值。",
)


def text_of(trade: Trade, number: str, *, pages: int, cites: tuple[str, ...], rng: random.Random, subject: str) -> str:
    """A mandatory local standard of about ``pages`` pages as Markdown."""
    title = f"{subject}{rng.choice(('技术规范', '生产技术规程', '质量要求', '管理规范'))}"
    declared = rng.choice(
        (
            "本标准的全部技术内容为强制性。",
            "本标准第4章、第5章为强制性的，其余为推荐性的。",
            "本标准4.1、5.2为强制性条款，其余为推荐性条款。",
        )
    )
    listed = "\n\n".join(f"{cited}　{rng.choice(('通则', '试验方法', '卫生要求', '术语'))}" for cited in cites)
    head = f"""---
number: {number}
title: {title}
ics: {trade.ics}
ccs: B 43
published: 2010-05-01
implemented: 2010-08-01
masthead: 内蒙古自治区地方标准
issued_by: 内蒙古自治区质量技术监督局
---

# 前言

{declared}

本标准按照GB/T 1.1—2009给出的规则起草。

本标准由{trade.owner}提出并归口。

本标准起草单位：{trade.name}研究所。

本标准主要起草人：某甲、某乙。

# 1 范围

本标准规定了{subject}的要求、检验和管理。

本标准适用于{subject}的生产和经营。

# 2 规范性引用文件

下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。

{listed}

# 3 术语和定义

下列术语和定义适用于本文件。

## 3.1

{subject} local product

在本地区生产、符合本标准的{subject}。

"""
    # A page of such a standard holds about 28 paragraphs; cover, foreword and contents take three.
    return head + "\n".join(_chapters(trade, subject, max(pages - 3, 1) * 28, cites, rng))


def _chapters(trade: Trade, subject: str, paragraphs: int, cites: tuple[str, ...], rng: random.Random) -> Iterator[str]:
    chapter, made = 4, 0
    while made < paragraphs:
        yield f"# {chapter} {rng.choice(trade.parts)}\n"
        for clause in range(1, rng.randint(4, 7)):
            yield f"## {chapter}.{clause} {rng.choice(trade.parts)}\n"
            for line in range(1, rng.randint(3, 5)):
                yield f"{chapter}.{clause}.{line} {_sentence(trade, subject, cites, rng)}{_sentence(trade, subject, cites, rng) if rng.random() < 0.5 else ''}\n"
                made += 1
            if rng.random() < 0.35:
                yield f"{chapter}.{clause}.9 {rng.choice(trade.parts)}应符合下列要求：\n"
                yield "\n".join(f"{mark}) {rng.choice(trade.parts)}{rng.choice(trade.acts)}；\n" for mark in "ab")
                yield f"c) {rng.choice(trade.parts)}{rng.choice(trade.acts)}。\n"
                made += 4
            made += 1
        if rng.random() < 0.6:
            yield _table(trade, chapter, rng)
            made += 6
        chapter += 1


def _sentence(trade: Trade, subject: str, cites: tuple[str, ...], rng: random.Random) -> str:
    part, act = rng.choice(trade.parts), rng.choice(trade.acts)
    measure, unit, low, high = rng.choice(trade.measures)
    kind = rng.random()
    if kind < 0.4:
        return rng.choice(_PLAIN).format(part=part, subject=subject, measure=measure)
    if kind < 0.7:
        modal = rng.choice(_BINDING)
        return f"{part}{modal}{act}。" if modal != "不得" else f"{part}不得用于其他用途。"
    if kind < 0.85:
        value = rng.randint(low, high)
        return f"{measure}{rng.choice(('不应大于', '应不小于', '不得超过', '宜为'))}{value} {unit}。"
    if kind < 0.92:
        return f"{part}的检验应按{rng.choice(cites)}的规定进行。"
    return rng.choice(
        (
            f"{part}附近严禁烟火。",
            f"未经批准，不得改变{part}的用途。",
            f"{part}经检验合格后，方可使用。",
            f"操作{part}时必须佩戴防护用品。",
        )
    )


def _table(trade: Trade, number: int, rng: random.Random) -> str:
    rows = "\n".join(
        f"| {measure} | {unit} | {'不得大于' if rng.random() < 0.3 else '≤'}{rng.randint(low, high)} |"
        for measure, unit, low, high in trade.measures
    )
    return f"表{number - 3} 指标\n\n| 项目 | 单位 | 要求 |\n|---|---|---|\n{rows}\n"


def make_list(
    folder: Path, count: int = 83, *, pages: int = 0, seed: int = 2017, soffice: str = "", faults: bool = True
) -> Path:
    """The list and its sources in ``folder``: ``count`` items to convert, and where ``faults`` is asked five more that cannot be, and
    three with another conclusion. ``pages`` 0 means several lengths. Returns the list (YAML)."""
    rng = random.Random(seed)
    sources = folder / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    numbers = [f"DB15/ {100 + 7 * at}—{rng.choice((2008, 2009, 2010, 2011))}" for at in range(count)]
    items: list[dict[str, Any]] = []
    for at, number in enumerate(numbers):
        trade = TRADES[at % len(TRADES)]
        others = [other for other in numbers if other != number]
        cites = ("GB/T 191", "GB 4208—2008", "GB 7718", *rng.sample(others, min(2, len(others))))
        text = text_of(
            trade,
            number,
            pages=pages or rng.choice((6, 9, 14, 20, 28)),
            cites=cites,
            rng=rng,
            subject=trade.subjects[at // len(TRADES) % len(trade.subjects)],
        )
        file = _written(sources, f"db15-{100 + 7 * at}", text, _suffix(at, soffice, faults), soffice)
        title = text.split("title: ")[1].split("\n")[0]
        items.append(
            {
                "number": number,
                "title": title,
                "file": f"sources/{file.name}",
                "conclusion": "转化",
                "owner": trade.owner,
                "committee": trade.committee,
                "due": rng.choice(("2017-12-31", "2018年6月", "2099-12-31")),
            }
        )
        if at % 4 == 0:
            items[-1]["new_number"] = f"{number.split('—')[0].replace('DB15/', 'DB15/T')}—2026"
    if faults:
        items = _with_faults(sources, items, rng)
    path = folder / "list.yaml"
    about = {"announcement": {"name": "强制性地方标准整合精简结论", "number": "2017年第9号", "date": "2017-02-15"}}
    path.write_text(
        yaml.safe_dump({**about, "policy": "recommend", "items": items}, allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    return path


def _suffix(at: int, soffice: str, faults: bool) -> str:
    if not faults:
        return ".docx"
    return ".md" if at == 5 else ".pdf" if at == 7 and soffice else ".docx"


def _written(folder: Path, stem: str, text: str, suffix: str, soffice: str) -> Path:
    file = folder / f"{stem}{suffix}"
    if suffix == ".md":
        file.write_text(text, encoding="utf-8")
        return file
    made = file.with_suffix(".docx")
    write_fresh(read_markdown(text, path=f"{stem}.md"), made)
    if suffix == ".pdf":
        profile = f"-env:UserInstallation=file://{folder.resolve()}/.office"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(made)]
        subprocess.run(command, check=True, timeout=180, capture_output=True)
        made.unlink()
        shutil.rmtree(folder / ".office", ignore_errors=True)
    return file


def _with_faults(sources: Path, items: list[dict[str, Any]], rng: random.Random) -> list[dict[str, Any]]:
    """Items that go wrong, each in its own way, put among the others."""
    first = items[0]
    (sources / "corrupt.docx").write_bytes(b"PK\x03\x04" + rng.randbytes(400))
    shutil.copyfile(sources.parent / first["file"], sources / "mislabelled.docx")
    text = "---\nnumber: DB15/ 903—2009\ntitle: DB15/ 903—2009《奶牛饲养规范》第1号修改单\n---\n\n# 1 范围\n\n5.2中的“必须”改为“应”。\n"
    (sources / "amendment.md").write_text(text, encoding="utf-8")
    bad = [
        {"number": "DB15/ 900—2009", "title": "源文件没有交来", "file": "sources/nowhere.docx", "conclusion": "转化"},
        {"number": "DB15/ 901—2009", "title": "源文件已损坏", "file": "sources/corrupt.docx", "conclusion": "转化"},
        {
            "number": "DB15/ 902—2009",
            "title": "文件里是别的编号",
            "file": "sources/mislabelled.docx",
            "conclusion": "转化",
        },
        {"number": "DB15/ 903—2009", "title": "只有修改单", "file": "sources/amendment.md", "conclusion": "转化"},
        {**first, "title": "重复列入"},
        {"number": "DB15/ 904—2010", "title": "牧区供暖用煤", "conclusion": "例外-继续有效", "owner": "能源局"},
        {"number": "DB15/ 905—2004", "title": "旧式炉灶", "conclusion": "废止"},
        {"number": "DB15/ 906—2012", "title": "草产品", "conclusion": "整合"},
    ]
    for item in bad:
        items.insert(rng.randint(1, len(items)), item)
    return items


if __name__ == "__main__":
    print(
        make_list(
            Path(sys.argv[1]),
            int(sys.argv[2]) if len(sys.argv) > 2 else 83,
            pages=int(sys.argv[3]) if len(sys.argv) > 3 else 0,
            soffice=shutil.which("soffice") or "",
            faults=len(sys.argv) <= 3,
        )
    )
