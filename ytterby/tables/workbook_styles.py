"""How the cells of a workbook show their numbers: as percentages, as days, as times of day, or as they are."""

from __future__ import annotations

import re
import zipfile
from typing import Literal

from .xml_parts import Attributes, walk

__all__ = ["Look", "looks"]

Look = Literal["plain", "percent", "day", "time"]

_BUILT_IN: dict[int, Look] = {
    **dict.fromkeys((9, 10), "percent"),
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), "day"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "time"),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')


def looks(archive: zipfile.ZipFile, member: str | None) -> list[Look]:
    """The look of each cell style, by its number. `member` is the part with the styles, if there is one."""
    formats: dict[str, Look] = {}
    found: list[Look] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(name)
        if name == "numFmt":
            formats[attributes["numFmtId"]] = _look(attributes.get("formatCode", ""))
        if name == "xf" and "cellXfs" in inside:
            number = attributes.get("numFmtId", "0")
            built_in = _BUILT_IN.get(int(number), "plain") if number.isdecimal() else "plain"
            found.append(formats.get(number, built_in))

    if member:
        walk(archive, member, start, lambda _: inside.pop())
    return found


def _look(code: str) -> Look:
    """The look of a number format such as `0.0%`, `yyyy/m/d` or `[$-411]ggge"年"m"月"d"日"`."""
    signs = _LITERAL.sub("", code).partition(";")[0].lower()
    if signs == "general":
        return "plain"
    if "%" in signs:
        return "percent"
    has_time = "h" in signs or "s" in signs
    if "y" in signs or "d" in signs or ("m" in signs and not has_time and not re.search("[0#?]", signs)):
        return "day"
    return "time" if has_time else "plain"
