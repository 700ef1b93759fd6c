import random
from typing import Any

import msgspec
import pytest

from communique.brief.compose import compose
from communique.brief.parts import Brief, Line, Section, texts
from communique.errors import EvidenceError
from communique.model import Clause, Collection, Demand, DemandState, Position, Reference, Response, Story

AGENCY = (
    "Keldoria demands that the strait be closed. Minister Ada Roe refused it on Friday. "
    "“We will never hand over the keys,” she said. There were 300 ships."
)
OTHER = (
    "Keldoria wants the strait closed. “We shall never give the keys away,” Roe said. There were 500 ships."
    " Keldoria demands ten new ports."
)


def section(brief: Brief, name: str) -> Section:
    return next(s for s in brief.chapters[0].sections if s.name == name)


def lines(brief: Brief, name: str) -> list[Line]:
    return list(section(brief, name).lines())


def every(brief: Brief) -> list[Line]:
    return [line for c in brief.chapters for s in c.sections for line in s.lines()]


@pytest.fixture
def two(build: Any) -> Collection:
    """One text in two outlets, and a second one worded otherwise."""
    first = build.article(AGENCY, "Press")
    copy = build.article(AGENCY + " ", "Courier", "2031-05-05")
    other = build.article(OTHER, "Gazette", "2031-05-06")
    asked, said, counted = [], [], []
    for one in (first, copy):
        asked.append(
            one.position(
                "demands that the strait be closed", "Keldoria", "Velmara", content="the strait be closed"
            )
        )
        said.append(one.quotation("We will never hand over the keys,", "Ada Roe"))
        counted.append(one.figure("300 ships", 300, "ships"))
        one.time("Friday", "2031-05-02")
    no = first.position("refused it", "Ada Roe", "Keldoria", "REJECT", "refuse")
    asked.append(
        other.position(
            "wants the strait closed", "Keldoria", "Velmara", act="want", content="the strait closed"
        )
    )
    ports = other.position("demands ten new ports", "Keldoria", None, content="ten new ports")
    said.append(other.quotation("We shall never give the keys away,", "Ada Roe"))
    counted.append(other.figure("500 ships", 500, "ships"))
    build.same("position", asked, "agree")
    build.same("quotation", said, "disagree")
    build.same("figure", counted, "disagree")
    return build.collection(
        first,
        copy,
        other,
        origins={first.document.id: "o1", copy.document.id: "o1", other.document.id: "o2"},
        responses=(Response(id="r", position=no.id, answers=asked[0].id, answer="refuses", reason="test"),),
        demands=(
            _demand(asked, "contested", "accepted and refused"),
            _demand([ports], "open", "no answer was found"),
        ),
    )


def _demand(asked: list[Position], state: DemandState, reason: str) -> Demand:
    ids = tuple(position.id for position in asked)
    return Demand(
        id=ids[0],
        story="s",
        positions=ids,
        holder="Keldoria",
        addressee=None,
        state=state,
        reason=reason,
        origins=1,
    )


def test_a_demand_is_one_line_with_its_outlets_and_origins(two: Collection) -> None:
    closed, ports = lines(compose(two), "demands")
    assert texts(closed.pieces) == "Keldoria demands of Velmara: the strait be closed"
    assert (closed.outlets, closed.origins) == (3, 2)
    assert [(d.label, texts(d.pieces)) for d in closed.details] == [
        ("also worded (want)", "the strait closed")
    ]
    assert texts(ports.pieces) == "Keldoria demands: ten new ports"
    assert (ports.outlets, ports.origins) == (1, 1)


def test_demands_stand_under_who_asks_whom(two: Collection) -> None:
    headings = [block.heading for block in section(compose(two), "demands").blocks]
    assert headings == ["Keldoria → Velmara", "Keldoria → addressee not stated"]


