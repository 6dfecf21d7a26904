#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fonts of glyphs.json, 0.ttf, 1.ttf, …: its outlines as they are, a thousand units an em."""

import json
import pathlib

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.svgLib.path import parse_path

FOLDER = pathlib.Path(__file__).resolve().parent
UNITS_PER_EM = 1000
ASCENT, DESCENT = 1760, -1280  # of the highest brackets


def outline(path):
    pen = TTGlyphPen(None)
    parse_path(path, pen)
    return pen.glyph()


def make(number, glyphs):
    names = {glyph["char"]: f"uni{ord(glyph['char']):04X}" for glyph in glyphs}
    outlines = {".notdef": TTGlyphPen(None).glyph()} | {names[g["char"]]: outline(g["outline"]) for g in glyphs}
    builder = FontBuilder(UNITS_PER_EM, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    builder.setupGlyf(outlines)
    table = builder.font["glyf"]
    for name in outlines:
        table[name].recalcBounds(table)
    width = lambda glyph: glyph.xMax if glyph.numberOfContours else 500
    builder.setupHorizontalMetrics({n: (width(table[n]), getattr(table[n], "xMin", 0)) for n in outlines})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": f"Deltascope Equations {number}", "styleName": "Regular",
                            "psName": f"DeltascopeEquations{number}"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT, fsType=0)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 0  # the same bytes each time
    builder.font.recalcTimestamp = False
    builder.save(FOLDER / f"{number}.ttf")


glyphs = json.loads((FOLDER / "glyphs.json").read_text(encoding="utf-8"))
for number in range(1 + max(glyph["font"] for glyph in glyphs)):
    make(number, [glyph for glyph in glyphs if glyph["font"] == number])
