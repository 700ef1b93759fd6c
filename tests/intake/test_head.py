"""What a page states of itself at its head and foot; and what it does not state."""

import pytest

from communique.intake.body import find_body
from communique.intake.head import Head, read_head

STORY = (
    "Ruritania asked on Friday for talks with its neighbour about the canal that joins their capitals.\n\n"
    "“We are ready to sit down tomorrow,” the foreign minister told reporters.\n"
)
TITLE = "Ruritania asks for talks on the canal"


def head(text: str) -> Head:
    return read_head(text, find_body(text))


@pytest.mark.parametrize(
    ("top", "foot", "field", "expected"),
    [
        ("", "", "title", TITLE),
        ("By Ada Roe", "", "byline", "Ada Roe"),
        ("Written by: Ada Roe and Jo Doe", "", "byline", "Ada Roe and Jo Doe"),
        ("by the skin of its teeth", "", "byline", None),
        ("Friday, January 7, 2022", "", "published", "2022-01-07"),
        ("Thursday, January 7, 2022", "", "published", None),
        ("Published: 2022-01-07 09:30", "", "published", "2022-01-07T09:30"),
        ("Updated: Jan. 8, 2022\n\nPublished: Jan. 7, 2022", "", "published", "2022-01-07"),
        ("Updated: Jan. 8, 2022", "", "published", "2022-01-08"),
        ("By Ada Roe | 7 January 2022", "", "published", "2022-01-07"),
        ("Source: Harnov | 2022-01-07 20:14:33 | Editor: roe", "", "published", "2022-01-07T20:14"),
        ("Posted on January 7, 2022 by A. Roe", "", "published", "2022-01-07"),
        ("Jan 7, 2022   ♡ 61   💬 23   Share", "", "published", "2022-01-07"),
        ("Status: 01/17/2022 5:12 p.m.", "", "published", "2022-01-17T17:12"),
        ("Date of publication: 7 January 2022 - 21:07", "", "published", "2022-01-07T21:07"),
        ("7 January 2022    All times stated are local", "", "published", "2022-01-07"),
        ("March 7, 1988 – The day on which the canal was dug", "", "published", None),
        (
            "Ministers of the two states met in the old town hall of Klow to hear what the engineers had found."
            "\n\nFrom: The Canal Office\n\nPublished 7 January 2022",
            "",
            "published",
            "2022-01-07",
        ),
        ("03/04/2022", "", "published", None),
        ("4 hours ago", "", "published", None),
        ("The canal in a photo of January 7, 2019. (Gulf Pictures/AFP)", "", "published", None),
        ("", "First Published: 7 Jan 2022, 10:11 AM IST", "published", "2022-01-07T10:11"),
        ("", "AP-NY-01-07-22 2252EST", "published", "2022-01-07T22:52"),
        ("", "AP-NY-01-07-98 0605", "published", "1998-01-07T06:05"),
        ("", "AP-NY-13-07-98 0605", "published", None),
        ("", "Flight AP-NY-01-07-98 0605 was late.", "published", None),
        ("", "Anonymous said...\nJanuary 9, 2022 at 11:02 AM", "published", None),
        ("By Ada Roe, Associated Press", "", "agency", "AP"),
        ("Reuters", "", "agency", "Reuters"),
        ("", "- Agence France-Presse", "agency", "AFP"),
        ("", "— AFP", "agency", "AFP"),
        ("", "Copyright 2022 The Associated Press. All rights reserved.", "agency", "AP"),
        ("", "Copyright 2022 The Associated Press. All rights reserved.", "outlet", None),
        ("By Ada Roe and Jo Doe of The Associated Press", "", "agency", "AP"),
        ("By Ada Roe, a staff writer at The Coast.", "", "byline", "Ada Roe"),
        ("By Ada Roe, who was there.", "", "byline", None),
        ("By AFP Staff", "", "agency", "AFP"),
        ("Reuters Staff", "", "agency", "Reuters"),
        ("", "(With agency inputs)", "agency", None),
        ("", "The author works for the AP.", "agency", None),
        ("", "© 2022 The Northern Herald. All rights reserved.", "outlet", "The Northern Herald"),
        ("", "Copyright 2022 Gulf Monitor Ltd", "outlet", "Gulf Monitor Ltd"),
        ("", "Copyright owner: ask us.", "outlet", None),
    ],
)
def test_what_stands_around_the_article(top: str, foot: str, field: str, expected: str | None) -> None:
    found = getattr(head("\n\n".join(filter(None, [TITLE, top, STORY, foot]))), field)
    assert getattr(found, "value", found) == expected


