"""A name as it is compared: folded, without its legal form, cut into parts that say more or less of who somebody is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from .folding import folded, large_kana
from .keeping import once
from .legal_forms import parted
from .lexicon import WEIGHTS, Lexicon, lexicon
from .problems import LONGEST
from .sounding import consonants, romaji, skeleton

__all__ = [
    "KEPT_OF_READINGS",
    "Name",
    "Script",
    "Token",
    "TokenKind",
    "name_of",
    "new_name",
    "tokens_of",
    "whole_or_pieces",
]

Script = Literal["han", "kana", "latin", "mixed", "other"]
TokenKind = Literal["word", "han", "kana", "latin"]
"""A word that the lexicon knows; characters, kana or Latin letters that it does not."""

_RUNS = re.compile(
    "([\u3400-\u9fff\uf900-\ufaff々〆〇\U00020000-\U0003ffff]+)|([\u30a1-\u30fa\u30fcー]+)|([^\u3400-\u9fff\uf900-\ufaff々〆〇\U00020000-\U0003ffff\u30a1-\u30fa\u30fcー]+)"
)
LIGHTEST = 0.1
"""Parts that weigh less say which part of a firm it is."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u30a1-\u30fc]")
_LATIN = re.compile("[a-z]")
KEPT = 200
"""Characters of a name that are compared part by part: registers allow fewer. Longer texts are compared in pieces."""
KEPT_OF_READINGS = 5 * KEPT
"""A character is read in several kana."""
PIECE = 140
"""Characters of a piece of a longer text, half of which stand in the next piece too: no listed name has as many."""
WORD = 20
"""Characters by which a piece may be longer at either end so that a word stays whole."""


class Token(NamedTuple):
    """One part of a name."""

    text: str
    """What it is compared by: the meaning of a word, the folded characters, or how it sounds."""
    written: str
    """As it stands in the folded name."""
    sound: str
    """How it is spelled in Latin letters; empty for characters, whose reading is a matter of `readings`."""
    kind: TokenKind
    weight: float
    """How much it says of who somebody is: 1 for a name, less for what somebody does and where."""


@dataclass(frozen=True)
class Name:
    """One name, taken apart."""

    raw: str
    folded: str
    core: str
    """Folded, without its legal forms."""
    legal_form: tuple[str, ...]
    """The ids of the legal forms in it, see legal_forms.toml."""
    tokens: tuple[Token, ...]
    script: Script

    @once
    def joined(self) -> str:
        """The name without spaces and with kana as registers of old wrote them; of characters without small words."""
        if self.core.isascii():
            return self.core.replace(" ", "")
        return large_kana("".join(token.written for token in self.tokens if token.sound != "-")).replace(" ", "")

    @once
    def sound(self) -> str:
        """All of it in Latin letters without spaces; empty if it holds characters that are read in several ways."""
        sounds = [token.sound for token in self.tokens]
        return "" if "" in sounds else "".join(sounds)

    @once
    def trunk(self) -> Name | None:
        """The name without its branches, plants and the places before these; None if it states none."""
        if min((token.weight for token in self.tokens), default=1.0) >= LIGHTEST:
            return None
        kept = _trunk(self.tokens, self.core)
        return replace(self, core=" ".join(token.written for token in kept), tokens=kept) if kept else None

    @once
    def readings(self) -> tuple[str, ...]:
        """How a name that holds characters may be read, in kana; empty if it holds none."""
        from .readings import readings_of  # loads a dictionary

        return (
            readings_of(self.raw)
            if any(token.kind == "han" or _holds_han(token.written) for token in self.tokens)
            else ()
        )

    @once
    def initials(self) -> tuple[str, ...]:
        """What it may be called for short: its first letters, legal form and small words in or left out; or the first
        characters of its parts."""
        if not self.core.isascii():
            firsts = "".join(token.written[0] for token in self.tokens)
            shorts = [firsts, firsts[:2]] if len(firsts) >= 2 else []
            return tuple(dict.fromkeys(short for short in shorts if _holds_han(short[0]) and _holds_han(short[-1])))
        if self.folded.count(" ") < 2:
            return ()
        words, whole = self.core.split(" "), self.folded.split(" ")
        large = [word for word in words if word not in lexicon().small]
        long = [word for word in whole if word not in lexicon().small]
        options = (large, words, long, long[: len(large) + 1])
        return tuple(dict.fromkeys(short for each in options if len(short := "".join(word[0] for word in each)) >= 3))

    @once
    def consonants(self) -> str:
        """The consonants of all of it; empty if it holds characters, whose reading is a matter of `readings`."""
        return "".join(map(_consonants_of, self.tokens)) if self.sound else ""


