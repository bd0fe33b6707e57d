"""What the readmes and the guide promise is so: commands, files, examples, and pages that do not lag behind."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.cli.ran import ran
from tools.make_guide import KEPT_ONLY, pages
from ytterby.cli import law_adding
from ytterby.cli.app import build
from ytterby.determination.check import check
from ytterby.determination.firm import ToDo, read_firm
from ytterby.determination.report_record import report_record
from ytterby.determination.scope import NOT_ASSESSED
from ytterby.languages import Language
from ytterby.law.lawbook import LAW_KNOWN_TO, statutes
from ytterby.law.readings import open_points
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import YES
from ytterby.samples import sample
from ytterby.tables import read
from ytterby.tables.dataset import Dataset
from ytterby.tables.schema import Column, labels, schema

ROOT = Path(__file__).parents[2]
READMES: dict[str, Language] = {"README.md": "en", "README.ja.md": "ja"}
MADE_OR_WRITTEN = ("tables", "annex1", "firm", "readings")
GUIDES = tuple(f"docs/guide/{page}.{tongue}.md" for page in MADE_OR_WRITTEN for tongue in ("en", "ja"))
PAGES = (*READMES, *GUIDES)
WHOLLY_WRITTEN = ("docs/guide/firm.en.md", "docs/guide/firm.ja.md")

COMMAND = re.compile(r"(?:\.venv[/\\](?:bin|Scripts)[/\\])?ytterby (.+)")
TODAY = date(2026, 11, 24)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, *kinds: str) -> list[str]:
    """The code blocks of these kinds."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE)
    return [block for kind, block in found if kind in kinds]


def spans(page: str) -> list[str]:
    """What stands between back-ticks within a sentence."""
    prose = re.sub(r"^```.*?^```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", prose)


def typed_lines(page: str) -> list[str]:
    """What a reader is told to type."""
    return [*(line for block in blocks(page, "sh", "powershell") for line in block.splitlines()), *spans(page)]


