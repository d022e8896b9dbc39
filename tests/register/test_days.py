"""Days as they are written on pages, in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

LATE = datetime(2026, 12, 14, 23, 30, tzinfo=UTC)  # half past six on the next morning, in Viet Nam


@pytest.mark.parametrize(
    ("written", "value", "vietnamese", "english"),
    [
        ("day", date(2019, 3, 5), "05/3/2019", "5 March 2019"),
        ("day", date(2019, 2, 15), "15/02/2019", "15 February 2019"),
        ("day", "2019-03-05", "05/3/2019", "5 March 2019"),
        ("day", "cuối năm", "cuối năm", "cuối năm"),
        ("day", None, "", ""),
        ("day", LATE, "15/12/2026", "15 December 2026"),
        ("full_day", date(2026, 12, 15), "Thứ 3, 15/12/2026", "Tuesday 15 December 2026"),
        ("moment", LATE, "15/12/2026 06:30", "15 December 2026 06:30"),
        ("moment", None, "", ""),
    ],
)
def test_a_page_writes_days_as_officials_do(written, value, vietnamese, english):
    page = Template(f"{{{{ value|{written} }}}}")
    for language, expected in (("vi", vietnamese), ("en", english)):
        with override(language):
            assert page.render(Context({"value": value})) == expected