def _trunk(tokens: tuple[Token, ...], core: str) -> tuple[Token, ...]:
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.weight >= LIGHTEST:
            kept.append(token)
        elif len(kept) > 1 and kept[-1] is tokens[place - 1] and _may_be_a_place(kept[-1], core):
            kept.pop()
    return tuple(kept)


def _may_be_a_place(token: Token, core: str) -> bool:
    return token.weight == WEIGHTS["place"] or f" {token.written}" in core


def _consonants_of(token: Token) -> str:
    return consonants(token.written.replace(" ", "") if token.written.isascii() else token.sound.strip("-"))


@lru_cache(maxsize=8192)
def name_of(raw: str) -> Name:
    """A name taken apart. What is longer than any name is cut (`problem_of` says so); nothing raises."""
    return new_name(raw)


def whole_or_pieces(raw: str, named: Callable[[str], Name]) -> tuple[Name, ...]:
    """A name, or, of a text that is longer than names are, all of it in pieces that overlap, made by `named`.

    Whatever stands in such a text, an address before the name or several names, is compared. Past LONGEST it is cut.
    """
    name = named(raw)
    if len(name.core) <= KEPT:
        return (name,)
    return tuple(_pieces(normalize("NFKC", raw[:LONGEST]), PIECE, named).values())


