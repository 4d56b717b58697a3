from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.fixed_texts import fixed, matches
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_ASKS = pattern(r"征求意见|送审|草案|讨论")


@rule("COV011", clause="8.1、D.1", severity="warning", whole=True)
def call_for_patents(doc: Document, setting: Setting) -> Iterator[Finding]:
    """征求意见稿、送审稿的封面缺少专利征集语

    草案的封面请读者连同意见一起提出他知道的专利，文件发布以前才能处理。句子是规定的；报批稿和出版的文件不写。

    ```bad
    ---
    number: DB15/T 9—2026
    stage: ⟦征求意见稿⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    stage: 送审稿
    patent_call: ⟦在提交反馈意见时，请将您知道的专利一并附上。⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```fixed
    ---
    number: DB15/T 9—2026
    stage: 送审稿
    patent_call: 在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    stage: 征求意见稿
    patent_call: 在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    stage: 工作组讨论稿
    patent_call: 在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad stage=comments
    ---
    number: ⟦DB15/T 9—2026⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    stage: 报批稿
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: T/ABC 9—2026
    stage: 送审稿
    patent_call: 在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。
    ---
    # 1 范围
    本文件规定了蜂蜜的要求。
    ```
    """
    cover = doc.cover
    asks = setting.stage in ("comments", "review") or _ASKS.search(cover.stage)
    if not asks or setting.stage == "approval" or not cover.blocks or not cover.number:
        return
    prescribed = fixed("cover-patent-call").text[0]
    if not cover.patent_call:
        yield finding(cover_place(doc, "stage"), f"草案封面缺少专利征集语“{prescribed}”")
    # On a line of its own the sentence is often set without its stop.
    elif not matches(f"{cover.patent_call.strip('（）()').rstrip('。.')}。", prescribed):
        places = cover.places("patent_call")
        message = f"专利征集语的文字是规定的：“{prescribed}”"
        whole = len(places) == 1 and doc.text_of(places[0]) == cover.patent_call
        yield finding(cover_place(doc, "patent_call"), message, fix=prescribed if whole else None)
