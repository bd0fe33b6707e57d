"""The same answers as the plain comparison from an index, for a million names."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from ..lists import Entry
from ..matching import Match
from ..names.name import Name, Token, name_of, new_name, whole_or_pieces
from ..sought import Sought
from .answering import Numbers, answered, keep_best
from .forms import Form, as_one, entry_forms, is_read_alone, sought_forms, spans_of, weights_of
from .scoring import ENOUGH_BESIDE, THRESHOLD, Listed, Pairing, paired
from .vocabulary import Vocabulary
from .wholes import Wholes

__all__ = ["IndexedMatcher"]

BLOCK = 16_384
"""Names that are compared at once."""
CELLS = 4_000_000
"""Pairs of names and entries whose bounds are held at once: some 64 MB."""
ROUNDING = 1e-6
"""Bounds are summed in another order than scores."""
SHARE = 16_384
"""Names that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class _Postings:
    """Where each part of the vocabulary stands, one after the other."""

    start: NDArray[np.int64]
    """Of the places of each part; one more than there are parts."""
    listed: NDArray[np.int64]
    weight: NDArray[np.float64]


class IndexedMatcher:
    """Compares names with what an index says may be like them, and with nothing else."""

    def __init__(self, entries: Sequence[Entry], *, processes: int = 1) -> None:
        """`processes`: over so many the names of `candidates_of_all` are spread, where there are enough of them."""
        self._entries = tuple(entries)
        self._processes = processes
        forms = [entry_forms(entry) for entry in self._entries]
        self._weights = weights_of(forms)
        self._listed = [
            Listed.of(form, place, spans_of(form.tokens), self._weights)
            for place, each in enumerate(forms)
            for form in each
        ]
        read_alone = [is_read_alone(entry) for entry in self._entries]
        self._reads = any(read_alone)
        self._is_read_alone = np.array([read_alone[each.place] for each in self._listed], dtype=bool)
        self._whole_weight = np.array([each.weight for each in self._listed], dtype=np.float64)
        self._numbers = Numbers(self._entries)
        self._vocabulary = Vocabulary(span.token for each in self._listed for span in each.spans)
        self._postings = self._made_postings()
        self._wholes = Wholes(self._listed)

    def candidates(self, sought: Sought) -> tuple[Match, ...]:
        """The entries that a person should look at, best first."""
        return self._answers([sought], keep=True)[0]

    def candidates_of_all(self, sought: Sequence[Sought]) -> Iterator[tuple[Match, ...]]:
        """The same for many, in their order."""
        if self._processes > 1 and len(sought) > SHARE:
            yield from self._spread(sought)
            return
        for block in _blocks(sought, BLOCK):
            yield from self._answers(block, keep=False)

    def _spread(self, sought: Sequence[Sought]) -> Iterator[tuple[Match, ...]]:
        """Over several processes, each of which makes an index of its own; a few shares are under way at a time."""
        with ProcessPoolExecutor(self._processes, initializer=_begin, initargs=(self._entries,)) as pool:
            waiting: list[tuple[int, Future[dict[int, tuple[Match, ...]]]]] = []
            for share in _blocks(sought, SHARE):
                waiting.append((len(share), pool.submit(_answer, share)))
                if len(waiting) > 2 * self._processes:
                    yield from _in_order(*waiting.pop(0))
            for each in waiting:
                yield from _in_order(*each)

    def _answers(self, block: Sequence[Sought], *, keep: bool) -> list[tuple[Match, ...]]:
        rows: list[tuple[int, Form]] = []
        named = name_of if keep else new_name
        kept: dict[str, tuple[Name, ...]] = {}
        for number, sought in enumerate(block):
            for raw in sought.names:
                names = kept.get(raw)
                if names is None:
                    names = kept[raw] = whole_or_pieces(raw, named)
                rows += [(number, form) for name in names for form in sought_forms(name, read=self._reads)]
        best: dict[int, dict[int, Pairing]] = {}
        for number, form, listed in self._pairs(rows):
            pairing = paired(form, listed, self._weights)
            if pairing.score >= THRESHOLD:
                keep_best(best.setdefault(number, {}), listed.place, pairing)
        found = []
        for number, sought in enumerate(block):
            by_number = self._numbers.bearers(sought)
            has_any = number in best or by_number
            found.append(answered(sought, self._entries, best.get(number, {}), by_number) if has_any else ())
        return found

    def _pairs(self, rows: Sequence[tuple[int, Form]]) -> Iterator[tuple[int, Form, Listed]]:
        """The pairs of forms that may reach the threshold, in the order in which the plain comparison meets them."""
        wholes = self._wholes.near([form.spoken for _, form in rows])
        size = max(1, CELLS // max(1, len(self._listed)))
        for start in range(0, len(rows), size):
            part = rows[start : start + size]
            bounded = self._bounded([form for _, form in part])
            for row, (number, form) in enumerate(part):
                chosen = bounded.get(row, set()) | wholes[start + row]
                if form.is_reading:
                    chosen = {each for each in chosen if self._is_read_alone[each]}
                for each in sorted(chosen):
                    yield number, form, self._listed[each]

    def _bounded(self, forms: Sequence[Form]) -> dict[int, set[int]]:
        """For each row the listed forms whose parts may agree so well that the threshold is reached."""
        rows: list[int] = []
        numbers: list[int] = []
        ours: list[float] = []
        theirs: list[float] = []
        sums = np.zeros(len(forms))
        likes = self._vocabulary.likes(token for form in forms for token in form.tokens)
        for row, form in enumerate(forms):
            weights = [self._weights.of(token) for token in form.tokens]
            sums[row] = sum(weights)
            for token, weight in zip(form.tokens, weights, strict=True):
                for number, of_sought, of_listed in likes[token]:
                    rows.append(row)
                    numbers.append(number)
                    ours.append(of_sought * weight)
                    theirs.append(of_listed)
            for at, (one, other) in enumerate(pairwise(form.tokens)):
                for number in self._vocabulary.numbers_of(text) if (text := as_one(one, other)) else ():
                    rows.append(row)
                    numbers.append(number)
                    ours.append(weights[at] + weights[at + 1])
                    theirs.append(1.0)
        if not rows:
            return {}
        return self._above(np.array(rows), np.array(numbers), np.array(ours), np.array(theirs), sums)

    def _above(
        self,
        rows: NDArray[np.int64],
        numbers: NDArray[np.int64],
        ours: NDArray[np.float64],
        theirs: NDArray[np.float64],
        sums: NDArray[np.float64],
    ) -> dict[int, set[int]]:
        start = self._postings.start[numbers]
        counts = self._postings.start[numbers + 1] - start
        repeated = np.repeat(np.arange(len(numbers)), counts)
        within = np.arange(len(repeated)) - np.repeat(np.cumsum(counts) - counts, counts)
        at = start[repeated] + within
        listed = self._postings.listed[at]
        cells = rows[repeated] * len(self._listed) + listed
        size = len(sums) * len(self._listed)
        of_listed = np.bincount(cells, theirs[repeated] * self._postings.weight[at], size).reshape(len(sums), -1)
        of_sought = np.bincount(cells, ours[repeated], size).reshape(len(sums), -1)
        met_rows, met_listed = np.nonzero(of_sought)
        share = np.minimum(1.0, of_listed[met_rows, met_listed] / self._whole_weight[met_listed])
        found = np.minimum(of_sought[met_rows, met_listed], sums[met_rows])
        beside = np.minimum(sums[met_rows] - found, ENOUGH_BESIDE * self._whole_weight[met_listed])
        enough = 100 * share * np.sqrt(found / (found + beside)) >= THRESHOLD - ROUNDING
        chosen: dict[int, set[int]] = {}
        for row, number in zip(met_rows[enough].tolist(), met_listed[enough].tolist(), strict=True):
            chosen.setdefault(row, set()).add(number)
        return chosen

    def _made_postings(self) -> _Postings:
        numbers: dict[Token, int] = {token: number for number, token in enumerate(self._vocabulary.tokens)}
        places: list[list[tuple[int, float]]] = [[] for _ in numbers]
        for place, each in enumerate(self._listed):
            for span in each.spans:
                places[numbers[span.token]].append((place, sum(each.weights[span.first : span.last + 1])))
        flat = [pair for each in places for pair in each]
        return _Postings(
            np.concatenate(([0], np.cumsum([len(each) for each in places]))).astype(np.int64),
            np.array([place for place, _ in flat], dtype=np.int64),
            np.array([weight for _, weight in flat], dtype=np.float64),
        )


def _blocks(sought: Iterable[Sought], size: int) -> Iterator[list[Sought]]:
    remaining = iter(sought)
    while block := list(islice(remaining, size)):
        yield block


_matcher: list[IndexedMatcher] = []
"""The index of a process of its own, made when it begins."""


def _begin(entries: tuple[Entry, ...]) -> None:
    gc.disable()  # names hold no cycles, and looking for them would take a tenth of the time
    _matcher[:] = [IndexedMatcher(entries)]


def _answer(share: list[Sought]) -> dict[int, tuple[Match, ...]]:
    """The answers that are not empty, for few are."""
    return {number: each for number, each in enumerate(_matcher[0].candidates_of_all(share)) if each}


def _in_order(size: int, future: Future[dict[int, tuple[Match, ...]]]) -> Iterator[tuple[Match, ...]]:
    found = future.result()
    return (found.get(number, ()) for number in range(size))