def test_an_answered_demand_shows_its_answer_and_the_other_is_open(two: Collection) -> None:
    brief = compose(two)
    closed, ports = lines(brief, "demands")
    assert (closed.state, ports.state) == ("contested: accepted and refused", "open")
    (answered,) = lines(brief, "answers")
    (open_,) = lines(brief, "open")
    assert [texts(d.pieces) for d in answered.details] == [
        "Ada Roe refuses: Minister Ada Roe refused it on Friday"
    ]
    assert open_.see == ports.key


def test_versions_stand_side_by_side_with_the_differing_words_marked(two: Collection) -> None:
    (line,) = lines(compose(two), "versions")
    assert texts(line.pieces) == "Ada Roe"
    ours, theirs = line.details
    assert [p.text for p in ours.pieces if p.stressed] == ["will", "hand over"]
    assert [p.text for p in theirs.pieces if p.stressed] == ["shall", "give", "away"]
    assert "".join(p.text for p in ours.pieces) == "We will never hand over the keys"


def test_figures_that_differ_come_first_with_each_value(two: Collection) -> None:
    (line,) = lines(compose(two), "figures")
    assert line.state == "differ"
    assert [(texts(d.pieces), len(d.refs)) for d in line.details] == [("300 ships", 2), ("500 ships", 1)]


def test_what_one_outlet_says_stands_under_its_name(two: Collection) -> None:
    blocks = {
        b.heading: [texts(line.pieces) for line in b.lines] for b in section(compose(two), "alone").blocks
    }
    assert blocks["Gazette"] == ["Keldoria demands: ten new ports"]
    assert "Courier" not in blocks


def test_the_head_says_what_was_read(two: Collection) -> None:
    assert compose(two).chapters[0].facts == (
        "3 documents from 3 outlets: 2 independent origins.",
        "Press and Courier carry one text and count as one origin.",
        "Published 4 May 2031 to 6 May 2031.",
    )


def test_the_summary_repeats_lines_and_leads_to_them(two: Collection) -> None:
    brief = compose(two)
    assert 4 <= len(brief.chapters[0].summary) <= 8
    keys = {line.key for line in every(brief)}
    for line in brief.chapters[0].summary:
        assert line.see in keys
        assert line.refs


def test_one_refusal_of_two_demands_stands_in_the_summary_once(build: Any) -> None:
    article = build.article(
        "Keldoria demands ten ports. Keldoria demands two ships. Ada Roe refused both demands."
    )
    asked = [
        article.position(f"demands {what}", "Keldoria", "Velmara", content=what)
        for what in ("ten ports", "two ships")
    ]
    no = article.position(
        "refused both demands", "Ada Roe", "Keldoria", "REJECT", "refuse", content="both demands"
    )
    found = compose(
        build.collection(
            article,
            responses=tuple(
                Response(id=a.id, position=no.id, answers=a.id, answer="refuses", reason="test")
                for a in asked
            ),
        )
    )
    assert len(lines(found, "answers")) == 2
    said = ["".join(piece.text for piece in line.pieces) for line in found.chapters[0].summary]
    assert sum("both demands" in text for text in said) == 1


def test_every_word_of_the_articles_is_cut_from_the_stored_text(two: Collection) -> None:
    brief = compose(two)
    stored = {r.document.id: r.document.text for r in two.readings}
    shown = [*every(brief), *brief.chapters[0].summary]
    pieces = [p for line in shown for p in line.pieces]
    pieces += [p for line in shown for d in line.details for cell in (d.pieces, *d.columns) for p in cell]
    assert sum(p.evidence is not None for p in pieces) > 10
    for piece in pieces:
        assert (piece.kind in ("quoted", "worded")) == (piece.evidence is not None)
        if piece.evidence:
            assert (
                piece.evidence.span.of(stored[piece.evidence.document]) == piece.evidence.text == piece.text
            )