def commands(page: str) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every `ytterby …` of a page: the command with its sub-command, and what follows."""
    for typed in typed_lines(page):
        found = COMMAND.fullmatch(typed)
        words = shlex.split(found[1]) if found else []
        if words and words[0] not in ("COMMAND", "コマンド"):
            depth = 2 if words[0] in ("law", "lists", "readings", "wording") else 1
            yield tuple(words[:depth]), words[depth:]


@cache
def there() -> dict[tuple[str, ...], Any]:
    """Every command that can be run."""
    found: dict[tuple[str, ...], Any] = {}
    for name, command in build("en").commands.items():
        below = getattr(command, "commands", None)
        found |= {(name,): command} if below is None else {(name, sub): each for sub, each in below.items()}
    return found


@pytest.mark.parametrize("page", READMES)
def test_readme_shows_every_command(page: str) -> None:
    assert set(there()) <= {path for path, _ in commands(page)}


@pytest.mark.parametrize("page", PAGES)
def test_commands_shown_exist_with_their_options(page: str) -> None:
    for path, rest in commands(page):
        assert path in there(), f"{page}: ytterby {' '.join(path)}"
        known = {option for each in there()[path].params for option in each.opts} | {"--help"}
        assert {word for word in rest if word.startswith("--")} <= known, f"{page}: ytterby {' '.join(path)}"


@pytest.mark.parametrize("path", there(), ids=" ".join)
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], path: tuple[str, ...]) -> None:
    helped = ran(capsys, *path, "--help")
    assert helped.status == 0, helped.err
    assert f"Usage: ytterby {' '.join(path)}" in helped.out


@pytest.mark.parametrize("page", READMES)
def test_every_way_of_settling_the_law_is_accepted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str
) -> None:
    monkeypatch.setattr(law_adding, "today_in_beijing", lambda: TODAY)
    ways = [rest for block in blocks(page, "sh") for rest in law_add_lines(block)]
    assert len(ways) == 3
    for number, words in enumerate(ways):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert words[0] == "my-firm"
        added = ran(capsys, "law", "add", folder, *words[1:])
        assert added.status == 0, added.err
        assert len(list((folder / "law").iterdir())) == 1


def law_add_lines(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        if line.startswith("ytterby law add "):
            yield shlex.split(line)[3:]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        file, _, anchor = target.partition("#")
        linked = (ROOT / page).parent / file if file else ROOT / page
        assert linked.is_file(), f"{page}: {target}"
        assert not anchor or anchor in anchors(linked), f"{page}: {target}"


def anchors(file: Path) -> set[str]:
    text = file.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", PAGES)
def test_files_and_targets_mentioned_are_there(page: str) -> None:
    typed = typed_lines(page)
    files = {word for line in typed for word in re.findall(r"[\w.-]+\.lock\b|\bytterby/[\w/.]+", line)}
    assert {file for file in files if not (ROOT / file).exists()} == set()
    targets = {found[1] for line in typed if (found := re.fullmatch(r"make (\w+)", line))}
    assert targets <= set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("page", [*READMES, "docs/guide/firm.en.md", "docs/guide/firm.ja.md"])
def test_example_of_firm_toml_is_accepted(tmp_path: Path, page: str) -> None:
    [example] = blocks(page, "toml")
    (tmp_path / "firm.toml").write_text(example, encoding="utf-8")
    firm = read_firm(tmp_path)
    assert firm.name
    assert set(firm.adopted) == {"value-of-the-item"}


@pytest.mark.parametrize("page", WHOLLY_WRITTEN)
def test_guide_names_every_way_with_an_unknown(page: str) -> None:
    assert {f'"{word}"' for word in get_args(ToDo)} <= set(spans(page))


@pytest.mark.parametrize("tongue", ["en", "ja"])
def test_guide_names_every_reading_with_its_answers(tongue: str) -> None:
    said = set(spans(f"docs/guide/readings.{tongue}.md"))
    assert set(open_points()) <= said
    assert {answer.id for point in open_points().values() for answer in point.answers} <= said


def test_readmes_say_to_which_day_the_law_is_known_and_what_is_not_judged_by() -> None:
    day = LAW_KNOWN_TO
    assert f"{day.day} {day:%B %Y}" in text_of("README.md")
    assert f"{day.year}年{day.month}月{day.day}日" in text_of("README.ja.md")
    assert [name for name in NOT_ASSESSED if name not in text_of("README.md")] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in WHOLLY_WRITTEN])
def test_pages_say_what_the_program_says(page: str) -> None:
    assert text_of(page) == made()[ROOT / page], "run: make docs"


@cache
def made() -> dict[Path, str]:
    return pages()


@pytest.mark.parametrize("name", ["chain/magnet-maker", "chain/motor-maker", "trader", "target-maker"])
def test_what_the_guide_calls_not_judged_yet_changes_no_answer(name: str) -> None:
    dataset, law, firm = read(sample(name)), statutes(), read_firm(sample(name))
    before = report_record(check(dataset, law, firm, TODAY), "en")["lines"]
    assert before
    assert report_record(check(filled(dataset), law, firm, TODAY), "en")["lines"] == before


def filled(dataset: Dataset) -> Dataset:
    """The dataset with something in every column that is said to decide nothing, and without such tables."""
    tables: dict[str, Any] = {}
    for name, columns in KEPT_ONLY.items():
        said: dict[str, Any] = {column: anything(schema()[name].columns[column]) for column in columns}
        tables[name] = tuple(replace(row, **said) for row in dataset.table(name)) if columns else ()
    return replace(dataset, **tables)


def anything(column: Column) -> object:
    values = {"truth": YES, "country": "CN", "date": TODAY, "text": "anything", "currency": "JPY"}
    if column.kind == "amount":
        return Bounds.exactly(1)
    return list(labels(column.codes))[-1] if column.kind == "code" else values[column.kind]
