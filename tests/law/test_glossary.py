"""The glossary: one word for one meaning. That everybody keeps to it is held by promises/test_one_word_one_meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import ytterby
from ytterby.languages import LANGUAGES, Catalogue, Language

LAW = Path(ytterby.__file__).parent / "law"
GLOSSARY = Catalogue.read(LAW / "glossary.toml")
TERMS = GLOSSARY.keys()
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
AGREED = {
    "consignee": ("荷受人", "收货人", "consignee"),
    "end_user": ("最終需要者", "最终用户", "end user"),
    "re_export": ("再輸出", "再出口", "re-export"),
    "bill_of_materials": ("部品表", "物料清单", "bill of materials"),
    "value_share": ("価値比率", "价值比例", "value share"),
    "compliance_notification": ("コンプライアンス告知書", "合规告知书", "compliance notification"),
    "licence": ("許可", "许可", "licence"),
    "control_list": ("輸出管理規制リスト", "管控名单", "control list"),
    "watch_list": ("注視リスト", "关注名单", "watch list"),
}
FORMS = {f"{kind}_{language}" for kind in ("forms", "never") for language in LANGUAGES}
MARKS = {"everyday", "strict"}
FILES = ["glossary.toml", *sorted(path.relative_to(LAW).as_posix() for path in LAW.glob("*/paragraphs.toml"))]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_said_in_three_languages(term: str) -> None:
    assert {*LANGUAGES, "note"} <= set(GLOSSARY.data(term)) <= {*LANGUAGES, "note", *FORMS, *MARKS}
    text = GLOSSARY[term]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", term)
    assert all(said.strip() == said != "" for said in (text.ja, text.zh, text.en))
    assert text.en.isascii()
    assert not KANA.search(text.zh)
    assert str(GLOSSARY.data(term)["note"]).endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_word_has_one_meaning(language: Language) -> None:
    words = [GLOSSARY[term].in_(language) for term in TERMS]
    assert len(set(words)) == len(words) >= 60


@pytest.mark.parametrize("term", AGREED)
def test_the_agreed_words(term: str) -> None:
    text = GLOSSARY[term]
    assert (text.ja, text.zh, text.en) == AGREED[term]


def test_the_two_lists_of_parties_are_never_mixed() -> None:
    control, watch = GLOSSARY["control_list"], GLOSSARY["watch_list"]
    for language in LANGUAGES:
        assert control.in_(language) not in watch.in_(language)
        assert watch.in_(language) not in control.in_(language)
    for term in TERMS:
        if term not in ("control_list", "watch_list"):
            assert "名单" not in GLOSSARY[term].zh


@pytest.mark.parametrize("term", TERMS)
def test_what_is_never_said_is_no_form_of_a_term(term: str) -> None:
    """No word is agreed in one place and banned in another, and no two terms share a form."""
    entry = GLOSSARY.data(term)
    for language in LANGUAGES:
        banned = list(map(str, _list(entry, f"never_{language}")))
        assert banned == [word.strip() for word in banned if word.strip()]
        for other in TERMS:
            said = [GLOSSARY[other].in_(language), *_list(GLOSSARY.data(other), f"forms_{language}")]
            assert not [(word, each) for word in banned for each in said if word in str(each).lower()], other
            own = [str(word) for word in _list(entry, f"forms_{language}")]
            assert other == term or not set(own) & set(map(str, said)), other


def test_a_strict_term_is_an_everyday_word() -> None:
    marked = {mark: {term for term in TERMS if GLOSSARY.data(term).get(mark)} for mark in MARKS}
    assert marked["strict"] < marked["everyday"] == {"item", "part", "component", "assembly", "issue"}


def _list(entry: Mapping[str, object], key: str) -> list[object]:
    found = entry.get(key, [])
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("name", FILES)
def test_chinese_texts_are_simplified(name: str) -> None:
    catalogue = Catalogue.read(LAW / name)
    keys = catalogue.keys()
    said = "".join(catalogue[key].zh for key in keys)
    assert not set(said) & set("許價實輸終關單範圍與屬證處變務進發經營應報")