def test_every_passage_has_a_number_and_a_way_back(two: Collection) -> None:
    brief = compose(two)
    cited = {ref for line in every(brief) for ref in line.all_refs()}
    assert {ref for a in brief.articles for ref in cited if ref.article == a.number} == cited
    for ref in cited:
        assert brief.label(ref).startswith(f"{ref.article}.")
        assert brief.back[ref] in brief.anchors.values()
    assert sum(len(a.passages) for a in brief.articles) == len(cited)


def test_the_order_of_the_readings_does_not_matter(two: Collection) -> None:
    shuffled = list(two.readings)
    random.Random(1).shuffle(shuffled)
    assert compose(msgspec.structs.replace(two, readings=tuple(shuffled))) == compose(two)


def test_altered_words_are_refused(two: Collection) -> None:
    first = two.readings[0]
    false = msgspec.structs.replace(first.quotations[0], text="We will hand over the keys,")
    readings = (msgspec.structs.replace(first, quotations=(false,)), *two.readings[1:])
    with pytest.raises(EvidenceError):
        compose(msgspec.structs.replace(two, readings=readings))


def test_nothing_read() -> None:
    brief = compose(Collection(readings=()))
    assert brief.chapters == brief.articles == ()


def test_nothing_found(build: Any) -> None:
    brief = compose(build.collection(build.article("It rained.", published=None)))
    (chapter,) = brief.chapters
    assert chapter.sections == chapter.summary == ()
    assert chapter.facts == (
        "1 document from 1 outlet: 1 independent origin.",
        "Without a date of publication: The Courier.",
        "Nothing was found in: The Courier.",
    )


def test_a_document_in_another_language_is_said_not_to_be_read(build: Any) -> None:
    brief = compose(build.collection(build.article("Es regnet.", "Bote", language="de")))
    assert "Not in English, and not read: Bote." in brief.chapters[0].facts


def test_two_stories_are_two_chapters_and_a_stray_document_a_third(build: Any) -> None:
    one, two, three = (build.article(f"Text {n}.", f"Outlet {n}") for n in range(3))
    stories = tuple(
        Story(
            id=a.document.outlet,
            title=f"Story of {a.document.outlet}",
            documents=(a.document.id,),
            episodes=(),
        )
        for a in (one, two)
    )
    brief = compose(build.collection(one, two, three, stories=stories))
    assert [c.title for c in brief.chapters] == ["Story of Outlet 0", "Story of Outlet 1", "Outlet 2"]
    assert brief.title == "3 stories"


def test_an_unresolved_holder_is_shown_by_the_words_of_the_text(build: Any) -> None:
    article = build.article("The big man demanded ten ships.")
    claim = article.position("demanded ten ships", None, content="ten ships")
    named = msgspec.structs.replace(claim, holder=Reference(article.at("The big man"), None, "ambiguous"))
    article.claims = [named]
    brief = compose(build.collection(article))
    (line,) = lines(brief, "demands")
    assert texts(line.pieces) == "The big man (ambiguous) demands: ten ships"
    assert [texts(gap.pieces) for gap in lines(brief, "gaps")] == ["1 holder: ambiguous"]


def test_a_holder_that_is_not_stated(build: Any) -> None:
    article = build.article("Ten ships were demanded.")
    article.position("demanded", None, content="Ten ships")
    (line,) = lines(compose(build.collection(article)), "demands")
    assert texts(line.pieces) == "Somebody (not stated) demands: Ten ships"


def test_an_inferred_addressee_says_so_in_its_line_and_not_in_the_heading(build: Any) -> None:
    article = build.article("Keldoria demanded ten ships of Velmara. Keldoria demanded five ports.")
    article.position("demanded ten ships", "Keldoria", "Velmara", content="ten ships")
    ports = article.position("demanded five ports", "Keldoria", content="five ports")
    to = Reference(article.at("Velmara"), "Velmara", "inferred")
    article.claims[-1] = msgspec.structs.replace(ports, addressee=to)
    brief = compose(build.collection(article))
    assert [block.heading for block in section(brief, "demands").blocks] == ["Keldoria → Velmara"]
    assert [texts(line.pieces) for line in lines(brief, "demands")] == [
        "Keldoria demands of Velmara: ten ships",
        "Keldoria demands of Velmara (inferred): five ports",
    ]


