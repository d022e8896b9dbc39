"""Search is what this short definition of it says, on any pages and for any question, and so on both engines."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.register.search.asking import asked
from answerable.register.search.services import Entry, find, index
from answerable.register.search.words import words

pytestmark = pytest.mark.django_db

SAID = st.lists(
    st.sampled_from(["hòa", "hoà", "hoa", "Đạt", "dat", "5", "05", "63/KH", ",", "."]), max_size=6
)


def defined(query, pages):
    question = asked(query)

    def has(page, phrase, spelling, *parts):
        said = [[getattr(word, spelling) for word in words(getattr(page, part))] for part in parts]
        return any(getattr(phrase, spelling) in _runs(one) for one in said)

    def stands(page, spelling, *parts):
        return all(any(has(page, way, spelling, *parts) for way in ways) for ways in question.wanted)

    def is_excluded(page):
        ways = [way for ways in question.unwanted for way in ways]
        return any(
            has(page, way, "exact" if way.exact != way.bare else "bare", "title", "text") for way in ways
        )

    tiers = [("exact", "title"), ("bare", "title"), ("exact", "title", "text"), ("bare", "title", "text")]
    left, found = [page for page in reversed(pages) if not is_excluded(page)], []
    for spelling, *parts in tiers if question.wanted else []:
        met = [page for page in left if stands(page, spelling, *parts)]
        found += [page.ident for page in met]
        left = [page for page in left if page not in met]
    return found


def _runs(said):
    return {tuple(said[a:b]) for a in range(len(said)) for b in range(a + 1, len(said) + 1)}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pages=st.lists(st.tuples(SAID, SAID), min_size=1, max_size=5),
    query=SAID,
    excluded=st.lists(st.sampled_from(["-hoa", "-hòa", "-63/KH", '-"hoà đạt"', "-,"]), max_size=2),
    quoted=st.booleans(),
)
def test_search_finds_what_its_definition_says(db, pages, query, excluded, quoted):
    entries = [
        Entry("commitment", str(number), " ".join(title), " ".join(text))
        for number, (title, text) in enumerate(pages)
    ]
    index(Entry("commitment", str(number), "", "") for number in range(5))  # what the example before left
    index(entries)
    wanted = f'"{" ".join(query)}"' if quoted else " ".join(query)
    asking = " ".join([wanted, *excluded])
    assert [ident for _, ident in find(asking).hits] == defined(asking, entries)
