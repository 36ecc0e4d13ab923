"""Table cells of a page → their numbers in the units that the heads of row and column give."""

import re
from dataclasses import replace

from pipelines.claims.dates.clock import page_language
from pipelines.claims.numbers.finding import FoundQuantity, find_quantities
from pipelines.claims.numbers.lexicon.choose import number_lexicon
from pipelines.claims.numbers.units import CURRENCY_CODES, CURRENCY_SIGNS, UNITS, multiplied
from pipelines.records.claims import Quantity, UnitClass
from pipelines.records.pages import Block, BlockKind
from pipelines.text import Reading, Words

# "$", "US$", "€" in the head of a column: "Revenue (US$ m)"
_SIGN = re.compile(
    "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
)


def table_figures(reading: Reading) -> list[FoundQuantity]:
    """Return the numbers of table cells whose unit or scale stands in a head, in that unit."""
    cells = (
        [b for b in reading.document.blocks if b.kind is BlockKind.TABLE_CELL]
        if _has_blocks(reading)
        else []
    )
    if not cells:
        return []
    found = find_quantities(reading)
    heads = {(b.span.start, b.span.end): b for b in cells}
    figures = []
    for (start, end), block in heads.items():
        inside = [f for f in found if start <= f.span.start and f.span.end <= end]
        if len(inside) == 1:
            read = _with_heads(inside[0].quantity, block, page_language(reading))
            if read is not None:
                figures.append(FoundQuantity(inside[0].span, read))
    return figures


def _has_blocks(reading: Reading) -> bool:
    """Tell whether the blocks of the document are of this layer."""
    return reading.text is reading.document.text


def _with_heads(quantity: Quantity, block: Block, language: str) -> Quantity | None:
    """Return a bare number of a cell in the unit of its heads; None when they give none."""
    if quantity.unit or quantity.unit_class is not UnitClass.COUNT:
        return None
    heads = f"{block.column_header or ''} {block.row_header or ''}"
    scale, unit = _scale(heads, language), _unit(heads, language)
    if unit is None and scale == 1:
        return None
    name, unit_class = unit or ("", UnitClass.COUNT)
    return replace(multiplied(quantity, scale, name), unit_class=unit_class)


def _scale(heads: str, language: str) -> float:
    words = number_lexicon(language)
    if words is None:
        return 1.0
    scales = {**words.scales, **words.glued_scales}
    for form in Words(heads).forms:
        for known in (form, form.removesuffix("s")):
            if known in scales:
                return scales[known]
    return 1000.0 if "'000" in heads or "000s" in heads else 1.0


def _unit(heads: str, language: str) -> tuple[str, UnitClass] | None:
    sign = _SIGN.search(heads)
    if sign:
        return CURRENCY_SIGNS[sign.group()], UnitClass.MONEY
    if "%" in heads:
        return "%", UnitClass.PERCENT
    words = number_lexicon(language)
    for form in Words(heads).forms:
        if form.upper() in heads and form in CURRENCY_CODES:
            return CURRENCY_CODES[form], UnitClass.MONEY
        if words and form in words.currencies:
            return words.currencies[form], UnitClass.MONEY
        if words and form in words.units and words.units[form] in UNITS and len(form) > 1:
            return words.units[form], UNITS[words.units[form]].unit_class
    return None