def test_a_stated_addressee_stands_for_a_group_before_an_inferred_one(build: Any) -> None:
    one = build.article("Velmara waited. Keldoria demanded ten big ships at once.", "Press")
    two = build.article("Keldoria demanded of Velmara ten big ships at once.", "Courier", "2031-05-05")
    first = one.position("demanded ten big ships at once", "Keldoria", content="ten big ships at once")
    to = Reference(one.at("Velmara"), "Velmara", "inferred")
    one.claims[-1] = first = msgspec.structs.replace(first, addressee=to)
    second = two.position(
        "demanded of Velmara ten big ships at once", "Keldoria", "Velmara", content="ten big ships at once"
    )
    build.same("position", [first, second], "agree")
    (line,) = lines(compose(build.collection(one, two)), "demands")
    assert texts(line.pieces) == "Keldoria demands of Velmara: ten big ships at once"


def test_an_unresolved_date_is_counted_with_its_reason(build: Any) -> None:
    article = build.article("They met on Friday.", published=None)
    article.time("Friday", None)
    brief = compose(build.collection(article))
    assert [texts(line.pieces) for line in lines(brief, "gaps")] == ["1 date: no reference date"]
    assert not [s for s in brief.chapters[0].sections if s.name == "calendar"]


def test_dates_are_told_apart_by_the_days_covered(build: Any) -> None:
    article = build.article(
        "They met on Friday. War began in 2027. They will meet on June 9. In the 1990s it was calm."
        " The last century was not."
    )
    for words, value in (
        ("Friday", "2031-05-02"),
        ("2027", "2027"),
        ("June 9", "2031-06-09"),
        ("the 1990s", "199"),
        ("The last century", "19"),
    ):
        article.time(words, value)
    blocks = section(compose(build.collection(article)), "calendar").blocks
    assert {b.heading: [line.lead for line in b.lines] for b in blocks} == {
        "In these weeks": ["2 May 2031"],
        "Ahead": ["9 June 2031"],
        "Before": ["20th century", "1990s", "2027"],
    }


def test_where_no_document_is_dated_its_dates_are_only_named(build: Any) -> None:
    article = build.article("War began in 2027.", published=None)
    article.time("2027", "2027")
    blocks = section(compose(build.collection(article)), "calendar").blocks
    assert {b.heading: [line.lead for line in b.lines] for b in blocks} == {"Dates named": ["2027"]}


def test_what_two_articles_tell_of_one_day_is_one_line(build: Any) -> None:
    one = build.article("Envoys of Keldoria meet on May 6 in Corriel.", "One")
    two = build.article("On May 6 talks open. The ship sails on May 6.", "Two")
    tellings = [one.time("May 6", "2031-05-06"), two.time("May 6", "2031-05-06")]
    two.time("on May 6", "2031-05-06")
    build.same("time", tellings, "agree")
    found = lines(compose(build.collection(one, two)), "calendar")
    assert [(texts(line.pieces), line.outlets, line.state) for line in found] == [
        ("Envoys of Keldoria meet on May 6 in Corriel.", 2, ""),
        ("The ship sails on May 6.", 1, ""),
    ]


@pytest.mark.parametrize(("verdict", "state"), [("disagree", "dates differ"), ("updated", "moved")])
def test_an_event_with_two_dates_shows_both(build: Any, verdict: str, state: str) -> None:
    one = build.article("The envoys meet on May 7.", "One")
    two = build.article("The envoys meet on May 6.", "Two")
    build.same("time", [one.time("May 7", "2031-05-07"), two.time("May 6", "2031-05-06")], verdict)
    (line,) = lines(compose(build.collection(one, two)), "calendar")
    assert (line.lead, line.state, line.outlets) == ("6 May 2031", state, 2)
    assert [(d.label, texts(d.pieces)) for d in line.details] == [
        ("6 May 2031", "The envoys meet on May 6."),
        ("7 May 2031", "The envoys meet on May 7."),
    ]


