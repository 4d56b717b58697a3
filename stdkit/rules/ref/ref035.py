from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import bibliography, normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_ONLINE = pattern(
    r"https?\b|www\s?[.．。]|\[(?:EB|DB|J|M)/OL\]|网\s?址|网站\s*[：:]|(?:官方)?网站(?:查询|下载|公布|发布)?\s*[。）)]?$|在线(?:获取|访问|查询)"
)
_COMPLETE = pattern(
    r"https?://[\w.-]+\.[A-Za-z]{2,}[!-~]*|(?<![\w/])www\.[\w-]+(?:\.[\w-]+)+[!-~]*|\bdoi[:：]?\s?10\.|10\.\d{4,}/"
)
_TORN = pattern(
    r"https?\s*(?:：|:\s+/|:/(?!/)|//)|(?:https?://|www\.)[!-~]*[。．，、：；](?=[a-z0-9/])|www\s+\.|(?:https?://|www\.)[!-~]*(?<=[.]) +[a-z]"
)


@rule(
    "REF035",
    clause="9.5.1",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="读者照这一条能在网上找到这个文件吗？",
)
def online_document(doc: Document) -> Iterator[Finding]:
    """在线文件的信息不全

    只能在网上取得的文件，给出访问方法和完整的网址。网址缺了协议、断成两截或夹着中文标点，读者就打不开。

    ```bad
    # 参考文献
    [1]　⟦羊毛分级说明，见某某协会网站⟧

    [2]　⟦羊毛分级手册. http：//www.example.org/a⟧
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    ⟦ISO在线浏览平台（网址见ISO）⟧
    ```
    ```good
    # 参考文献
    [1]　羊毛分级说明. https://www.example.org/wool/grade.html

    [2]　羊毛分级手册. www.example.org.cn

    [3]　Wool grading [J/OL]. doi:10.1000/182
    ```
    ```good
    # 参考文献
    [1]　GB/T 31506　信息安全技术　政府门户网站系统安全技术指南

    [2]　互联网信息服务管理办法
    ```
    ```bad
    # 2 规范性引用文件
    ⟦屠宰检疫规则，农业主管部门网址查询⟧

    ⟦锅炉名录，在线获取⟧
    # 参考文献
    [1]　⟦矿山手册[EB/OL].⟧

    [2]　⟦防火门图集. https://www.example.org，/b⟧

    [3]　⟦焊工手册. www .example.org⟧

    [4]　⟦消防年报. http:/www.example.org⟧

    [5]　⟦设备名录，官方网站下载⟧
    ```
    ```good
    # 参考文献
    [1]　GB/T 7714　信息与文献　在线获取的著录

    [2]　焊接手册[M/OL]. https://books.example.cn/weld

    [3]　坝体监测[J/OL]. 10.1234/dam.5
    ```
    """
    for entry in (*normative_list(doc), *bibliography(doc)):
        text = entry.block.text
        if _ONLINE.search(text) is None:
            continue
        if _TORN.search(text):
            yield finding(entry.span, "网址中夹有中文标点或空格，写出完整的网址")
        elif _COMPLETE.search(text) is None and not (entry.number is not None and "http" not in text):
            yield finding(entry.span, "在线文件应给出访问方法和完整的网址")
