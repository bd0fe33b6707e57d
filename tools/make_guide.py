"""Writes the pages of the guide that repeat what the program knows: the tables, the readings, and a real board.

`python tools/make_guide.py` (or `make docs`) writes them; `tests/promises/test_readme.py` holds them to be as written.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, cast

from ytterby.languages import Catalogue
from ytterby.law.items import Item, annex1
from ytterby.law.numbering import place
from ytterby.law.readings import OpenPoint, open_points
from ytterby.law.saying import name_of, subject_of
from ytterby.samples import sample
from ytterby.tables.schema import HERE, Column, Table, labels, plain, schema

__all__ = ["KEPT_ONLY", "Tongue", "annex_page", "board", "main", "pages", "readings_page", "tables_page"]

Tongue = Literal["en", "ja"]
TONGUES: tuple[Tongue, ...] = ("en", "ja")
ROOT = Path(__file__).parents[1]
ALIASES = 3
"""So many further spellings are shown; the program reads more."""

KEPT_ONLY: Mapping[str, tuple[str, ...]] = {
    "parts": ("value_basis",),
    "technology_use": ("evidence",),
    "notices": ("item_text",),
    "prices": ("source",),
    "parties": ("service_role",),
    "shipments": ("forwarder", "customs_broker", "bank"),
    "end_uses": ("role",),
    "licences": ("end_use", "terms"),
    "undertakings": ("end_use", "quantity"),
    "transfers": ("channel", "technology", "medium", "amount", "currency"),
    "recipients": ("passport", "permits", "residence", "long_stays", "career", "departures"),
}
"""Columns on which no determination rests yet; a table without columns here is one of which none does."""

RATE = ("fx", "per_unit")
"""An amount that is in the currency of another column."""

LISTED = ("parts", "listed_item")
"""The column that holds a number of Annex 1."""

COMMA: Mapping[Tongue, str] = {"en": ", ", "ja": "、"}

BOARD = ("chain/motor-maker", "2026-11-20")
"""The sample and the day of knowledge of the board in the readme."""
WHO = ("スバル", "2026-11-24")
"""A name that stands on an official list, in a script in which it does not stand there, and the day of the answer."""
WIDTH = 106
"""So wide is what the readme shows."""

WAYS = (
    ("4.20", "write-exact"),
    ("4.1..4.3", "write-range"),
    ("<=0.5", "write-at-most"),
    (">=2", "write-at-least"),
    ("7.3", "write-percent"),
    ("2026-11-03", "write-date"),
)


def main() -> None:
    """Write every page and block in its place."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """What each file is to hold: pages made whole, and pages of which only the marked blocks are made."""
    guide = ROOT / "docs" / "guide"
    made = {guide / f"tables.{tongue}.md": tables_page(tongue) for tongue in TONGUES}
    made |= {guide / f"annex1.{tongue}.md": annex_page(tongue) for tongue in TONGUES}
    made |= {guide / f"readings.{tongue}.md": readings_page(tongue) for tongue in TONGUES}
    for tongue, name in (("en", "README.md"), ("ja", "README.ja.md")):
        page = (ROOT / name).read_text(encoding="utf-8")
        page = _put(page, "board", f"```text\n{board(cast(Tongue, tongue))}\n```")
        made[ROOT / name] = _put(page, "who", f"```text\n{who(cast(Tongue, tongue))}\n```")
    return made


def _put(page: str, mark: str, block: str) -> str:
    """A page with one of its blocks, which stands between two comments, made anew."""
    found = re.compile(rf"(<!-- {mark}: [^>]*-->\n).*?(\n<!-- end of {mark} -->)", re.DOTALL)
    if not found.search(page):
        raise LookupError(f"there is no block named {mark}")
    return found.sub(lambda match: match[1] + block + match[2], page, count=1)


def board(tongue: Tongue) -> str:
    """The board as `ytterby check` prints it for a sample, down to the counts."""
    name, known = BOARD
    lines = _shown("check", str(sample(name)), "--known", known, "--lang", tongue)
    after = next(place for place, line in enumerate(lines) if line.startswith(("How sure: ", "確かさ：")))
    return "\n".join(lines[:after])


def who(tongue: Tongue) -> str:
    """What `ytterby who` answers to a name that is on an official list, down to the lists themselves."""
    name, day = WHO
    lines = _shown("who", name, "--on", day, "--known", day, "--lang", tongue)
    after = next(place for place, line in enumerate(lines) if line.startswith(("The lists", "照合したリスト")))
    return "\n".join(lines[:after]).rstrip()


def _shown(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "ytterby", *arguments]
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    shown = subprocess.run(command, capture_output=True, check=False, env=environment).stdout.decode("utf-8")
    return [line.rstrip() for line in shown.splitlines()]


def tables_page(tongue: Tongue) -> str:
    """The page that describes every table, column and coded word."""
    parts = [
        f"# {_say('title', tongue)}",
        f"<!-- {_say('made', tongue)} -->",
        str(_say("lead", tongue)).strip(),
        _say("kept", tongue),
        f"## {_say('cells', tongue)}",
        _grid("cell-columns", ((f"`{typed}`", _template(key, tongue)) for typed, key in WAYS), tongue),
        f"## {_say('needs', tongue)}",
        _grid("need-columns", _needs(tongue), tongue),
        *(part for table in schema().values() for part in _table(table, tongue)),
        f"## {_say('words', tongue)}",
        f"{_say('words-lead', tongue)} {_others(tongue)}",
        *(part for codes in _coded() for part in _words(codes, tongue)),
    ]
    return "\n\n".join(parts) + "\n"


def _needs(tongue: Tongue) -> Iterator[tuple[str, str]]:
    texts = Catalogue.read(HERE / "template.toml")
    for key in texts:
        tables = cast(Sequence[str], texts.data(key).get("tables", ()))
        if tables:
            yield _template(key, tongue), COMMA[tongue].join(_marked(name) for name in tables)


def _marked(table: str) -> str:
    return f"`{table}` ○" if KEPT_ONLY.get(table) == () else f"`{table}`"


def _table(table: Table, tongue: Tongue) -> Iterator[str]:
    raw = Catalogue.read(HERE / "columns" / f"{table.name}.toml")
    yield f"## `{table.name}` · {table.label.in_(tongue)}"
    names = dict.fromkeys((table.name, table.label.en, table.label.ja, table.label.zh))
    note = [table.note.in_(tongue), _say("named", tongue, names=COMMA[tongue].join(f"`{name}`" for name in names))]
    if table.about:
        columns = COMMA[tongue].join(f"`{column.name}`" for column in table.about)
        note.append(_say("one-of-these", tongue, columns=columns))
    if KEPT_ONLY.get(table.name) == ():
        note.insert(0, _say("kept-table", tongue))
    yield "  \n".join(note)
    rows = (_column(table, column, raw, tongue) for column in table.columns.values())
    yield _grid("columns", rows, tongue)


def _column(table: Table, column: Column, raw: Catalogue, tongue: Tongue) -> tuple[str, ...]:
    mark = " ○" if column.name in KEPT_ONLY.get(table.name, ()) else ""
    what = _say("amount", tongue) if (table.name, column.name) == RATE else _what(column, tongue)
    return (
        f"`{column.name}`{mark}",
        column.label.in_(tongue),
        what + COMMA[tongue] + _say("needed", tongue) if column.required else what,
        column.note.in_(tongue) + (_say("annex-link", tongue) if (table.name, column.name) == LISTED else ""),
        _some(raw, column.name, (column.name, column.label.in_(tongue)), tongue),
    )


def annex_page(tongue: Tongue) -> str:
    """The page that lists every item of Annex 1 with its id, its place in the announcement, its names and numbers."""
    parts = [
        f"# {_say('annex-title', tongue)}",
        f"<!-- {_say('annex-made', tongue)} -->",
        str(_say("annex-lead", tongue)).strip(),
    ]
    for number in (1, 2):
        items = (item for item in annex1().items if item.part == number)
        parts += [f"## {_say(f'annex-part-{number}', tongue)}", _grid("annex-columns", map(_item, items), tongue)]
    parts += [f"## {_say('grades', tongue)}", str(_say("grades-lead", tongue)).strip()]
    return "\n\n".join(parts) + "\n"


def _item(item: Item) -> tuple[str, ...]:
    codes = (*item.hs_cn_10, *item.hs_6)
    name_zh = f"{item.name('zh')} ({item.name_zh_grade})"
    return (
        f"**{item.id}**" if item.is_heading else f"`{item.id}`",
        place(item.id),
        name_zh,
        item.name("ja"),
        item.name("en"),
        f"{', '.join(item.cas)} ({item.cas_grade})" if item.cas else "",
        f"{', '.join(codes)} ({item.hs_grade})" if codes else "",
    )


def _what(column: Column, tongue: Tongue) -> str:
    if column.kind != "amount":
        return _say(f"kind-{column.kind}", tongue, codes=column.codes)
    if column.measure == "/kg":
        return _say("amount-per-kg", tongue)
    if column.measure:
        return _say("amount-in", tongue, unit=column.measure)
    return _say("amount-money" if column.priced else "amount", tongue)


def _some(raw: Catalogue, key: str, said: Iterable[str], tongue: Tongue) -> str:
    """The first few further spellings that a reader of the page would use: Latin ones in English, else in Japanese."""
    also = cast(Iterable[str], raw.data(key)["also"])
    shown = {plain(word) for word in said}
    fitting = [word for word in also if word.isascii() == (tongue == "en") and plain(word) not in shown]
    return COMMA[tongue].join(fitting[:ALIASES])


def _coded() -> tuple[str, ...]:
    columns = (column for table in schema().values() for column in table.columns.values())
    return tuple(dict.fromkeys(column.codes for column in columns if column.kind == "code"))


def _words(codes: str, tongue: Tongue) -> Iterator[str]:
    texts = Catalogue.read(HERE / "codes.toml")
    yield f'### <a id="words-{codes}"></a>`{codes}`'
    rows = (
        (f"`{code}`", label.in_(tongue), _some(texts, f"{codes}.{code}", (code, label.in_(tongue)), tongue))
        for code, label in labels(codes).items()
    )
    yield _grid("word-columns", rows, tongue)


def _others(tongue: Tongue) -> str:
    return _say("others", tongue, currencies=", ".join(labels("currency")), units=", ".join(labels("unit")))


def readings_page(tongue: Tongue) -> str:
    """The page that lists what the texts leave open, by passage: the answers, and which is in use unless one adopts."""
    parts = [
        f"# {_say('readings-title', tongue)}",
        f"<!-- {_say('readings-made', tongue)} -->",
        str(_say("readings-lead", tongue)).strip(),
    ]
    by_passage: dict[str, list[OpenPoint]] = {}
    for point in open_points().values():
        by_passage.setdefault(point.of[0], []).append(point)
    for cites, points in by_passage.items():
        subject = subject_of(cites, tongue)
        parts.append(f"## {name_of(cites, tongue)}" + (f" · {subject}" if subject else ""))
        parts += [part for point in points for part in _reading(point, tongue)]
    return "\n\n".join(parts) + "\n"


def _reading(point: OpenPoint, tongue: Tongue) -> Iterator[str]:
    rows = (
        (f"`{each.id}`{_marks(point, each.id, tongue)}", each.says.in_(tongue), COMMA[tongue].join(each.holders))
        for each in point.answers
    )
    yield f"### `{point.name}`"
    yield point.question.in_(tongue)
    yield _grid("readings-columns", rows, tongue)
    yield _say("why-default", tongue) + point.why_default.in_(tongue)
    if point.instead is not None:
        yield _say("not-adopted", tongue) + point.instead.in_(tongue)
    if len(point.of) > 1:
        yield _say("readings-of", tongue, passages=COMMA[tongue].join(name_of(each, tongue) for each in point.of))


def _marks(point: OpenPoint, answer: str, tongue: Tongue) -> str:
    roles = {"default": point.default, "cautious": point.cautious, "lenient": point.lenient}
    said = COMMA[tongue].join(_say(role, tongue) for role, chosen in roles.items() if chosen == answer)
    return f" ({said})" if said else ""


def _grid(headings: str, rows: Iterable[Sequence[str]], tongue: Tongue) -> str:
    """A table in Markdown."""
    heads = cast(Sequence[str], _texts().data(headings)[tongue])
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _texts() -> Catalogue:
    return Catalogue.read(Path(__file__).with_name("guide.toml"))


def _say(key: str, tongue: Tongue, **values: str) -> str:
    return str(_texts().data(key)[tongue]).format(**values) if values else str(_texts().data(key)[tongue])


def _template(key: str, tongue: Tongue) -> str:
    return Catalogue.read(HERE / "template.toml").say(key, tongue)


if __name__ == "__main__":
    main()