def test_a_sentence_that_names_a_day_twice_is_one_line(build: Any) -> None:
    article = build.article("On Tuesday, May 6, they met.")
    for words in ("Tuesday", "May 6"):
        article.time(words, "2031-05-06")
    (line,) = lines(compose(build.collection(article)), "calendar")
    assert len(line.refs) == 2


def test_clauses_say_who_must_do_what_under_which_instrument(build: Any) -> None:
    text = "Under the draft pact, Velmara is prohibited from laying mines, Keldoria says."
    article = build.article(text)
    claim = article.position(
        "prohibited from laying mines", "Keldoria", "Velmara", act="prohibit", content="laying mines"
    )
    clause = Clause(
        span=article.at("laying mines"),
        text="laying mines",
        obliged=Reference(article.at("Velmara"), "Velmara"),
        modality="must not",
        instrument=article.at("the draft pact"),
    )
    article.claims = [msgspec.structs.replace(claim, clauses=(clause,))]
    (line,) = lines(compose(build.collection(article)), "demands")
    assert texts(line.pieces) == (
        "Keldoria wants to prohibit Velmara: from laying mines (in: the draft pact)"
    )
    assert [texts(d.pieces) for d in line.details] == ["Velmara must not: laying mines"]


def test_a_deed_that_another_side_reports_names_that_side(build: Any) -> None:
    article = build.article("Roe said Keldoria had massed 900 tanks.")
    said = article.quotation("Keldoria had massed 900 tanks", "Ada Roe", "indirect")
    article.position(
        "massed 900 tanks",
        "Keldoria",
        None,
        "MOBILIZE",
        "deploy troops",
        content="900 tanks",
        quotation=said.id,
    )
    (line,) = lines(compose(build.collection(article)), "forces")
    assert texts(line.pieces) == "Keldoria deploys forces: massed 900 tanks (according to Ada Roe)"


def test_a_trigger_that_turns_the_meaning_is_shown(build: Any) -> None:
    article = build.article("The draft says Velmara is prohibited from laying mines.")
    article.position("prohibited from laying mines", "Keldoria", "Velmara", content="laying mines")
    (line,) = lines(compose(build.collection(article)), "demands")
    assert texts(line.pieces) == "Keldoria demands of Velmara: prohibited from laying mines"


def test_a_content_that_says_nothing_is_shown_in_its_sentence(build: Any) -> None:
    article = build.article("It rained. As to the ships, Keldoria demands them. So it is.")
    article.position("demands them", "Keldoria", content="them")
    (line,) = lines(compose(build.collection(article)), "demands")
    assert texts(line.pieces) == "Keldoria demands: As to the ships, Keldoria demands them"


def test_the_words_that_give_a_date_are_stressed(build: Any) -> None:
    article = build.article("Before that, they met on Friday at sea.")
    article.time("Friday", "2031-05-02")
    (line,) = lines(compose(build.collection(article)), "calendar")
    assert [(p.text, p.stressed) for p in line.pieces] == [
        ("Before that, they met on ", False),
        ("Friday", True),
        (" at sea.", False),
    ]


def test_a_quotation_that_an_act_already_gives_is_not_repeated_for_its_outlet(build: Any) -> None:
    one = build.article("“We demand ten ships,” Roe said. “It is late,” she said. Roe said it rained.", "One")
    one.position("demand ten ships", "Keldoria", content="ten ships")
    one.quotation("We demand ten ships,", "Ada Roe")
    one.quotation("It is late,", "Ada Roe")
    one.quotation("it rained", "Ada Roe", "indirect")
    two = build.article("It rained.", "Two")
    brief = compose(build.collection(one, two))
    assert [texts(line.pieces) for line in lines(brief, "alone")] == [
        "Keldoria demands: ten ships",
        "It is late",
    ]