def _pieces(text: str, size: int, named: Callable[[str], Name]) -> dict[str, Name]:
    """The pieces of a text by what they say, each half in the next; those that grow as they are folded in smaller."""
    found: dict[str, Name] = {}
    step = max(1, size // 2)
    for start in range(0, max(1, len(text) - size + step), step):
        piece = text[_word_start(text, start) : _word_end(text, start + size)].strip()
        if piece and piece not in found:
            name = named(piece)
            if len(name.core) <= KEPT or size == 1:
                found[piece] = name
            else:
                found.update(_pieces(piece, size // 2, named))
    return found


def _word_start(text: str, at: int) -> int:
    """The place where the word begins in which another place is, if that is not far."""
    blank = text.rfind(" ", max(0, at - WORD), at)
    return at if blank < 0 else blank + 1


def _word_end(text: str, at: int) -> int:
    blank = text.find(" ", at, at + WORD)
    return at if blank < 0 else blank


def new_name(raw: str, kept: int = KEPT) -> Name:
    """The same, not kept: for a million names that are met once. `kept` characters are taken apart."""
    whole = folded(raw[:LONGEST])
    core, legal_form = parted(whole)
    return Name(raw, whole, core, legal_form, tokens_of(core[:kept]), _script(core))


def tokens_of(core: str) -> tuple[Token, ...]:
    """The parts of a folded name."""
    found: list[Token] = []
    words = lexicon()
    if core.isascii():
        _latin(core.split(" "), words, found)
    else:
        for piece in core.split(" "):
            if piece.isascii():
                _latin([piece], words, found)
            else:
                for han, kana, other in _RUNS.findall(piece):
                    if other:
                        _latin([other], words, found)
                    else:
                        _written(han or kana, words, found)
    kept = [token for token in found if token.text != "the"]
    return tuple(kept or found)


def _latin(pieces: list[str], words: Lexicon, found: list[Token]) -> None:
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        sound = skeleton(piece)
        size = 1
        meanings = words.spoken.get(sound) if piece not in words.small else None
        if sound in words.first_spoken:
            for longer in range(min(words.longest, len(pieces) - at), 1, -1):
                phrase = words.spoken.get(" ".join(map(skeleton, pieces[at : at + longer])))
                if phrase:
                    size, meanings, piece = longer, phrase, " ".join(pieces[at : at + longer])
                    sound = skeleton(piece.replace(" ", ""))
                    break
        if meanings:
            _mean(meanings, piece, sound, words, found)
        elif piece in words.small:
            found.append(Token("the", piece, sound, "word", WEIGHTS["branch"]))
        elif piece:
            found.append(Token(sound, piece, sound, "latin", _latin_weight(piece)))
        at += size


def _latin_weight(piece: str) -> float:
    if piece.isdigit():
        return 0.3
    return (0.5, 0.7, 0.9)[len(piece) - 1] if len(piece) < 4 else 1.0


def _mean(meanings: tuple[str, ...], piece: str, sound: str, words: Lexicon, found: list[Token]) -> None:
    """What a word means; one that is short for several sounds as the first of them alone, so that sounds stay whole."""
    for number, meaning in enumerate(meanings):
        weight = WEIGHTS[words.tables[meaning]]
        found.append(Token(meaning, piece, sound if number == 0 else "-", "word", weight))


def _written(run: str, words: Lexicon, found: list[Token]) -> None:
    """Cuts a run of characters or of kana at the words that the lexicon knows, the longest first."""
    large = large_kana(run)
    places = range(len(run)) if len(large) == len(run) else [at for at, sign in enumerate(run) if sign != "ー"]
    start = at = 0
    while at < len(large):
        for length in words.first.get(large[at], ()):
            word = large[at : at + length]
            if word in words.written and _may_stand(large, start, at, length, words):
                if at > start:
                    _unknown(run[places[start] : places[at]], found)
                end = places[at + length] if at + length < len(large) else len(run)
                piece = run[places[at] : end]
                sound = "" if _holds_han(piece) else skeleton(romaji(piece))
                _mean(words.written[word], piece, sound, words, found)
                at += length
                start = at
                break
        else:
            at += 1
    if start < len(large):
        _unknown(run[places[start] :], found)


def _may_stand(large: str, start: int, at: int, length: int, words: Lexicon) -> bool:
    """Whether a word may begin here: a short one of kana only at an end of what is not cut off, within it is chance.

    アンド is a word between two others alone.
    """
    if words.written[large[at : at + length]] == ("the",) and large[at] <= "ー":
        return 0 < at == start and at + length < len(large)
    end = at + length
    if large[at] > "ー" or length > 3:
        return length > 1 or len(large) == 1 or at == 0
    if length < 3:
        return at == start and (
            end == len(large) or any(large[end : end + n] in words.written for n in (2, 3, 4, 5, 6))
        )
    return at == start or end == len(large)


def _unknown(run: str, found: list[Token]) -> None:
    if _holds_han(run):
        weight = 0.7 if len(run) == 1 else 1.0 + 0.15 * max(0, len(run) - 4)
        found.append(Token(run, run, "", "han", weight))
    else:
        sound = skeleton(romaji(run))
        found.append(Token(sound, run, sound, "kana", 0.6 if len(run) == 1 else 1.0))


def _holds_han(text: str) -> bool:
    return _HAN.search(text) is not None


def _script(core: str) -> Script:
    if core.isascii():
        return "latin"
    han = _holds_han(core)
    kana = _KANA.search(core) is not None
    latin = _LATIN.search(core) is not None
    if han + kana + latin > 1:
        return "mixed"
    return "han" if han else "kana" if kana else "latin" if latin else "other"
