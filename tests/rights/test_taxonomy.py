"""The rights and the word lists are whole."""

from __future__ import annotations

from collections import Counter

from answerable.reader.languages.vi.folding import fold
from answerable.rights import rights
from answerable.rights.lexicon import read_phrases


def test_there_are_34_rights_in_order_each_with_its_names_and_an_article():
    assert list(rights()) == [f"R{number:02}" for number in range(1, 35)]
    assert all(right.english and right.vietnamese and right.articles for right in rights().values())


def test_the_articles_of_a_right():
    assert rights()["R14"].articles == "ICCPR 21; UDHR 20(1); Constitution 25"
    assert rights()["R23"].articles == "ICCPR 24; ICESCR 10(3); UDHR 25(2); CRC; Constitution 37"


def test_a_phrase_belongs_to_one_group():
    groups = Counter(fold(phrase) for phrase, _ in read_phrases())
    assert not [phrase for phrase, count in groups.items() if count > 1]


def test_groups_name_rights_that_exist_and_speak_both_languages():
    for _, group in read_phrases():
        assert set(group.rights) <= set(rights()), group.id
        assert group.vietnamese, group.id
        assert group.english, group.id