def test_the_member_that_most_origins_carry_stands_for_a_group(build: Any) -> None:
    texts_ = [
        "Keldoria demands it.",
        "Keldoria demands ten ships at once.",
        "Keldoria demands ten ships at once!",
    ]
    articles = [build.article(text, f"Outlet {n}") for n, text in enumerate(texts_)]
    contents = ["it", "ten ships at once", "ten ships at once"]
    claims = [
        a.position(f"demands {c}", "Keldoria", content=c) for a, c in zip(articles, contents, strict=True)
    ]
    build.same("position", claims, "agree")
    (line,) = lines(compose(build.collection(*articles)), "demands")
    assert texts(line.pieces) == "Keldoria demands: ten ships at once"
    assert len(line.refs) == 2
    assert (line.outlets, line.origins) == (3, 3)


def test_copies_of_one_text_do_not_agree_with_each_other(build: Any) -> None:
    one, two = build.article("There were 300 ships.", "One"), build.article("There were 300 ships. ", "Two")
    build.same("figure", [a.figure("300 ships", 300, "ships") for a in (one, two)], "agree")
    made = build.collection(one, two, origins={one.document.id: "o", two.document.id: "o"})
    (line,) = lines(compose(made), "figures")
    assert (line.state, line.outlets, line.origins) == ("one origin", 2, 1)


def test_a_figure_given_once_stands_in_its_sentence(build: Any) -> None:
    article = build.article("It rained. Roe counted 300 ships at sea. It snowed.")
    article.figure("300 ships", 300, "ships")
    (line,) = lines(compose(build.collection(article)), "counted")
    assert texts(line.pieces) == "300 ships — Roe counted 300 ships at sea."
    assert [p.text for p in line.pieces if p.stressed] == ["300 ships"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, []),
        ({"modality": "must not"}, ["Velmara must not: lay mines at sea"]),
        ({"obliged": "Brenmark"}, ["Brenmark must: lay mines at sea"]),
        ({"obliged": None}, []),
        ({"instrument": "the pact"}, []),
        ({"condition": "if asked"}, ["Velmara must: lay mines at sea if asked"]),
    ],
)
def test_a_clause_is_shown_where_it_says_more_than_its_line(
    build: Any, fields: dict[str, Any], shown: list[str]
) -> None:
    article = build.article("Under the pact Keldoria demands that Velmara lay mines at sea if asked.")
    claim = article.position(
        "demands that Velmara lay mines at sea", "Keldoria", "Velmara", content="lay mines at sea"
    )
    bound = fields.get("obliged", "Velmara")
    span = article.at("lay mines at sea")
    clause = Clause(
        span=span,
        text="lay mines at sea",
        obliged=Reference(None, bound) if bound else None,
        modality=fields.get("modality", "must"),
        **{name: article.at(words) for name, words in fields.items() if name in ("instrument", "condition")},
    )
    article.claims = [msgspec.structs.replace(claim, clauses=(clause,))]
    (line,) = lines(compose(build.collection(article)), "demands")
    assert [texts(d.pieces) for d in line.details] == shown


def test_an_offer_is_said_as_one(build: Any) -> None:
    article = build.article("Keldoria promised to lift the ban if asked.")
    claim = article.position(
        "promised to lift the ban", "Keldoria", None, "AGREE", "promise", content="lift the ban"
    )
    clause = Clause(
        span=article.at("lift the ban"),
        text="lift the ban",
        obliged=Reference(None, "Keldoria"),
        modality="must",
        condition=article.at("if asked"),
    )
    article.claims = [msgspec.structs.replace(claim, clauses=(clause,))]
    (line,) = lines(compose(build.collection(article)), "offers")
    assert texts(line.pieces) == "Keldoria promises: lift the ban"
    assert [texts(d.pieces) for d in line.details] == ["Keldoria is to: lift the ban if asked"]


