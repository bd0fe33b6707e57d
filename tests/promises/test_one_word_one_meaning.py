"""A term of the trade is said with one word in each language: in every catalogue, on every page, in names of code."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import ytterby
from ytterby.languages import LANGUAGES

HOME = Path(ytterby.__file__).parent
ROOT = HOME.parent
GLOSSARY: Mapping[str, Mapping[str, object]] = tomllib.loads(
    (HOME / "law" / "glossary.toml").read_text(encoding="utf-8")
)
NOT_OURS = {"words", "also"}
"""Official words as quoted, and words that people may type into a table."""
IDENTIFIER = re.compile(
    r"`ytterby[^`]*`|`\w+`|ytterby [a-z]+ [a-z]+|\{\w+\}|--[\w-]+|\b\w+[._][\w.]+\b|\b\w+(?:-\w+){2,}\b"
)
"""What is no English: commands, blanks, columns, names of rules and of points."""
STRICT = [term for term, entry in GLOSSARY.items() if entry.get("strict")]
EVERYDAY = [term for term, entry in GLOSSARY.items() if entry.get("everyday")]
TRADE = [term for term in GLOSSARY if term not in EVERYDAY]
ALLOWED: Mapping[tuple[str, str], str] = {
    ("licence", "IP licence"): "leave given by the owner of a right, which no authority grants",
}
"""English texts in which a word is no term of the trade, with the reason."""
ALLOWED_WORDS: Mapping[str, str] = {
    "License 2.0": "the name of the program's own terms",
    "## ライセンス": "the heading over the program's own terms",
    "LICENSE": "the file with the program's own terms",
    "责任人员": "the word of the Export Control Law for those who answer for a breach",
}
"""What a page may say although a word that is never said stands in it, with the reason."""


@dataclass(frozen=True)
class Said:
    """One text in three languages, and where it stands."""

    where: str
    ja: str
    zh: str
    en: str


def texts(data: object, where: str) -> Iterator[Said]:
    """Every text of a catalogue, those under stems such as `ask_` and those nested in tables and lists too."""
    if isinstance(data, list):
        for number, each in enumerate(data):
            yield from texts(each, f"{where}[{number}]")
    if not isinstance(data, dict):
        return
    for stem in sorted({key[:-2] for key, value in data.items() if isinstance(value, str) and key.endswith("en")}):
        if stem == "" or stem.endswith("_"):
            said = {language: data.get(stem + language, "") for language in LANGUAGES}
            if isinstance(said["ja"], str) and said["ja"]:  # the names of cases have no Chinese
                yield Said(f"{where} {stem}", **said)
    for key, value in data.items():
        if key not in NOT_OURS:
            yield from texts(value, f"{where} {key}")


def beside_each_other(folder: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The sentences of the notification, kept in one file a language, laid side by side."""
    told = {each: tomllib.loads((folder / f"{each}.toml").read_text(encoding="utf-8")) for each in LANGUAGES}
    return {
        group: {key: {each: told[each][group][key] for each in LANGUAGES} for key in told["en"][group]}
        for group, sentences in told["en"].items()
        if isinstance(sentences, dict)
    }


