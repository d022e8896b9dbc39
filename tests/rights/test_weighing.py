"""What no rule holds is weighed against measures that people classed."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from tests.rights.measures import HELD, own_measures

from answerable.rights import classify, classifying, weighing
from answerable.rights.lexicon import read_phrases
from answerable.rights.weighing import CONSTANT, FEWEST, weigh

GUESTS = (
    "Câu lạc bộ muốn mời diễn giả nơi khác thì gửi bài nói và tên khách cho phòng văn hóa xem trước mười ngày"
)


@pytest.fixture
def weights(monkeypatch):
    """Weights of words that are in GUESTS: nought each, until a test says otherwise."""
    words = GUESTS.lower().split()
    known = {CONSTANT: -0.5} | dict.fromkeys(words, 0.0)
    monkeypatch.setattr(weighing, "_weights", lambda: known)
    return known


def test_words_that_weigh_are_held_and_quoted(weights):
    assert not classify(GUESTS).held
    weights["khách"] = weights["tên"] = 4.0
    reading = classify(GUESTS)
    assert reading.class_.value == "unclassified"
    (reason,) = reading.why
    assert (reason.rule, reason.words) == ("resemble.words", "tên khách")
    assert GUESTS[reason.span.start : reason.span.end] == reason.words


def test_a_part_that_provides_makes_it_mixed(weights):
    weights["khách"] = weights["tên"] = 4.0
    assert classify(f"Cấp gạo cho hộ nghèo; {GUESTS.lower()}").class_.value == "mixed"


def test_of_few_words_weights_tell_nothing(weights):
    weights["khách"] = weights["tên"] = 40.0
    assert not classify("Câu lạc bộ gửi tên khách cho phòng văn hóa").held


def test_no_weight_takes_a_hold_away(weights):
    weights.update(dict.fromkeys(weights, -9.0))
    assert classify(f"Theo dõi các buổi giảng đạo; {GUESTS.lower()}").held


def test_long_measures_weigh_no_more_than_short_ones():
    weights = {CONSTANT: 0.0} | {str(number): 1.0 for number in range(2, 4 * FEWEST + 2)}
    short, long = list(weights)[1 : FEWEST + 1], list(weights)[1:]
    assert weigh(weights, long) == pytest.approx(2 * weigh(weights, short))
    assert weigh(weights, short[1:]) < 0


def test_the_weights_speak_of_groups_that_exist():
    lines = resources.files("answerable.rights").joinpath("data/weights.tsv").read_text(encoding="utf-8")
    groups = set(re.findall(r"^\[(.+)\]\t", lines, re.MULTILINE))
    assert len(groups) > 50
    assert groups <= {group.id for _, group in read_phrases()}


def test_few_of_the_measures_that_restrict_nothing_are_doubted(monkeypatch):
    free = [measure.text for measure in own_measures() if measure.class_ not in HELD]
    held = sum(classify(text).held for text in free)
    monkeypatch.setattr(classifying, "resembling", lambda text, stretches: None)
    assert held - sum(classify(text).held for text in free) < 0.02 * len(free)
