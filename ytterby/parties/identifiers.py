"""Reads the numbers that registers give parties out of what people type, and holds their check digits.

Sources: for 法人番号 the ordinance on its designation (check digit modulo 9 in front of twelve digits), for
统一社会信用代码 GB 32100-2015 (weights modulo 31), for the LEI ISO 17442 with the check of ISO/IEC 7064 MOD 97-10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast
from unicodedata import normalize

from ..languages import Catalogue, Message, Text
from .lists import Identifier

__all__ = ["IdentifierProblem", "Scheme", "identifiers_of"]

Scheme = Literal["jp-corporate-number", "cn-uscc", "lei"]
KNOWN: tuple[Scheme, ...] = ("jp-corporate-number", "cn-uscc", "lei")

USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Without I, O, S, V and Z, which look like other signs: GB 32100-2015."""

_PARTED = re.compile(r"[;|、,\n\r\t]+|\s/\s")
_BETWEEN = re.compile("[\\s.\u2010-\u2015\u2212-]+")


@dataclass(frozen=True, slots=True)
class IdentifierProblem:
    """What is wrong with one number: it settles nothing."""

    kind: Literal["wrong-check-digit", "unreadable"]
    number: str
    """As it was typed."""
    says: Message
    cure: Message


def identifiers_of(typed: str) -> tuple[tuple[Identifier, ...], tuple[IdentifierProblem, ...]]:
    """The numbers in a cell, each with its register, and what is wrong with others.

    Several are parted by `;`, `,`, `|`, 、, lines or a stroke between spaces. A number may have its register's name
    in front; without one it is told by its form. A number of another register is kept as `other`.
    """
    read = [_read(piece.strip()) for piece in _PARTED.split(normalize("NFKC", typed)) if piece.strip()]
    found = dict.fromkeys(each for each in read if isinstance(each, Identifier))
    return tuple(found), tuple(each for each in read if isinstance(each, IdentifierProblem))


def _read(piece: str) -> Identifier | IdentifierProblem:
    stated, number = _stated(piece)
    value = _BETWEEN.sub("", number).upper()
    if stated == "jp-corporate-number" and value.startswith("T") and len(value) == 14:
        value = value[1:]  # the number of a registered invoice issuer is T and the corporate number
    if stated is None:
        value = value[1:] if re.fullmatch(r"T\d{13}", value) else value
        stated = _by_form(value)
    if stated is None:
        other = "".join(sign for sign in value if sign.isascii() and sign.isalnum())
        if any(map(str.isdigit, other)):
            return Identifier("other", other)
        return _problem("unreadable", piece)
    if not _CHECKS[stated](value):
        return _problem("wrong-check-digit", piece, scheme=_texts()[stated], number=value)
    return Identifier(stated, value)


def _stated(piece: str) -> tuple[Scheme | None, str]:
    """The register that stands in front of a number, or behind it in brackets, and the number."""
    lowered = piece.casefold()
    for name, scheme in _names().items():
        at = lowered.find(name)
        if at < 0 or (name.isascii() and not _is_word(lowered, at, at + len(name))):
            continue
        rest = f"{piece[:at]} {piece[at + len(name) :]}".strip(" :=#()[]._")
        if any(map(str.isdigit, rest)):
            return scheme, rest
    label = re.match(r"^[^\W\d_][^\d:=]*[:=#]\s*(.+)$", piece)
    return None, label[1] if label else piece


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalpha()


def _by_form(value: str) -> Scheme | None:
    if re.fullmatch(r"[1-9]\d{12}", value):
        return "jp-corporate-number"
    if re.fullmatch(rf"[{USCC_SIGNS}]{{2}}\d{{6}}[{USCC_SIGNS}]{{10}}", value):
        return "cn-uscc"
    if re.fullmatch(r"[0-9A-Z]{18}\d{2}", value):
        return "lei"
    return None


def _is_corporate_number(value: str) -> bool:
    """Nine less the remainder by nine of the twelve digits, weighted 1 and 2 in turn from the right."""
    if not re.fullmatch(r"\d{13}", value):
        return False
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(value[1:])))
    return int(value[0]) == 9 - weighted % 9


def _is_credit_code(value: str) -> bool:
    """The last sign makes the sum of the others, weighted by the powers of 3, a multiple of 31."""
    if len(value) != 18 or any(sign not in USCC_SIGNS for sign in value):
        return False
    weighted = sum(USCC_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(value[:17]))
    return USCC_SIGNS.index(value[17]) == -weighted % 31


def _is_lei(value: str) -> bool:
    """With its letters as numbers from 10 the whole leaves 1 when divided by 97."""
    if not re.fullmatch(r"[0-9A-Z]{18}\d{2}", value):
        return False
    return int("".join(str(int(sign, 36)) for sign in value)) % 97 == 1


_CHECKS: Mapping[Scheme, Callable[[str], bool]] = {
    "jp-corporate-number": _is_corporate_number,
    "cn-uscc": _is_credit_code,
    "lei": _is_lei,
}


@cache
def _names() -> Mapping[str, Scheme]:
    """What the registers are called, the longest first, so that a name within another is not taken for it."""
    pairs = ((name, scheme) for scheme in KNOWN for name in _also(scheme))
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _also(scheme: Scheme) -> Iterator[str]:
    for name in cast("list[str]", _texts().data(scheme)["also"]):
        yield normalize("NFKC", name).casefold()


def _problem(kind: Literal["wrong-check-digit", "unreadable"], typed: str, **values: object) -> IdentifierProblem:
    texts = _texts()
    shown = typed if len(typed) <= 40 else f"{typed[:39]}…"
    filled = tuple({"number": shown, **values}.items())
    cure = cast("dict[str, str]", texts.data(kind)["cure"])
    return IdentifierProblem(kind, typed, Message(texts[kind], filled), Message(Text(**cure), filled))


@cache
def _texts() -> Catalogue:
    return Catalogue.read(Path(__file__).with_suffix(".toml"))