WORDING = HOME / "documents" / "wording"
FILES = sorted(
    path
    for path in HOME.rglob("*.toml")
    if path.name != "glossary.toml" and path.parent != WORDING and "samples" not in path.parts
)
TEXTS = [
    said
    for path in FILES
    for said in texts(tomllib.loads(path.read_text(encoding="utf-8")), path.relative_to(HOME).as_posix())
] + list(texts(beside_each_other(WORDING), "documents/wording"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted(HOME.rglob("*.md"))]


def listed(term: str, key: str) -> list[str]:
    found = GLOSSARY[term].get(key, [])
    assert isinstance(found, list)
    return [str(each) for each in found]


def forms(term: str, language: str) -> list[str]:
    """The agreed word and the other forms of it, longest first."""
    return sorted([str(GLOSSARY[term][language]), *listed(term, f"forms_{language}")], key=len, reverse=True)


def in_english(word: str) -> re.Pattern[str]:
    """A word or its plural, standing for itself and not within another joined by a hyphen."""
    stem = re.escape(word.removesuffix("y")) + "(?:y|ies)" if word.endswith("y") else re.escape(word) + "(?:s|es)?"
    return re.compile(rf"(?<![\w-]){stem}(?![\w-])".replace(r"\ ", r"[ -]"), re.IGNORECASE)


def terms_in(english: str) -> set[str]:
    """The terms that stand in an English text; a longer one hides those within it."""
    rest, found = IDENTIFIER.sub("·", english), set()
    for term in sorted(GLOSSARY, key=lambda each: -len(str(GLOSSARY[each]["en"]))):
        rest, times = in_english(str(GLOSSARY[term]["en"])).subn("·", rest)
        if times:
            found.add(term)
    return found


FOUND = [(said, terms_in(said.en)) for said in TEXTS]


def test_every_room_is_read() -> None:
    assert len(TEXTS) > 1500
    rooms = {said.where.split("/")[0] for said in TEXTS}
    assert rooms >= {"actions", "bom", "cli", "determination", "documents", "law", "tables"}
    for told in ("facts.toml", " ask_", " cure_", " not_", " question_", " why_default_", " note ", "cases.toml"):
        assert any(told in said.where for said in TEXTS), told


@pytest.mark.parametrize("language", ["ja", "zh"])
@pytest.mark.parametrize("term", TRADE)
def test_a_term_is_said_with_its_word(term: str, language: str) -> None:
    """Where the English names it, the text beside it says the agreed word."""
    words = forms(term, language)
    assert [
        (said.where, said.en, getattr(said, language))
        for said, found in FOUND
        if term in found
        and said.zh  # the names of cases, which have no Chinese, are cut short: only a second word is looked for
        and (term, said.en) not in ALLOWED
        and not any(word in getattr(said, language) for word in words)
        and not names_a_table(term, getattr(said, language))
    ] == []


def names_a_table(term: str, text: str) -> bool:
    """Whether the English word stands in a Japanese or Chinese text as it is, for a table or a section of a file."""
    return bool(in_english(str(GLOSSARY[term]["en"])).search(text))


def alone(term: str, language: str, text: str) -> bool:
    """Whether the word stands there for itself and not within a longer term."""
    own = str(GLOSSARY[term][language])
    for other in GLOSSARY:
        for word in forms(other, language):
            if other != term and own in word:
                text = text.replace(word, "·")
    return own in text


@pytest.mark.parametrize("term", STRICT)
def test_an_everyday_word_stands_where_the_term_does(term: str) -> None:
    """Where the Chinese says the term, the English says it too: the other way round an everyday word tells nothing."""
    word = in_english(str(GLOSSARY[term]["en"]))
    told = [said for said in TEXTS if alone(term, "zh", said.zh)]
    assert told or term == "issue"
    assert [(said.where, said.en, said.zh) for said in told if not word.search(said.en)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_second_word_is_said_in_a_text(language: str) -> None:
    never = [word for term in GLOSSARY for word in listed(term, f"never_{language}")]
    assert len(never) >= 5
    assert [
        (word, said.where, getattr(said, language))
        for said in TEXTS
        for word in never
        if says(word, getattr(said, language))
    ] == []


def says(word: str, text: str) -> bool:
    """Whether a text says a word; an English one as a whole word, so that `licensed` is no `license`."""
    for allowed in ALLOWED_WORDS:
        text = text.replace(allowed, "·")
    return bool(in_english(word).search(IDENTIFIER.sub("·", text))) if word.isascii() else word in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_second_word_is_said_on_a_page(page: Path) -> None:
    language = {".ja": "ja", ".zh": "zh"}.get(Path(page.stem).suffix, "en")
    never = [word for term in GLOSSARY for word in listed(term, f"never_{language}")]
    rows = page.read_text(encoding="utf-8").splitlines()
    # The guide of the tables lists in its last column what may be typed into a cell: many words for one meaning.
    if page.name.startswith("tables."):
        rows = [row.rstrip("| ").rpartition("|")[0] if row.startswith("|") else row for row in rows]
    assert [(word, row) for row in rows for word in never if says(word, row)] == []


def test_no_name_of_code_says_a_second_word() -> None:
    """Modules, classes, functions, fields, arguments and options of the command."""
    never = [word for term in GLOSSARY for word in listed(term, "never_en")]
    banned = {re.sub(r"\W+", "", word) for word in never}
    assert {"license", "watchlist", "entitylist", "reexport"} <= banned
    slips = []
    for path in sorted(HOME.rglob("*.py")):
        names = {path.stem}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Name(id=name) | ast.arg(arg=name):
                    names.add(name)
                case ast.Constant(value=str(name)) if name.startswith("--"):
                    names.add(name)
        # re_export and watch_list are written apart, as the hyphen is in English
        slips += [(path.name, name) for name in names if any(word in spelt(name) for word in banned)]
    assert slips == []


def spelt(name: str) -> str:
    """A name without its hyphens and without `licensed`, which is British too."""
    return name.replace("-", "").lower().replace("licensed", "")


@pytest.mark.parametrize(
    ("word", "text", "told"),
    [
        ("license", "Is a license needed?", True),
        ("license", "know-how licensed to a company", False),
        ("watchlist", "the watch list", False),
        ("附属書", "附属書1の品目", True),
        ("責任者", "責任者の判断", True),
    ],
)
def test_a_second_word_is_found(word: str, text: str, told: bool) -> None:
    assert says(word, text) is told


def test_a_longer_term_hides_those_within_it() -> None:
    assert terms_in("the re-export of a Part 1 item") == {"re_export", "part_one_item"}
    assert terms_in("Fill in shipments.exporter, see `ytterby readings list`") == set()
    assert terms_in("the licences of the exporters") == {"licence", "exporter"}


def test_every_exception_is_needed() -> None:
    said = {(term, each.en) for each, found in FOUND for term in found}
    assert set(ALLOWED) <= said
    written = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [allowed for allowed in ALLOWED_WORDS if allowed not in written] == []
