"""``word/settings.xml`` and ``word/fontTable.xml``."""

from __future__ import annotations

from stdkit.formats.docx.fresh.measures import HEI, LATIN, SONG
from stdkit.formats.docx.fresh.xml import Xml, value, w

_WORD = "http://schemas.microsoft.com/office/word"


def settings_part(*, update_fields: bool) -> Xml:
    """``update_fields`` makes Word count the pages of the 目次 when it opens the draft."""
    compatible = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    return w(
        "settings",
        w("zoom", percent=100),
        w("mirrorMargins"),
        w("bordersDoNotSurroundHeader"),
        w("bordersDoNotSurroundFooter"),
        value("defaultTabStop", 420),
        w("evenAndOddHeaders"),
        value("drawingGridVerticalSpacing", 156),
        value("characterSpacingControl", "compressPunctuation"),
        w("updateFields", val="true") if update_fields else None,
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w(
            "compat",
            w("spaceForUL"),
            w("balanceSingleByteDoubleByteWidth"),
            w("doNotLeaveBackslashAlone"),
            w("ulTrailSpace"),
            w("doNotExpandShiftReturn"),
            w("adjustLineHeightInTable"),
            w("useFELayout"),
            *(w("compatSetting", name=name, uri=_WORD, val=state) for name, state in compatible.items()),
        ),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        value("decimalSymbol", "."),
        value("listSeparator", ","),
    )


def fonts_part() -> Xml:
    """The fonts named in the styles, and what stands in where they are missing."""
    known = [
        (SONG, "SimSun", "86", "auto"),
        (HEI, "SimHei", "86", "modern"),
        (LATIN, "", "00", "roman"),
        ("Cambria Math", "", "00", "roman"),
    ]
    return w(
        "fonts",
        *(
            w(
                "font",
                value("altName", other) if other else None,
                value("charset", charset),
                value("family", family),
                value("pitch", "variable"),
                name=name,
            )
            for name, other, charset, family in known
        ),
    )
