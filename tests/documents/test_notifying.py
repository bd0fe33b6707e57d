"""From a determination to the letter: who writes, about which article, under which paragraph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.determination.scenes import cars, changed, magnets, oxide_leaving_china, report_of, with_rows
from ytterby.determination.firm import Firm
from ytterby.documents.notification import Notification
from ytterby.documents.notifying import owed
from ytterby.law.readings import Adoption
from ytterby.tables.dataset import Dataset


def _reading(name: str, answer: str) -> Firm:
    return Firm(adopted={name: Adoption(answer, "Jane Example", date(2026, 11, 20))})


def _letters(scene: Dataset, firm: Firm | None = None) -> list[Notification]:
    found = list(owed(report_of(scene, firm)))
    letters = [each for each in found if isinstance(each, Notification)]
    assert len(letters) == len(found), found
    return letters


def test_an_exporter_abroad_writes_under_the_limb_that_bites() -> None:
    (letter,) = _letters(magnets())
    assert letter.issuer.kind == "foreign_specified_exporter"
    assert letter.provisions == ("61/1(1)",)
    assert (letter.item.part_id, letter.item.quantity, letter.share.percent) == ("MAG", "10", "10")


def test_an_exporter_in_china_writes_under_paragraph_7_and_states_everything() -> None:
    for letter in _letters(oxide_leaving_china()):
        assert letter.issuer.kind == "exporter_in_china"
        assert (letter.provisions, letter.share.percent) == (("61/7",), "100")


def test_whoever_reads_hong_kong_as_within_china_writes_from_there_as_an_exporter_in_china() -> None:
    scene = changed(oxide_leaving_china(), "shipments", exporter_located_in="HK", from_country="HK")
    letters = _letters(scene, _reading("regions-are-outside", "no"))
    assert letters
    for letter in letters:
        assert letter.issuer.kind == "exporter_in_china"
        assert (letter.provisions, letter.share.percent) == (("61/7",), "100")


def test_a_letter_names_the_article_whose_share_it_states() -> None:
    """A car is below the figure, the magnet in it is not: it is of the magnet that one tenth is stated."""
    (letter,) = _letters(cars(), _reading("which-article", "each-separately-usable"))
    assert (letter.item.part_id, letter.share.percent) == ("MAG", "10")
    assert letter.item.annex1_id == "P2-1.3"
    assert letter.item.quantity is None  # how many cars are sent says nothing of how many magnets


def test_no_article_owes_a_letter_where_none_reaches_the_figure() -> None:
    assert _letters(replace(cars())) == []


def test_what_annex_1_does_not_list_has_no_name_of_it_in_a_letter() -> None:
    scene = with_rows(magnets(), "content", replace(magnets().content[0], material="DyF3"))
    (letter,) = _letters(scene, _reading("unlisted-compounds", "counted"))
    assert letter.share.percent == "20"
    assert [name.en for name in letter.item.contained] == ["Dysprosium oxide"]
