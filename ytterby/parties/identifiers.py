"""Numbers of registers as people type them: recognised by their length and label, and held to their check digits.

法人番号 by the rule of the National Tax Agency of Japan (ministerial ordinance on the check digit), 统一社会信用代码 by
GB 32100-2015, LEI by ISO 17442 with ISO 7064 MOD 97-10.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..languages import Catalogue, Message
from .lists import Identifier

__all__ = ["IdentifierProblem", "identifiers_of"]

Scheme = Literal["jp-corporate-number", "cn-uscc", "lei", "other"]


@dataclass(frozen=True)
class IdentifierProblem:
    """A number that settles nothing, with why and what to do."""

    typed: str
    says: Message
    cure: Message


def identifiers_of(typed: str) -> tuple[tuple[Identifier, ...], tuple[IdentifierProblem, ...]]:
    """The numbers of a cell, several parted by semicolons, commas or lines, each perhaps with its label before it.

    A number whose check digit is wrong is told and left out: it would tell one party from another by a slip of the pen.
    """
    found: dict[Identifier, None] = {}
    problems: list[IdentifierProblem] = []
    for part in _PARTING.split(unicodedata.normalize("NFKC", typed)):
        label, number = _label_and_number(part)
        if not number:
            continue
        scheme = _scheme(label, number)
        if scheme == "jp-corporate-number":
            number = number.removeprefix("T")  # as on invoices
        wrong = _WRONG.get(scheme)
        if wrong is not None and not _is_right(scheme, number):
            problems.append(_problem(f"wrong-{scheme}", part.strip()))
        else:
            found[Identifier(scheme, number)] = None
    return tuple(found), tuple(problems)


_PARTING = re.compile(r"[;,、\n\r\t|]")
_LABELS: tuple[tuple[Scheme, tuple[str, ...]], ...] = (
    ("jp-corporate-number", ("法人番号", "法人番號", "corporate number", "houjin", "登録番号")),
    ("cn-uscc", ("统一社会信用代码", "統一社会信用コード", "統一社會信用代碼", "信用代码", "uscc", "unified social credit")),
    ("lei", ("lei", "legal entity identifier", "取引主体識別子")),
)
_SHAPES: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    ("jp-corporate-number", re.compile(r"T?\d{13}")),
    ("cn-uscc", re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")),
    ("lei", re.compile(r"[0-9A-Z]{18}\d{2}")),
)
_WRONG = {"jp-corporate-number": 13, "cn-uscc": 18, "lei": 20}
"""How long a number of each register is."""
_LEAST = 5
"""Fewer signs are no number of a register."""


def _label_and_number(part: str) -> tuple[str, str]:
    label, mark, rest = part.partition(":")
    if not mark:
        said = part.strip()
        known = next((name for _, names in _LABELS for name in names if said.casefold().startswith(name)), "")
        label, rest = known, said[len(known) :]
    number = re.sub(r"[\s\-.]", "", rest).upper()
    return label.strip().casefold(), number if len(number) >= _LEAST and number.isalnum() and number.isascii() else ""


def _scheme(label: str, number: str) -> Scheme:
    for scheme, names in _LABELS:
        if label in names:
            return scheme
    if label:
        return "other"
    return next((scheme for scheme, shape in _SHAPES if shape.fullmatch(number)), "other")


def _is_right(scheme: Scheme, number: str) -> bool:
    shape = dict(_SHAPES)[scheme]
    if not shape.fullmatch(number):
        return False
    if scheme == "jp-corporate-number":
        return int(number[0]) == 9 - sum(int(sign) * (1 + n % 2) for n, sign in enumerate(reversed(number[1:]))) % 9
    if scheme == "cn-uscc":
        values = [_USCC.index(sign) for sign in number]
        weighed = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
        return values[17] == (31 - weighed % 31) % 31
    return int("".join(str(int(sign, 36)) for sign in number)) % 97 == 1


_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _problem(key: str, typed: str) -> IdentifierProblem:
    texts = Catalogue.read(Path(__file__).with_name("identifiers.toml"))
    return IdentifierProblem(typed, texts.message(key, typed=typed), texts.message(f"{key}-cure", typed=typed))
