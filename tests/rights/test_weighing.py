"""What no rule holds is weighed against measures that people classed."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from tests.rights.measures import own_measures

from answerable.rights import classify, classifying
from answerable.rights.lexicon import read_phrases
from answerable.rights.weighing import CONSTANT, FEWEST, weigh

GUESTS_TOLD = (
    "Câu lạc bộ, nhóm sở thích muốn mời người nước ngoài nói chuyện thì gửi bài nói và tên khách cho phòng văn hóa"
)
GUESTS_HELPED = (
    "Câu lạc bộ người cao tuổi được hỗ trợ hội trường, nước uống và bác sĩ khám bệnh, cấp thuốc miễn phí tại nhà"
)
PICTURES_LOOKED_AT = (
    "Nhắc các cộng tác viên của đài xã không tự đưa hình ảnh khu đất khi phòng văn hóa chưa xem nội dung"
)
FLOODS_TOLD = "Các cộng tác viên của đài xã nhắc nhân dân đưa trâu bò lên khu đất cao khi nước lũ dâng, che chắn chuồng"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (GUESTS_TOLD, True),
        (GUESTS_HELPED, False),
        (PICTURES_LOOKED_AT, True),
        (FLOODS_TOLD, False),
        # too few words to tell by
        ("Gửi bài nói và tên khách cho phòng văn hóa", False),
    ],
)
def test_words_as_in_measures_that_restrict_are_held(text, held):
    reading = classify(text)
    assert reading.held is held
    assert held == any(reason.rule == "resemble.words" for reason in reading.why)


def test_the_weights_speak_of_groups_that_exist():
    weights = resources.files("answerable.rights").joinpath("data/weights.tsv").read_text(encoding="utf-8")
    groups = set(re.findall(r"^\[(.+)\]\t", weights, re.MULTILINE))
    assert len(groups) > 50
    assert groups <= {group.id for _, group in read_phrases()}


def test_the_reason_quotes_words_of_the_measure():
    (reason,) = (one for one in classify(GUESTS_TOLD).why if one.rule == "resemble.words")
    assert GUESTS_TOLD[reason.span.start : reason.span.end] == reason.words


def test_no_weight_takes_a_hold_away(monkeypatch):
    held = [measure.text for measure in own_measures()[:400] if classify(measure.text).held]
    monkeypatch.setattr(classifying, "resembling", lambda text, stretches: None)
    by_rules = {text for text in held if classify(text).held}
    monkeypatch.undo()
    assert all(classify(text).held for text in by_rules)


def test_long_measures_weigh_no_more_than_short_ones():
    weights = {CONSTANT: 0.0} | {str(number): 1.0 for number in range(2, 4 * FEWEST + 2)}
    short, long = list(weights)[1 : FEWEST + 1], list(weights)[1:]
    assert weigh(weights, long) == pytest.approx(2 * weigh(weights, short))
    assert weigh(weights, short[1:]) < 0
