"""Who stands beside the words that an act is about tells whom it may be for."""

import math

import pytest

from communique.extract.positions.company import Company
from communique.model import Document, Places, Span, places
from communique.pipeline import read
from communique.resolve import actors

TEXT = """Norway asked for new trawlers.

The trawlers are built in Sweden, and Sweden likes its harbours.

Denmark was silent about its harbours."""


@pytest.fixture(scope="module")
def company() -> Company:
    readings = [read(Document(id="a", text=TEXT, body=(Span(0, len(TEXT)),)))]
    return Company(readings, places(actors(readings)))


def test_a_name_counts_once_a_paragraph_and_a_word_the_more_the_rarer_it_is(company: Company) -> None:
    rare = math.log(4 / 2)
    assert company.beside({"trawler"}) == pytest.approx({"Norway": rare / 3, "Sweden": rare / 3})


def test_words_no_act_is_about_weigh_nothing(company: Company) -> None:
    assert company.beside({"harbour"}) == {}
    assert company.beside({"unheard"}) == {}
    assert company.beside(set()) == {}


def test_an_empty_collection_weighs_nothing() -> None:
    assert Company([], Places()).beside({"trawler"}) == {}
