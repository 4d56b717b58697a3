"""The quick search for clashing sentences against comparing each with each."""

from __future__ import annotations

import random

from stdkit.facts import clashes as module
from stdkit.facts.clashes import clashes
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document

WORDS = [
    "设备",
    "外壳",
    "样品",
    "包装件",
    "每个",
    "正面",
    "侧面",
    "贴有",
    "产品",
    "标签",
    "在使用前",
    "保持",
    "清洁",
    "干燥",
    "定期",
    "校准",
    "按照",
    "记录",
    "容器",
    "12",
    "34",
    "56",
]


def draft(seed: int) -> Document:
    """Sentences that are variants of a few, each with a provision word somewhere."""
    pick = random.Random(seed)
    words = pick.sample(WORDS, 8)
    base = ["".join(pick.choice(words) for _ in range(pick.randint(3, 8))) for _ in range(4)]
    lines = []
    for _ in range(40):
        said = pick.choice(base)
        if pick.random() < 0.6:
            at = pick.randrange(len(said))
            said = said[:at] + pick.choice(words)[: pick.randint(0, 2)] + said[at + pick.randint(0, 2) :]
        at = pick.randrange(len(said) + 1)
        lines.append(f"{said[:at]}{pick.choice(['应', '宜', '可', '不应'])}{said[at:]}。")
    return read_markdown("# 5 要求\n\n" + "\n\n".join(lines) + "\n")


def compared_each_with_each(doc: Document) -> list[tuple[object, object]]:
    said = [one for one, _ in module._with_rarest_pairs(module._contents(doc))]
    found: list[tuple[object, object]] = []
    for at, one in enumerate(said):
        ending = [other for other in said[:at] if other.end == one.end]
        beginning = [other for other in said[:at] if other.begin == one.begin]
        earlier = next((other for other in (*ending, *beginning) if one.clashes_with(other)), None)
        if earlier is not None:
            found.append((earlier.provision, one.provision))
    return found


def test_none_is_missed_and_none_too_many() -> None:
    count = 0
    for seed in range(60):
        doc = draft(seed)
        found = [(clash.before, clash.after) for clash in clashes(doc)]
        assert found == compared_each_with_each(doc), seed
        count += len(found)
    assert count > 200
