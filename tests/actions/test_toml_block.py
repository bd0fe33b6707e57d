"""A table is put into a TOML text, and everything else that stands there stays byte for byte."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.actions.toml_block import CannotBePutError, with_table
from ytterby.law.drafts import quoted

PATH = ("readings", "numerator")
NEW = ['answer = "new"', 'by = "架空 花子"', "on = 2026-12-01"]
SAID = {"answer": "new", "by": "架空 花子"}
NOTE = "until 2026-12-01:"


def put(text: str) -> str:
    return with_table(text, PATH, NEW, NOTE)


def told(text: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(text)["readings"]["numerator"]
    return {key: value for key, value in found.items() if key != "on"}


def test_into_an_empty_text() -> None:
    assert put("") == '[readings.numerator]\nanswer = "new"\nby = "架空 花子"\non = 2026-12-01\n'


def test_a_table_that_is_not_there_comes_last_after_a_blank_line() -> None:
    text = '# ours\n[firm]\nname = "A"  # kept'
    assert put(text) == f"{text}\n\n[readings.numerator]\n" + "\n".join(NEW) + "\n"


def test_the_table_is_replaced_where_it_stands_and_its_lines_become_comments() -> None:
    head = "# head\n\n[readings.numerator]  # Q6\n"
    after = '\n# of money\n[firm]\ncurrency = "JPY"\n'
    made = put(head + '# the board met\nanswer = "old"\nwhy = """\none\n\n[two]"""\n' + after)
    assert made == (
        head
        + "\n".join(NEW)
        + '\n# the board met\n# until 2026-12-01:\n# answer = "old"\n# why = """\n# one\n#\n# [two]"""\n'
        + after
    )


def test_a_second_replacement_keeps_both_earlier_ones() -> None:
    made = with_table(put('[readings.numerator]\nanswer = "old"\n'), PATH, ['answer = "newer"'], "until 2027-01-05:")
    assert made == (
        '[readings.numerator]\nanswer = "newer"\n# until 2027-01-05:\n# answer = "new"\n# by = "架空 花子"\n'
        '# on = 2026-12-01\n# until 2026-12-01:\n# answer = "old"\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        '[readings]\nnumerator = { answer = "old", by = "x" }\n',
        '[readings]\nnumerator.answer = "old"\nnumerator . "by" = "x"\n',
        'readings.numerator.answer = "old"\nreadings.numerator.by = "x"',
        '[ readings . "numerator" ]\nanswer = "old"\nby = "x"',
        "['readings'.'numerator']\nanswer = 'old'\nby = '''x'''",
        '[readings.numerator]\n[firm]\nname = "]["',
        '[readings.numerator]\r\nanswer = "old"\r\nby = """a\r\n\r\nb"""\r\n',
        '[readings]\n[readings.which-article]\nanswer = "numerator = 1"\n[readings.numerator]\nby = "x"',
    ],
)
def test_however_the_table_is_written(text: str) -> None:
    made = put(text)
    assert told(made) == SAID
    assert_else_is_as_it_was(text, made)


def assert_else_is_as_it_was(text: str, made: str) -> None:
    """Every line is still there in its order, as it was or as a comment; the other tables say what they said."""
    lines = iter(made.split("\n"))
    for line in text.split("\n"):
        if line.strip():
            assert any(other.rstrip("\r") in (line.rstrip("\r"), f"# {line}".rstrip("\r")) for other in lines), line
    before, after = tomllib.loads(text), tomllib.loads(made)
    for said in (before, after):
        said.setdefault("readings", {}).pop("numerator", None)
    assert before == after


@pytest.mark.parametrize(
    "text",
    [
        'readings = { numerator = { answer = "old" } }\n',
        'readings = { which-article = { answer = "old" } }\n',
        "readings = 3\n",
    ],
)
def test_what_cannot_be_changed_alone_is_left(text: str) -> None:
    with pytest.raises(CannotBePutError):
        put(text)


# --- Any text at all --------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
PROSE = st.one_of(
    WORDS.map(quoted),
    WORDS.filter(lambda word: "'" not in word).map(lambda word: f"'{word}'"),
    st.lists(WORDS.map(quoted), min_size=1, max_size=3).map(lambda lines: '"""' + "\n".join(lines) + '\n"""'),
    st.sampled_from(['"a # b"', "'''\n[readings.numerator]\n# \"\"\"\n'''", '"\\"="', '"""x\\""" """', "''''a''''"]),
    st.sampled_from(["3", "2026-11-18", "[1, [2], # three\n 3\n]", '{ a = "]", "b.c" = [1] }', "true"]),
)
COMMENTS = st.one_of(st.just(""), WORDS.map(lambda word: f"# {word}"), st.just('# [readings.numerator] """ ['))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """TOML with the table in some form, or without it, among others."""
    tables = [f"[t{number}]" for number in range(draw(st.integers(0, 3)))]
    form = draw(st.sampled_from(["none", "own", "inline", "dotted", "quoted"]))
    opened = {"own": "[readings.numerator]", "quoted": '[ "readings" . numerator ]'}.get(form)
    if opened is not None:
        tables.insert(draw(st.integers(0, len(tables))), opened)
    elif form != "none":
        tables.insert(draw(st.integers(0, len(tables))), "[readings]")
    lines = [draw(COMMENTS)]
    for table in tables:
        lines.append(f"{table} {draw(COMMENTS)}".rstrip())
        if table == "[readings]":
            lines += _within(draw, form)
        else:
            lines += [f"k{number} = {draw(PROSE)}" for number in range(draw(st.integers(0, 3)))]
        lines += draw(st.lists(COMMENTS, max_size=2))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return "\n".join(lines).replace("\n", end) + draw(st.sampled_from(["", end]))


def _within(draw: st.DrawFn, form: str) -> list[str]:
    other = f"other = {{ k = {draw(WORDS.map(quoted))} }}"
    if form == "inline":
        return [other, f"numerator = {{ k = {draw(WORDS.map(quoted))} }}"]
    return [f"numerator.k{number} = {draw(PROSE)}" for number in range(draw(st.integers(1, 2)))] + [other]


@given(texts())
def test_the_table_says_the_new_and_all_else_stays(text: str) -> None:
    made = put(text)
    assert told(made) == SAID
    assert_else_is_as_it_was(text, made)
