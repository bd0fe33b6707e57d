"""How well names are screened, on the pairs of bench/names: Ytterby, RapidFuzz and logic-v2 of nomenklatura in one run.

A pair counts as found if the entry is among the candidates of the typed name. Peers that only score get the threshold
that does best (F1) on the development part and, because a reviewer's time is what is short, a second one: the lowest at
which a clean name has at most two candidates. `python bench/screening_quality.py development` prints what Ytterby
misses and finds too much in that part alone, and keeps nothing.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kept import keep
from peers import NOT_INSTALLED, Peer, listed_entries, peers, sought, version_of

from ytterby.parties.lists import Entry
from ytterby.parties.search.indexed import IndexedMatcher
from ytterby.parties.search.plain import PlainMatcher

NAMES = Path(__file__).parent / "names"
SCRIPTS = ("name_ja", "kana", "romaji", "english")
FIRST, MOST_OF_A_CLEAN_NAME, WANTED_RECALL = 3, 2, 0.99
LISTED_TOO = "listed-sibling"
NAMED_KINDS = frozenset(
    {
        "one-typo",
        "two-typos",
        "transposition",
        "legal-form",
        "spacing",
        "width",
        "kana",
        "hiragana",
        "katakana-foreign",
        "romaji-hepburn",
        "romaji-kunrei",
        "romaji-wapuro",
        "romaji-macron",
    }
)
"""Typos, transliteration, legal form and spacing: what the wanted recall speaks of."""


@dataclass(frozen=True)
class Pair:
    """A typed name and an entry, and whether they are one."""

    pair_id: str
    typed: str
    country: str
    entry: int
    """Its place among the entries."""
    same: Literal["yes", "no", "open"]
    kind: str


@dataclass(frozen=True)
class Answered:
    """What one peer said of everything."""

    peer: Peer
    pairs: dict[str, Sequence[float]]
    """The scores of all entries for each typed name, by the id of the pair."""
    clean: list[Sequence[float]]
    """The scores of all entries for each clean name."""
    places: dict[str, list[int]]
    """By script: at which place each Japanese entry came, beginning with 1; equal scores by the order of the lists."""

    def finds(self, pair: Pair, least: float) -> bool:
        """Whether the entry of a pair is among the candidates."""
        return self.pairs[pair.pair_id][pair.entry] >= least


def main() -> None:
    """Ask everybody everything, and keep the figures."""
    entries = listed_entries()
    if "development" in sys.argv[1:]:
        tell(entries)
        return
    parts = {part: pairs_of(part, entries) for part in ("development", "frozen")}
    agree(entries, [pair for pairs in parts.values() for pair in pairs])
    answers = [answered(peer, [pair for pairs in parts.values() for pair in pairs], entries) for peer in peers(entries)]
    told: dict[str, object] = {
        "entries": len(entries),
        "pairs": {part: len(pairs) for part, pairs in parts.items()},
        "wanted": {
            "recall_of_named_kinds_on_frozen": WANTED_RECALL,
            "candidates_of_a_clean_name": MOST_OF_A_CLEAN_NAME,
            "japanese_entries_in_first_3_by_each_script": len(rows("japanese")),
        },
        "versions": {name: version_of(name) for name in ("rapidfuzz", "nomenklatura")},
        "peers": [figure for each in answers for figure in figures(each, parts)],
    }
    if NOT_INSTALLED in version_of("nomenklatura"):
        print(json.dumps(told, indent=2, ensure_ascii=False))
        print(f"nomenklatura is {NOT_INSTALLED}. Without it nothing is kept.", file=sys.stderr)
    else:
        keep("screening_quality", told)


def agree(entries: Sequence[Entry], pairs: Sequence[Pair]) -> None:
    """Hold the index against the comparison with every entry: a figure about one must be a figure about both."""
    typed = [sought(pair.typed, pair.country) for pair in pairs]
    plain = PlainMatcher(entries)
    for each, found in zip(typed, IndexedMatcher(entries).candidates_of_all(typed), strict=True):
        if tuple(found) != plain.candidates(each):
            raise SystemExit(f"The index and the plain matcher do not agree about {each.reference}.")


def tell(entries: Sequence[Entry]) -> None:
    """Print what Ytterby misses and what it finds too much in the development part."""
    (ytterby, *_) = peers(entries)
    for pair in pairs_of("development", entries):
        is_found = ytterby.likeness(pair.typed, pair.country)[pair.entry] >= 0
        if is_found != (pair.same == "yes") and pair.same != "open":
            says = "too much" if is_found else "missed"
            print(f"{says}\t{pair.pair_id}\t{pair.kind}\t{pair.typed}\t{pair.country}\t{entries[pair.entry].names[0]}")


def rows(name: str) -> list[dict[str, str]]:
    """A table of bench/names."""
    with (NAMES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs_of(part: str, entries: Sequence[Entry]) -> list[Pair]:
    """The pairs of one part."""
    place = {(entry.notice, entry.names[0]): at for at, entry in enumerate(entries)}
    return [
        Pair(
            row["pair_id"],
            row["typed"],
            row["typed_country"],
            place[row["notice"], row["entry"]],
            _same(row["same"]),
            row["kind"],
        )
        for row in rows(part)
    ]


def _same(said: str) -> Literal["yes", "no", "open"]:
    match said:
        case "yes" | "no" | "open":
            return said
        case _:
            raise ValueError(said)


def answered(peer: Peer, pairs: Sequence[Pair], entries: Sequence[Entry]) -> Answered:
    """Ask one peer everything."""
    print(f"{peer.name} …", file=sys.stderr)
    place = {(entry.notice, entry.names[0]): at for at, entry in enumerate(entries)}
    places: dict[str, list[int]] = defaultdict(list)
    for row in rows("japanese"):
        for script in SCRIPTS:
            scores = peer.likeness(row[script], "JP")
            places[script].append(_place(scores, place[row["notice"], row["entry"]], min(peer.steps)))
    return Answered(
        peer,
        {pair.pair_id: peer.likeness(pair.typed, pair.country) for pair in pairs},
        [peer.likeness(row["name"], row["country"]) for row in rows("clean")],
        places,
    )


def _place(scores: Sequence[float], entry: int, least: float) -> int:
    if scores[entry] < least:
        return len(scores) + 1
    before = sum(score > scores[entry] for score in scores) + sum(score == scores[entry] for score in scores[:entry])
    return before + 1


def figures(answer: Answered, parts: dict[str, list[Pair]]) -> Iterable[dict[str, object]]:
    """The figures of one peer, for each threshold that it gets."""
    for why, least in thresholds(answer, parts["development"]):
        found = [sum(score >= least for score in scores) for scores in answer.clean]
        yield {
            "peer": answer.peer.name,
            "threshold": {"at_least": least, "chosen": why},
            **{part: figures_of_part(answer, pairs, least) for part, pairs in parts.items()},
            "clean_names": {
                "names": len(found),
                "mean_candidates": round(sum(found) / len(found), 3),
                "most_candidates": max(found),
                "names_with_none": found.count(0),
            },
            "japanese_entries_in_first_3": {
                script: sum(place <= FIRST for place in places) for script, places in answer.places.items()
            },
        }


def thresholds(answer: Answered, development: Sequence[Pair]) -> list[tuple[str, float]]:
    """The thresholds of a peer that only scores, with the reason; the frozen part has no say in them."""
    steps = answer.peer.steps
    if len(steps) == 1:
        return [("by the program itself", steps[0])]
    best = max(steps, key=lambda least: _measures(answer, development, least)[2])
    most = MOST_OF_A_CLEAN_NAME * len(answer.clean)
    fits = (least for least in steps if sum(score >= least for each in answer.clean for score in each) <= most)
    few = next(fits, steps[-1])
    return [("best F1 on development", best), ("lowest with two candidates a clean name", few)]


def figures_of_part(answer: Answered, pairs: Sequence[Pair], least: float) -> dict[str, object]:
    """Recall, precision and F1 of one part, and what was found by kind."""
    precision, recall, f1 = _measures(answer, pairs, least)
    named = [pair for pair in pairs if pair.kind in NAMED_KINDS]
    others = {pair.typed: answer.pairs[pair.pair_id] for pair in pairs if pair.same == "no" and pair.kind != LISTED_TOO}
    of_others = sum(score >= least for scores in others.values() for score in scores)
    of_kind: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of_kind[f"{pair.kind} ({pair.same})"].append(pair)
    return {
        "recall": round(recall, 4),
        "precision": round(precision, 4),
        "f1": round(f1, 4),
        "recall_of_named_kinds": round(_measures(answer, named, least)[1], 4),
        "named_kinds_missed": sum(not answer.finds(pair, least) for pair in named),
        "mean_candidates_of_somebody_else": round(of_others / len(others), 3),
        "found_by_kind": {
            kind: f"{sum(answer.finds(pair, least) for pair in those)} of {len(those)}"
            for kind, those in sorted(of_kind.items())
        },
    }


def _measures(answer: Answered, pairs: Sequence[Pair], least: float) -> tuple[float, float, float]:
    """Precision, recall and F1; pairs that are open count nowhere."""
    found = [pair.same for pair in pairs if pair.same != "open" and answer.finds(pair, least)]
    right, same = found.count("yes"), sum(pair.same == "yes" for pair in pairs)
    precision = right / len(found) if found else 1.0
    recall = right / same if same else 1.0
    return precision, recall, 2 * right / (len(found) + same) if found or same else 1.0


if __name__ == "__main__":
    main()
