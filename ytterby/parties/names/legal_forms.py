"""Recognises legal forms in a folded name, spelled any way, and tells which kinds of form they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .folding import folded

__all__ = ["contradict", "is_legal_form", "parted", "without_legal_forms"]


@dataclass(frozen=True)
class _Forms:
    kinds: Mapping[str, str]
    anywhere: re.Pattern[str]
    at_end: re.Pattern[str]
    by_writing: Mapping[str, str]
    words: Mapping[tuple[str, ...], str]
    first_words: frozenset[str]
    last_words: Mapping[tuple[str, ...], str]
    start_words: Mapping[str, str]
    short: Mapping[str, str]


def parted(name: str) -> tuple[str, tuple[str, ...]]:
    """A folded name without its legal forms, and the ids of these; a name that is nothing else is left as it is."""
    forms = _forms()
    found: list[str] = []
    core = name
    if not name.isascii():
        core = _without_cjk(core, forms, found)
    words = core.split(" ")
    if len(words) > 1 or not core:
        words = _without_words(words, forms, found)
    core = " ".join(words)
    if core and not core.isascii():
        core = _without_end(core, forms, found)
    return (core, tuple(dict.fromkeys(found))) if core else (name, ())


def without_legal_forms(raw: str) -> str:
    """A name that is not folded, without the legal forms in characters; all of it if nothing remains."""
    return " ".join(_unfolded().sub(" ", raw).split()) or raw


def is_legal_form(text: str) -> bool:
    """Whether a text in small letters and one width is nothing but usual legal forms: 株式会社, Co., Ltd.

    Without the dictionary of characters, for it is asked of every name. Forms of few countries are left out: there are
    firms that are called by the same letters.
    """
    words = re.findall(r"[^\W_]+", text)
    if all(len(word) == 1 for word in words):
        words = ["".join(words)]  # K.K.
    return _alone().fullmatch(" ".join(words)) is not None


def contradict(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether legal forms that both sides state are of different kinds."""
    kinds = _forms().kinds
    first, second = ({kinds[form] for form in forms} - {"company"} for forms in (one, other))
    return bool(first and second) and not first & second


def _without_cjk(core: str, forms: _Forms, found: list[str]) -> str:
    def taken(match: re.Match[str]) -> str:
        found.append(forms.by_writing[match[0]])
        return " "

    return " ".join(forms.anywhere.sub(taken, core).split())


def _without_end(core: str, forms: _Forms, found: list[str]) -> str:
    while (match := forms.at_end.search(core)) and match.start() > 0:
        found.append(forms.by_writing[match[0]])
        core = core[: match.start()].rstrip()
    return core


def _without_words(words: list[str], forms: _Forms, found: list[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in forms.first_words:
            size = next(
                (n for n in range(min(6, len(words) - at), 0, -1) if tuple(words[at : at + n]) in forms.words), 0
            )
            if size and (kept or at + size < len(words)):
                found.append(forms.words[tuple(words[at : at + size])])
                at += size
                continue
        if word in forms.short and len(words) > 1:
            found.append(forms.short[word])
        elif not (at == 0 and len(words) > 1 and word in forms.start_words):
            kept.append(word)
        else:
            found.append(forms.start_words[word])
        at += 1
    size = 1
    while size:
        size = next((n for n in (3, 2, 1) if len(kept) > n and tuple(kept[-n:]) in forms.last_words), 0)
        if size:
            found.append(forms.last_words[tuple(kept[-size:])])
            del kept[-size:]
    return kept


_USUAL = ("kk", "yk", "gk", "goshi", "cn-shares", "cn-limited", "cn-company", "company", "ltd", "inc", "llc", "gmbh")


@cache
def _alone() -> re.Pattern[str]:
    """Usual legal forms and nothing else: phrases in letters between spaces, in characters and kana side by side."""
    table: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    keys = ("latin", "latin_end", "cjk", "cjk_end", "kana")
    forms = _any_of({each for form in _USUAL for key in keys for each in table[form].get(key, ())}).pattern
    return re.compile(f"(?:{forms})(?:(?: |(?<![a-z])|(?![a-z]))(?:{forms}))*")


@cache
def _unfolded() -> re.Pattern[str]:
    table: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    short = {f"({each})" for says in table.values() for each in says.get("short", ())}
    return _any_of(
        {each for says in table.values() for each in (*says.get("cjk", ()), *says.get("cjk_end", ()))} | short
    )


@cache
def _forms() -> _Forms:
    table: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    by_writing: dict[str, str] = {}
    anywhere: set[str] = set()
    at_end: set[str] = set()
    words: dict[tuple[str, ...], str] = {}
    last: dict[tuple[str, ...], str] = {}
    start: dict[str, str] = {}
    short: dict[str, str] = {}
    for form, says in table.items():
        for key, target in (("cjk", anywhere), ("cjk_end", at_end), ("kana", at_end)):
            for writing in map(folded, says.get(key, ())):
                by_writing.setdefault(writing, form)
                target.add(writing)
        words.update({tuple(folded(each).split(" ")): form for each in says.get("latin", ())})
        last.update({tuple(folded(each).split(" ")): form for each in says.get("latin_end", ())})
        start.update(dict.fromkeys(says.get("latin_start", ()), form))
        short.update({folded(each): form for each in says.get("short", ())})
    return _Forms(
        {form: str(says["kind"]) for form, says in table.items()},
        _any_of(anywhere),
        re.compile(f"(?:{_any_of(at_end).pattern})$"),
        by_writing,
        words,
        frozenset(each[0] for each in words),
        last,
        start,
        short,
    )


def _any_of(writings: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(writings, key=len, reverse=True))))