@pytest.mark.parametrize(
    ("lead", "agency", "published"),
    [
        ("KLOW, Nov 5 (Reuters) - Syldavia and rebel forces", "Reuters", None),
        ("KLOW, Nov. 5, 2023 (Xinhua) -- Syldavia and rebel forces", "Xinhua", "2023-11-05"),
        ("KLOW (AP) — Syldavia and rebel forces", "AP", None),
        ("Klow (dpa) – Syldavia and rebel forces", "dpa", None),
        ("KLOW, November 5. /TASS/. Syldavia and rebel forces", "TASS", None),
        ("KLOW, March 12 (Inner Sea Press) — Syldavia and rebel forces", "Inner Sea Press", None),
        ("KLOW — Syldavia and rebel forces", None, None),
        ("(Reuters) - Syldavia and rebel forces", "Reuters", None),
        ("AP — Syldavia and rebel forces", "AP", None),
        ("Klow, Nov 5, SPA -- Syldavia and rebel forces", "SPA", None),
        ("(ANSA) - KLOW, NOV 5 - Syldavia and rebel forces", "ANSA", None),
        ("KLOW, 5 November 2021 (WAM) -- Syldavia and rebel forces", "WAM", "2021-11-05"),
        ("Klow, Nov 5, 2021, SPA -- Syldavia and rebel forces", "SPA", "2021-11-05"),
        ("November 5, 2021 - Klow - Syldavia and rebel forces", None, "2021-11-05"),
        ("KLOW/SZOHÔD, Nov 5 (Reuters) - Syldavia and rebel forces", "Reuters", None),
        ("Syldavia - and with it rebel forces", None, None),
        ("KLOW — Sen. Ada Roe (R-Klow) and rebel forces", None, None),
        ("Syldavia (population 4 million) and rebel forces", None, None),
        ("The World Trade Organization (WTO) and rebel forces", None, None),
        ("NATO (North Atlantic Treaty Organization) and rebel forces", None, None),
    ],
)
def test_datelines(lead: str, agency: str | None, published: str | None) -> None:
    found = head(
        f"{TITLE}\n\n{lead} have agreed to a ceasefire of three days that starts on Monday.\n\n{STORY}"
    )
    assert found.agency == agency
    assert (found.published.value if found.published else None) == published


@pytest.mark.parametrize(
    "text", ["", "x", "A headline alone", STORY, "A short first sentence ends here.\n" + STORY]
)
def test_a_text_without_a_headline_has_no_title(text: str) -> None:
    assert head(text).title is None


@pytest.mark.parametrize(
    ("above", "foot", "outlet"),
    [
        ("The Klow Courier\nHome | News | World | Sport", "", "The Klow Courier"),
        ("THE KLOW COURIER\nHome | News | World | Sport", "© 2022 The Klow Courier.", "The Klow Courier"),
        ("Skip to main content\n\nSZOHÔD ONLINE\nHome | News | World | Sport", "", "SZOHÔD ONLINE"),
        ("CKW | Central Klow Wire\nHome | News | World | Sport", "", "CKW"),
        (
            "Ministry of Foreign Affairs of Syldavia\n\nPress releases",
            "",
            "Ministry of Foreign Affairs of Syldavia",
        ),
        ("The Klow Courier\nHome | News | World | Sport", "© 2022 Klow Media Ltd.", "The Klow Courier"),
        # no name: sections, titles of lists, a kicker, a headline
        ("World News\nHome | News | World | Sport", "", None),
        ("Top Stories\nHome | News | World | Sport", "", None),
        ("LIVE BLOG CLOSED\nHome | News | World | Sport", "", None),
        ("Conflict on the Canal", "", None),
        ("Press Statement of the Foreign Ministry", "", None),
        ("Home | News | World | Sport", "© 2022 Crown copyright", None),
    ],
)
def test_the_outlet_is_named_above_the_menu(above: str, foot: str, outlet: str | None) -> None:
    text = "\n\n".join(filter(None, [above, TITLE, STORY, foot]))
    assert head(text).outlet == outlet


@pytest.mark.parametrize("line", ["CKW | Central Klow Wire", "Ministry of Foreign Affairs of Syldavia"])
def test_the_name_over_the_page_is_no_part_of_the_article(line: str) -> None:
    text = f"{line}\n\nPress releases\n\n{TITLE}\n\n{STORY}"
    assert line not in "".join(run.of(text) for run in find_body(text).runs)