def test_the_next_dates_of_the_summary_are_fixed_ones_first(build: Any) -> None:
    article = build.article("“Tomorrow we talk,” Roe said. They meet on June 9.")
    article.quotation("Tomorrow we talk,", "Ada Roe")
    article.time("Tomorrow", "2031-05-05")
    article.time("June 9", "2031-06-09")
    summary = compose(build.collection(article)).chapters[0].summary
    assert [texts(line.pieces)[:18] for line in summary] == ["Ahead, 9 June 2031", "Ahead, 5 May 2031:"]


@pytest.mark.parametrize(
    ("sentence", "content", "shown"),
    [
        ("Keldoria warned Velmara against joining the pact.", "joining the pact", "against joining the pact"),
        ("Keldoria warned Velmara not to join the pact.", "join the pact", "not to join the pact"),
        ("Keldoria warned Velmara of a storm.", "a storm", "a storm"),
    ],
)
def test_a_word_that_turns_the_content_is_shown(build: Any, sentence: str, content: str, shown: str) -> None:
    article = build.article(sentence)
    article.position(f"warned{sentence[15:-1]}", "Keldoria", "Velmara", "THREATEN", "warn", content=content)
    (line,) = lines(compose(build.collection(article)), "threats")
    assert texts(line.pieces) == f"Keldoria warns Velmara: {shown}"


@pytest.mark.parametrize(
    ("words", "said"),
    [("NATO diplomats", "NATO diplomats warn"), ("Every state", "Every state warns"), ("We", "We warn")],
)
def test_a_holder_in_the_plural_takes_its_verb(build: Any, words: str, said: str) -> None:
    article = build.article(f"{words} warned of a storm.")
    article.position("warned of a storm", words, None, "THREATEN", "warn", content="a storm")
    (line,) = lines(compose(build.collection(article)), "threats")
    assert texts(line.pieces) == f"{said}: a storm"


def test_a_version_in_the_reporters_words_is_labelled_once(build: Any) -> None:
    one = build.article("“We will never hand over the keys,” Roe said.", "One")
    two = build.article("Roe said that she would not part with the keys.", "Two", "2031-05-05")
    said = [
        one.quotation("We will never hand over the keys,", "Ada Roe"),
        two.quotation("she would not part with the keys", "Ada Roe", "indirect"),
    ]
    build.same("quotation", said, "disagree")
    (line,) = lines(compose(build.collection(one, two)), "versions")
    assert [(d.label, texts(d.pieces)) for d in line.details] == [
        ("quoted", "We will never hand over the keys"),
        ("reporter’s words", "she would not part with the keys"),
    ]


def test_an_accusation_has_its_denial_under_it(build: Any) -> None:
    text = "Keldoria accused Velmara of laying mines. Velmara denied the charge."
    article = build.article(text, "Press")
    charge = article.position("accused Velmara of laying mines", "Keldoria", "Velmara", "ACCUSE", "accuse")
    denial = article.position("denied the charge", "Velmara", "Keldoria", "REJECT", "deny")
    answer = Response(id="r", position=denial.id, answers=charge.id, answer="denies", reason="test")
    (line,) = lines(compose(build.collection(article, responses=(answer,))), "accusations")
    assert [(d.label, texts(d.pieces)) for d in line.details] == [
        ("answer", "Velmara denies it: Velmara denied the charge")
    ]


def test_a_quotation_says_through_whom_it_came(build: Any) -> None:
    text = "“We wait,” Roe said. “We sail,” Kay said. “We stay,” Lee said."
    article = build.article(text, "Press")
    article.quotation("We wait,", "Ada Roe", chain=("Press", "ISP"))
    article.quotation("We sail,", "Bo Kay", chain=("ISP",))
    article.quotation("We stay,", "Cy Lee", chain=("Press",))
    shown = [texts(line.pieces) for line in lines(compose(build.collection(article)), "quotations")]
    assert shown == ["We wait (via ISP)", "We sail (via ISP)", "We stay"]
