from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose, prose_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TWICE = pattern(
    r"(?P<word>[\u4e00-\u9fff]{3,4})(?P=word)|(?<!目)的的(?!确)|是是(?!非)|[应宜](?=应(?:符合|按|在|为|有|能|由|采用|满足))|(?<![饱缓温柔调总附])和和(?!谐|平|解)|及及(?!时|早)|进行进行|应当应|符合符合|规定规定"
)
_STOPS = pattern(r"。。(?!。)|，，|；；|、、|，。|。，|；。|：：|、。|，；")
_LEGAL = pattern(r"[反响供适相对效顺感照理呼一提因答策回]$")


@rule("TYP009", clause="9.4.1", severity="warning", confidence="heuristic", question="这个词或标点连写两次是有意的吗？")
def said_twice(doc: Document) -> Iterator[Finding]:
    """重复的字词或标点

    同一个词、同一个标点连写两次，多半是编辑时留下的。

    ```bad
    产品⟦应⟧应符合表1的规定⟦。。⟧
    ```
    ```bad
    a) 试验⟦进行进行⟧三次；

    b) 羊毛⟦的的⟧长度⟦，，⟧均匀。
    ```
    ```good
    反应应在密闭容器中进行，供应应符合要求，饱和和未饱和的溶液，目的的说明。
    ```
    ```good
    常常检查，逐个逐个检查，研究研究再定，省略……
    ```
    ```good
    各个部位一一检查，渐渐升温，仅仅一次，往往刚刚停机，响应应及时，缓和和加强。
    ```
    ```bad
    表1　检查

    | 项目 | 内容 |
    |---|---|
    | 吊具 | 吊具⟦应⟧应按表2⟦进行进行⟧检查 |
    | 气瓶 | 气瓶⟦是是⟧否倾倒 |
    | 仓库 | 仓库⟦的的⟧温度⟦和和⟧湿度 |

    阀门⟦及及⟧法兰应⟦符合符合⟧表3⟦，，⟧螺栓的⟦规定规定⟧⟦；；⟧垫片⟦：：⟧见表4⟦、、⟧表5⟦，。⟧
    ```
    ```good
    目的的确定，是是非非，总和和差，及及时处理，加强和和谐的关系，系统应应答，供应应按批登记，感应应有显示。
    ```
    """
    for block in prose_for(doc, _TWICE, _STOPS):
        text = block.text
        for match in block.find(_TWICE):
            before = text[max(0, match.start() - 1) : match.start()]
            if match[0] in "应宜" and (_LEGAL.search(before) or match[0] == "宜"):
                continue
            if match["word"] and (len(set(match["word"])) < 2 or _is_a_term(doc, match["word"])):
                continue
            yield finding(block.span(*match.span()), f"疑重复：“{match[0]}”")
        for match in block.find(_STOPS):
            yield finding(block.span(*match.span()), f"标点重复：“{match[0]}”")


def _is_a_term(doc: Document, word: str) -> bool:
    """「密钥加密密钥」 is a word of its own, so 「密钥加密密钥加密」 says nothing twice."""
    known: dict[str, bool] = doc.memo.setdefault("typ009", {})
    if word not in known:
        known[word] = any(word + word[:2] in block.text and word * 2 not in block.text for block in prose(doc))
    return known[word]
