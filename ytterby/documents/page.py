"""Prints a notification: Chinese at the left, Japanese or English beside it, as a PDF fit for archives."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ..languages import Language
from .notification import Notification
from .refusals import LetterError, because
from .sheet import sheet
from .wording import Wording

if TYPE_CHECKING:
    import typst

__all__ = ["LANGUAGE_SETS", "notification_pdf"]

LANGUAGE_SETS: tuple[tuple[Language, ...], ...] = (("zh", "ja"), ("zh", "en"), ("zh", "ja", "en"))
"""The languages that a letter may stand in. The Chinese comes first: it is what the announcement asks for."""

_BEIJING = timezone(timedelta(hours=8))
_UNPRINTABLE = re.compile(r'(?:the text|the codepoint) `"(.+?)"`')
"""How Typst names a sign that no font has, or whose meaning is private to one system."""

_ONE_AT_A_TIME = Lock()


def notification_pdf(notification: Notification, wordings: Sequence[Wording], *, draft: bool) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1. The same record and wordings give the same bytes.

    `wordings` are those that the record names, in the order of their columns. A draft is marked on every page.
    Raises LetterError if languages or wordings do not fit the record, if a letter that is not released is asked
    for without the mark, or if a sign cannot be printed.
    """
    _check(notification, wordings, draft=draft)
    content = json.dumps(sheet(notification, wordings, draft=draft), ensure_ascii=False)
    return _printed(content, notification.issued_on, notification.number)


def _check(notification: Notification, wordings: Sequence[Wording], *, draft: bool) -> None:
    languages, number = tuple(wording.language for wording in wordings), notification.number
    if languages not in LANGUAGE_SETS:
        raise LetterError([because("languages", languages=languages)])
    if [used.sha256 for used in notification.wording] != [wording.sha256 for wording in wordings]:
        raise LetterError([because("wording_mismatch", number=number)])
    if not draft and not notification.released:
        raise LetterError([because("not_released", number=number)])


def _printed(content: str, day: date, number: str) -> bytes:
    """The template filled with the content of a sheet. Nothing in the content is read as markup."""
    from typst import TypstError

    noon = datetime(day.year, day.month, day.day, 12, tzinfo=_BEIJING)  # the same day from California to Tokyo
    try:
        with _ONE_AT_A_TIME:  # a compiler keeps the inputs of its last run
            printed = _compiler().compile(
                format="pdf",
                sys_inputs={"sheet": content},
                timestamp=noon,
                pdf_standards=["a-3a", "ua-1"],  # for archives and screen readers; no glyph, no page
            )
    except TypstError as wrong:
        signs = sorted({found[1] for found in _UNPRINTABLE.finditer(wrong.diagnostic)})
        if not signs:
            raise
        raise LetterError([because("no_glyph", number=number, signs=tuple(signs))]) from wrong
    if not isinstance(printed, bytes):
        raise TypeError("A PDF is one run of bytes.")
    return printed


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all letters: it keeps the fonts open and what it has laid out before."""
    import noto_cjk_sans_otc
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, font_paths=[Path(str(noto_cjk_sans_otc.FONT_PATH)).parent])
    template = Path(__file__).with_name("notification.typ")
    return Compiler(template, root=template.parent, font_paths=fonts, ignore_system_fonts=True)
