"""The order in which Word wants the children of an element, after ECMA-376; `a|b` may be mixed."""

from __future__ import annotations

from .package import w

TEXT_HOLDERS = {w("t"), w("instrText")}

ORDERS = {
    name: tuple(order.split())
    for name, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
        " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
        " vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
        "numPr": "ilvl numId",
        "pBdr": "top left bottom right between bar",
        "tbl": "tblPr tblGrid tr",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tblBorders": "top left start bottom right end insideH insideV",
        "tblCellMar": "top left start bottom right end",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr p|tbl",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
        " hideMark",
        "p": "pPr r|hyperlink|sdt|bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd",
        "sdt": "sdtPr sdtContent",
        "sdtPr": "alias tag id lock dropDownList|text",
        "sdtContent": "r|p|tbl|sdt",
        "r": "rPr t|tab|br|drawing|fldChar|instrText|commentReference|annotationRef",
        "hyperlink": "r",
        "comments": "comment",
        "comment": "p",
        "document": "body",
        "body": "p|tbl|sdt sectPr",
        "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "lvlOverride": "startOverride lvl",
        "styles": "docDefaults latentStyles style",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
        " locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
    }.items()
}


def place_in(parent: str, name: str) -> int | None:
    """The place of `name` among the children of `parent`, or None when it cannot stand there."""
    return next((place for place, group in enumerate(ORDERS[parent]) if name in group.split("|")), None)
