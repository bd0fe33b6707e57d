"""What stands where on the sheet of a notification, as plain data for the template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from ..languages import Catalogue, Language
from .notification import Item, Notification
from .wording import Wording

__all__ = ["sheet"]

Runs = list[tuple[str, bool]]
"""A text in pieces, each with whether it was filled into a blank of the form."""

Cell = Mapping[str, Any]

_DRAFT: tuple[Language, ...] = ("zh", "ja", "en")
_NUMERALS = "〇一二三四五六七八九十"
_LONGEST_RUN = 16  # Latin signs in a row before the line may break among them
BREAK = "\u200b"
"""Where a line may break. The template turns it into a gap of no width, so that it is not copied from the page."""

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def sheet(notification: Notification, wordings: Sequence[Wording], *, draft: bool) -> Mapping[str, Any]:
    """Everything that the template prints, in the languages of the wordings and in their order."""
    languages = [wording.language for wording in wordings]
    labels = ("number", "issued_on", "seal_box", "receipt", "received", "recipient", "received_on")
    return {
        "languages": languages,
        "script": _own_script(languages),
        "number": breakable(notification.number),
        "document": f"{wordings[0].form['title']} {printable(notification.number)}",
        "issuer": breakable(notification.issuer.name),
        "author": printable(notification.issuer.name),
        "draft": [_label("draft", language) for language in _DRAFT] if draft else [],
        "columns": [_column(notification, wording) for wording in wordings],
        "rows": _rows(notification, languages),
        "about_issuer": _about_issuer(notification, languages),
        "labels": {name: [_label(name, language) for language in languages] for name in labels},
    }


def _column(notification: Notification, wording: Wording) -> Mapping[str, Any]:
    """What stands in one language: the sentences of the form with their blanks filled."""
    form, addressee = wording.form, notification.addressee
    return {
        "language": wording.language,
        "title": form["title"],
        "addressee": _filled(form["addressee"], name=addressee.name, role=form[addressee.role]),
        "opening": _opening(notification, wording),
        "clauses": [_numbered(form[f"clause_{number}"]) for number in (1, 2, 3)],
        "issuer_kind": form[notification.issuer.kind],
        "seal": form["seal"],
        "date_label": form["date"],
        "date": _day(notification.issued_on, wording.language),
        "note": form["note"],
    }


def _numbered(clause: str) -> tuple[str, str]:
    """A clause as its number in brackets, if it opens with one, and the rest: they stand in columns of their own."""
    found = re.match(r"[(（][^)）]{1,3}[)）]", clause)
    return (found[0], clause[found.end() :].lstrip()) if found else ("", clause)


def _opening(notification: Notification, wording: Wording) -> Runs:
    """The first paragraph: what the goods are, on what basis they are controlled, and the share."""
    share, item = notification.share, _item_named(notification.item, wording.language)
    if share.basis == "content":
        sentences = [_filled(wording.form["opening"], item=item, percent=share.percent or "")]
    elif share.percent is None:
        sentences = [
            _filled(wording.variants[share.basis], item=item),
            _filled(wording.variants["share_not_applicable"]),
        ]
    else:
        sentences = [
            _filled(wording.variants[share.basis], item=item),
            _filled(wording.variants["share_known"], percent=share.percent),
        ]
    sentences.append(_filled(wording.form["comply"]))
    between: Runs = [(" ", False)] if wording.language == "en" else []
    return [run for sentence in sentences for run in (*sentence, *between)]


def _item_named(item: Item, language: Language) -> str:
    if item.name == item.part_id:
        return item.name
    return f"{item.name} ({item.part_id})" if language == "en" else f"{item.name}（{item.part_id}）"


def _filled(text: str, **values: str) -> Runs:
    """A text with its blanks filled. What is filled in is never read again: braces in it are braces."""
    runs: Runs = []
    for before, blank, _, _ in Formatter().parse(text):
        if before:
            runs.append((before, False))
        if blank is not None:
            runs.append((breakable(values[blank]), True))
    return runs


def _rows(notification: Notification, languages: Sequence[Language]) -> list[list[Cell]]:
    """The table of the goods: rows of one cell or two, each a label and values in all languages."""
    item, share = notification.item, notification.share
    quantity = " ".join(filter(None, (item.quantity, item.unit))) if item.quantity else None

    def alike(label: str, value: str | None) -> Cell:
        return _cell(label, languages, lambda _: breakable(value) if value else "—")

    def stated(language: Language) -> str:
        return f"{share.percent}%" if share.percent else _label("not_applicable", language)

    first = [
        [alike("item", item.name), alike("part_id", item.part_id)],
        [alike("lot_id", item.lot_id), alike("quantity", quantity)],
        [_cell("annex1", languages, lambda language: _listed(item, language))],
    ]
    held = [[_cell("contained", languages, lambda language: _contained(item, language))]]
    cited = _cell("provisions", languages, lambda language: _cited(notification.provisions, language))
    share_cell = {**_cell("share", languages, stated), "large": share.percent is not None, "abreast": True}
    return [*first, *(held if item.contained else []), [cited, share_cell]]


def _cell(label: str, languages: Sequence[Language], value: Callable[[Language], str]) -> Cell:
    """A labelled cell with each value once, in the form of the first language that says it so.

    A value said alike in all is somebody's own name for a thing: it stands in the script of the firm.
    """
    labels = list(dict.fromkeys(_label(label, language) for language in languages))
    values: dict[str, Language] = {}
    for language in languages:
        values.setdefault(value(language), language)
    if len(values) == 1:
        values = dict.fromkeys(values, _own_script(languages))
    told = [(language, said) for said, language in values.items()]
    return {"labels": labels, "values": told, "large": False, "abreast": False}


def _own_script(languages: Sequence[Language]) -> Language:
    return "ja" if "ja" in languages else "zh"


def _listed(item: Item, language: Language) -> str:
    """The item of Annex 1: its part, its place there, its name."""
    part = _label(f"part_{item.annex1_part}", language)
    told = (part, _place(item.annex1_id, language), item.annex1_name.in_(language))
    return breakable(" ".join(filter(None, told)))


def _place(annex1_id: str, language: Language) -> str:
    """The place of an item in its part as the annex writes it: 一、3 or I.3. Part 1 has no numbers."""
    if re.fullmatch(r"P1-\d+", annex1_id):
        return ""
    numbered = re.fullmatch(r"P2-([12])(?:\.(.+))?", annex1_id)
    if numbered is None:
        return annex1_id
    heading, below = int(numbered[1]), numbered[2] or ""
    if language == "en":
        return "I" * heading + (f".{below}" if below else "")
    return _NUMERALS[heading] + (f"、{below}" if below else "")


def _contained(item: Item, language: Language) -> str:
    between = ", " if language == "en" else "、"
    return breakable(between.join(names.in_(language) for names in item.contained))


def _cited(provisions: Sequence[str], language: Language) -> str:
    between = ", " if language == "en" else "、"
    return between.join(_paragraph(provision.removeprefix("61/"), language) for provision in provisions)


def _paragraph(cited: str, language: Language) -> str:
    """A paragraph as the announcement numbers it, 一（一）, or in figures, 1(1)."""
    if language == "en":
        return cited
    numerals = re.sub(r"\d+", lambda found: _numeral(int(found[0])), cited)
    return numerals.replace("(", "（").replace(")", "）")


def _numeral(number: int) -> str:
    return _NUMERALS[number] if number < len(_NUMERALS) else str(number)


def _about_issuer(notification: Notification, languages: Sequence[Language]) -> list[Cell]:
    issuer = notification.issuer
    known = {"address": issuer.address, "signatory": issuer.signatory}
    told = {label: breakable(value) for label, value in known.items() if value is not None}
    return [_cell(label, languages, lambda _, value=value: value) for label, value in told.items()]  # type: ignore[misc]


def _day(day: date, language: Language) -> str:
    """A date as it is written out in a letter."""
    names = "January February March April May June July August September October November December"
    name = names.split()[day.month - 1]
    return _texts().say("day", language, year=day.year, month=day.month, day=day.day, name=name)


def _label(name: str, language: Language) -> str:
    return _texts().say(name, language)


def _texts() -> Catalogue:
    return Catalogue.read(Path(__file__).with_name("sheet.toml"))


def printable(text: str) -> str:
    """A text on one line as a reader sees it: letters and their marks as one sign, no sign that nobody sees.

    Only marks are joined: the full normal form would change rare characters in names into common ones.
    """
    spaced = re.sub(r"\s+", " ", text.replace(BREAK, ""))
    joined = re.sub(r".[\u0300-\u036f\u3099\u309a]+", lambda found: unicodedata.normalize("NFC", found[0]), spaced)
    return "".join(sign for sign in joined if unicodedata.category(sign) != "Cc" and sign not in _DIRECTIONS)


def breakable(text: str) -> str:
    """A printable text in which a long run of Latin signs may break, so that it stays within its column."""
    return re.sub(rf"[!-\u2e7f]{{{_LONGEST_RUN}}}(?=[!-\u2e7f])", lambda run: run[0] + BREAK, printable(text))
