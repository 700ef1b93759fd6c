"""Dates as papers and machines write them, and what looks like one but is none."""

import pytest

from communique.intake.dates import find_date, in_address, parse_date


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2022-01-07", "2022-01-07", "day"),
        ("20220107", "2022-01-07", "day"),
        ("20220107T093000Z", "2022-01-07T09:30", "minute"),
        ("2022-01-07T09:30:00+01:00", "2022-01-07T09:30", "minute"),
        ("2022-01-07T09:30Z", "2022-01-07T09:30", "minute"),
        ("2022-01-07 09:30:00.000", "2022-01-07T09:30", "minute"),
        ("2022-01-07T00:00:00Z", "2022-01-07", "day"),
        ("1641547800", "2022-01-07T09:30", "minute"),
        ("1641547800000", "2022-01-07T09:30", "minute"),
        ("2022-01", "2022-01", "month"),
        ("2022", "2022", "year"),
        ("January 7, 2022", "2022-01-07", "day"),
        ("Jan. 7, 2022", "2022-01-07", "day"),
        ("7 January 2022", "2022-01-07", "day"),
        ("7th of January, 2022", "2022-01-07", "day"),
        ("7-Jan-2022", "2022-01-07", "day"),
        ("Friday, January 7, 2022", "2022-01-07", "day"),
        ("Fri 7 Jan 2022 09.30 GMT", "2022-01-07T09:30", "minute"),
        ("January 7, 2022 at 9:30 p.m.", "2022-01-07T21:30", "minute"),
        ("Sept 1, 2021 12:05 AM", "2021-09-01T00:05", "minute"),
        ("Fri, 07 Jan 2022 09:30:00 +0100", "2022-01-07T09:30", "minute"),
        ("January 2022", "2022-01", "month"),
        ("13/04/2022", "2022-04-13", "day"),
        ("04/13/2022", "2022-04-13", "day"),
        ("04/04/2022", "2022-04-04", "day"),
        ("07.01.2022", "2022-01-07", "day"),
        ("2022/1/7", "2022-01-07", "day"),
        ("February 29, 2024", "2024-02-29", "day"),
        ("Published 7 Jan 2022 09:30 GMT", "2022-01-07T09:30", "minute"),
        ("First published on Fri 7 Jan 2022 09.30 GMT", "2022-01-07T09:30", "minute"),
        ("9:30 p.m. EST January 7, 2022", "2022-01-07T21:30", "minute"),
        ("09:30, 7 January 2022", "2022-01-07T09:30", "minute"),
        ("January 7, 20229:30 AM ET", "2022-01-07T09:30", "minute"),
        ("January 7 , 2022", "2022-01-07", "day"),
        ("Jan 7,2022", "2022-01-07", "day"),
        ("07. January 2022", "2022-01-07", "day"),
        ("2022年1月7日", "2022-01-07", "day"),
        ("Jan 7, 2022, 9:30 p.m. EST", "2022-01-07T21:30", "minute"),
        ("Fri Jan 7 09:30:12 UTC 2022", "2022-01-07T09:30", "minute"),
        ("2022-01-07T09:30:12-05:00[America/New_York]", "2022-01-07T09:30", "minute"),
        ("Date: Fri, 7 Jan 2022 09:30:12 -0500", "2022-01-07T09:30", "minute"),
        ("Updated: 8 Jan 2022 Published: 7 Jan 2022", "2022-01-07", "day"),
        ("7 Jan 2022 05:45AM (Updated: 8 Jan 2022 07:00AM)", "2022-01-07T05:45", "minute"),
        ("7/Jan/2022", "2022-01-07", "day"),
        ("Jan-07-2022", "2022-01-07", "day"),
    ],
)
def test_a_date_is_read(written: str, value: str, precision: str) -> None:
    published = parse_date(written, "record")
    assert published is not None
    assert (published.value, published.precision, published.basis) == (value, precision, "record")


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "soon", "yesterday", "Wednesday", "January 7", "7/2022", "03/04/2022", "03-04-2022"),
        *("2022-13-01", "2022-02-30", "31/02/2022", "February 29, 2022", "Monday, January 7, 2022"),
        *(
            "0001-01-01T00:00:00",
            "1970-01-01T00:00:00Z",
            "12345678",
            "99999999",
            "20229999",
            "1.2.3",
            "2022-01-07T25:61",
        ),
        "Updated: 7 Jan 2022 " * 1500,
        *("since January 7, 2022, when the talks began", "Jan. 7, 20220", "1/0", "-1", "9" * 400, "None"),
    ],
)
def test_no_date_is_read_into_what_states_none(written: str) -> None:
    assert parse_date(written, "record") is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published: 2022-01-07 09:30", "2022-01-07T09:30"),
        ("Updated at 9:30 AM EST, Fri January 7, 2022", "2022-01-07"),
        ("By Ada Roe | January 7, 2022", "2022-01-07"),
        ("Updated 8 Jan 2022 11:12 GMT | Published 7 Jan 2022 09:30 GMT", "2022-01-07T09:30"),
        ("PUBLISHED: 09:30, 7 January 2022 | UPDATED: 11:12, 8 January 2022", "2022-01-07T09:30"),
        ("Modified Jan 8, 2022 10:00, Created Jan 7, 2022 09:30", "2022-01-07T09:30"),
        ("Last modified on Sat 8 Jan 2022 09.30 GMT", "2022-01-08"),
        ("Updated: 25:45, 7 January 2022", "2022-01-07"),
        ("The ratio of 3:15 was kept until January 7, 2022", "2022-01-07"),
        ("January 2022 issue, printed on 7 Jan 2022", "2022-01-07"),
        ("KLOW, Jan. 7, 2022 (AP) — Talks began.", "2022-01-07"),
        ("On Oct 18, 2023 3:15 pm", "2023-10-18T15:15"),
        ("The ships sailed on 3 of 4 days.", None),
        ("Flight 2022-01 was late.", None),
        ("Resolution 1701 of 2006", None),
    ],
)
def test_a_date_is_found_in_a_line(line: str, value: str | None) -> None:
    found = find_date(line, "page")
    assert (found[0].value if found else None) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("2022/01/07/talks", "2022-01-07"),
        ("world/2022/jan/07/talks", "2022-01-07"),
        ("news/2022-1-7-talks", "2022-01-07"),
        ("talks-20220107.html", "2022-01-07"),
        ("2022/01/talks", "2022-01"),
        ("2022/01/07", "2022-01-07"),
        ("a/1234567", None),
        ("2021-22-budget", None),
        ("vote-2020-12-states", None),
        ("2022/13/40/talks", None),
        ("world-59769000", None),
        ("talks?on=2022/01/07", None),
    ],
)
def test_an_address_states_a_day_or_a_month(path: str, value: str | None) -> None:
    found = in_address(f"https://example.org/{path}")
    assert (found.value if found else None) == value
    assert found is None or found.basis == "address"


def test_what_is_no_address_states_nothing() -> None:
    assert in_address("http://[2022/01/07") is None
