"""Claims made by hand over short texts, and how they compare."""

import msgspec
import pytest

from communique.compare import comparisons, demands, responses, sides
from communique.model import (
    Actor,
    Document,
    Evidence,
    Position,
    Published,
    Quotation,
    Reading,
    Reference,
    Role,
    Span,
    Story,
    claim_id,
    places,
)

SPAN = Span(0, 1)
ACTORS = (
    Actor(
        id="kastell",
        name="Oren Kastell",
        kind="person",
        roles=(Role("President", "Keldoria", Evidence("a", SPAN, "P")),),
    ),
    Actor(id="keldoria", name="Keldoria", kind="state"),
    Actor(id="velmara", name="Velmara", kind="state"),
)
WHOSE, PLACES = sides(ACTORS), places(ACTORS)


def said(document: str, text: str, speaker: str | None) -> Quotation:
    return Quotation(
        id=claim_id("quotation", document, SPAN, text), document=document, span=SPAN, text=text, stage="quotations/1",
        mode="direct", cue=None, speaker=Reference(SPAN, speaker),
    )  # fmt: skip


def did(
    document: str,
    kind: str,
    holder: str | None,
    to: str | None,
    text: str,
    negated: bool = False,
    at: int = 0,
) -> Position:
    span = Span(at, at + 1)
    return Position(
        id=claim_id("position", document, span, kind, text), document=document, span=span, text=text,
        stage="positions/1", type=kind, act=kind.lower(), trigger=span, content=None,
        holder=Reference(span, holder), addressee=Reference(span, to) if to else None, negated=negated,
    )  # fmt: skip


def readings(*claims: Quotation | Position) -> tuple[Reading, ...]:
    documents = sorted({c.document for c in claims})
    return tuple(
        Reading(
            document=Document(id=d, text="x" * 99, body=(Span(0, 99),)),
            quotations=tuple(c for c in claims if c.document == d and isinstance(c, Quotation)),
            positions=tuple(c for c in claims if c.document == d and isinstance(c, Position)),
        )
        for d in documents
    )


def compare(*claims: Quotation | Position) -> list[tuple[str, int, int]]:
    held = readings(*claims)
    story = Story(id="s", title="", documents=tuple(r.document.id for r in held), episodes=())
    origins = {"a": "a", "b": "a", "c": "c"}
    return [
        (c.verdict, len(c.claims), c.origins) for c in comparisons(held, WHOSE, PLACES, origins, (story,))
    ]


SENTENCE = "We will insist on an agreement that closes the strait to foreign warships"
OTHER_WORDS = (
    "We shall insist that an agreement be reached which shuts the strait to warships of foreign states"
)


def test_copies_of_a_sentence_agree_and_count_one_origin() -> None:
    assert compare(said("a", SENTENCE, "X"), said("b", SENTENCE + ".", "X")) == [("agree", 2, 1)]


def test_one_sentence_in_other_words_is_shown_as_different() -> None:
    assert compare(said("a", SENTENCE, "X"), said("c", OTHER_WORDS, "X")) == [("disagree", 2, 2)]


def test_the_same_words_of_another_speaker_are_another_quotation() -> None:
    assert compare(said("a", SENTENCE, "X"), said("b", SENTENCE, "Y")) == [("only here", 1, 1)] * 2


def test_an_unresolved_speaker_is_aligned_with_nobody() -> None:
    assert compare(said("a", SENTENCE, None), said("b", SENTENCE, None)) == [("only here", 1, 1)] * 2


def test_short_quotations_need_the_same_words() -> None:
    assert compare(said("a", "alarming", "X"), said("c", "Alarming!", "X")) == [("agree", 2, 2)]
    assert len(compare(said("a", "very alarming", "X"), said("c", "alarming news", "X"))) == 2


def test_a_president_and_the_state_are_one_side() -> None:
    a = did("a", "REQUEST", "Oren Kastell", "Velmara", "demands the release of the grain ship")
    c = did("c", "REQUEST", "Keldoria", "Velmara", "demanded that the grain ship be released")
    assert compare(a, c) == [("agree", 2, 2)]


def test_a_promise_and_its_denial_disagree() -> None:
    a = did("a", "AGREE", "Keldoria", None, "promised to keep the strait open")
    c = did("c", "AGREE", "Keldoria", None, "promised to keep the strait open", negated=True)
    assert compare(a, c) == [("disagree", 2, 2)]


def test_threat_and_demand_are_never_one() -> None:
    a = did("a", "REQUEST", "Keldoria", "Velmara", "the removal of the guns")
    b = did("b", "THREATEN", "Keldoria", "Velmara", "the removal of the guns")
    assert len(compare(a, b)) == 2


def answers(*claims: Position) -> list[tuple[str, str, str]]:
    held = readings(*claims)
    story = Story(id="s", title="", documents=tuple(r.document.id for r in held), episodes=())
    return [(r.position, r.answers, r.answer) for r in responses(held, WHOSE, (story,))]


DEMAND = did("a", "REQUEST", "Oren Kastell", "Velmara", "the removal of the guns above the strait")


def test_a_refusal_about_the_same_matter_answers_across_documents() -> None:
    no = did("c", "REJECT", "Velmara", "Keldoria", "refused the removal of its guns")
    assert answers(DEMAND, no) == [(no.id, DEMAND.id, "refuses")]


def test_one_word_in_common_is_chance() -> None:
    guns = did("c", "REJECT", "Velmara", "Keldoria", "its own guns")
    assert answers(DEMAND, guns) == []


def test_direction_is_a_gate() -> None:
    wrong_way = did("c", "REJECT", "Keldoria", "Velmara", "refused the removal of its guns")
    to_another = did("c", "REJECT", "Velmara", "Brenmark", "refused the removal of its guns")
    assert answers(DEMAND, wrong_way, to_another) == []


def test_a_demand_of_nobody_is_answered_by_whoever_answers_its_maker() -> None:
    demand = did("a", "REQUEST", "Oren Kastell", None, "a treaty that closes the strait", at=10)
    no = did("a", "REJECT", "Velmara", "Oren Kastell", "rejected the demands", at=30)
    to_nobody = did("a", "REJECT", "Velmara", None, "rejected the demands", at=40)
    assert answers(demand, no, to_nobody) == [(no.id, demand.id, "refuses")]


def test_an_answer_to_the_demand_means_the_last_and_to_the_demands_all_before_it() -> None:
    early = did("a", "REQUEST", "Keldoria", "Velmara", "pilotage fees be halved", at=10)
    later = did("a", "REQUEST", "Keldoria", "Velmara", "the grain ship be freed", at=20)
    one = did("a", "REJECT", "Velmara", None, "rejected the demand", at=30)
    all_ = did("a", "REJECT", "Velmara", None, "rejected the demands", at=40)
    elsewhere = did("c", "REJECT", "Velmara", None, "rejected the demands", at=30)
    assert answers(early, later, one, all_, elsewhere) == [
        (one.id, later.id, "refuses"),
        (all_.id, early.id, "refuses"),
        (all_.id, later.id, "refuses"),
    ]


def test_consent_with_a_condition_and_an_offer_of_talks() -> None:
    condition = did(
        "a", "AGREE", "Velmara", None, "would accept removal of the guns if the fleet left the strait", at=2
    )
    talks = did(
        "c", "AGREE", "Velmara", None, "ready for talks about the removal of the guns above the strait"
    )
    consent = did("b", "AGREE", "Velmara", None, "agreed to removal of the guns above the strait")
    assert [answer for _, _, answer in answers(DEMAND, condition, consent, talks)] == [
        "conditions",
        "accepts",
        "counters",
    ]


def _state(*claims: Position, dates: dict[str, str] | None = None) -> tuple[str, str]:
    held = tuple(
        msgspec.structs.replace(
            reading,
            document=msgspec.structs.replace(
                reading.document,
                published=Published((dates or {})[reading.document.id], "day", "page")
                if reading.document.id in (dates or {})
                else None,
            ),
        )
        for reading in readings(*claims)
    )
    story = Story(id="s", title="t", documents=tuple(sorted({c.document for c in claims})), episodes=())
    answers = responses(held, WHOSE, (story,))
    origins = {r.document.id: r.document.id for r in held}
    (demand,) = demands(held, WHOSE, comparisons(held, WHOSE, PLACES, origins, (story,)), answers)
    assert demand.holder == "Velmara"
    return demand.state, demand.reason


CLEAR = "clear the mines from the strait"
ASKED = did("a", "REQUEST", "Velmara", "Keldoria", CLEAR)


@pytest.mark.parametrize(
    ("answers", "dates", "state"),
    [
        ((), {}, "open"),
        ((did("b", "REJECT", "Keldoria", "Velmara", CLEAR),), {}, "refused"),
        ((did("b", "AGREE", "Keldoria", "Velmara", CLEAR),), {}, "accepted"),
        ((did("b", "AGREE", "Keldoria", "Velmara", CLEAR + " if Velmara lifts its ban"),), {}, "conditioned"),
        # Somebody else's refusal, or one of something else, is no answer.
        ((did("b", "REJECT", "Lorne", "Velmara", CLEAR),), {}, "open"),
        ((did("b", "REJECT", "Keldoria", "Velmara", "extradite the two officers"),), {}, "open"),
        # Nothing is answered before it is asked.
        ((did("b", "REJECT", "Keldoria", "Velmara", CLEAR),), {"a": "2031-05-04", "b": "2031-05-01"}, "open"),
        (
            (
                did("b", "REJECT", "Keldoria", "Velmara", CLEAR),
                did("c", "AGREE", "Keldoria", "Velmara", CLEAR),
            ),
            {"a": "2031-05-01", "b": "2031-05-02", "c": "2031-05-09"},
            "accepted",
        ),
        (
            (
                did("b", "REJECT", "Keldoria", "Velmara", CLEAR),
                did("c", "AGREE", "Keldoria", "Velmara", CLEAR),
            ),
            {"a": "2031-05-01", "b": "2031-05-02", "c": "2031-05-02"},
            "contested",
        ),
        ((did("b", "REQUEST", "Velmara", "Keldoria", CLEAR + " no more", negated=True),), {}, "withdrawn"),
        (
            (did("a", "REQUEST", "Velmara", "Keldoria", "any special conditions", negated=True, at=5),),
            {},
            "open",
        ),
        ((did("a", "CONCEDE", "Velmara", "Keldoria", "dropped the demand", at=5),), {}, "withdrawn"),
    ],
)
def test_what_became_of_a_demand(answers: tuple[Position, ...], dates: dict[str, str], state: str) -> None:
    assert _state(ASKED, *answers, dates=dates)[0] == state


@pytest.mark.parametrize(
    ("told", "denial", "found"),
    [
        (("ACCUSE", "Velmara", "Keldoria", "laying mines in the strait"), ("Keldoria", "Velmara", "laid mines in the strait"), True),
        (("ACCUSE", "Velmara", "Keldoria", "laying mines in the strait"), ("Keldoria", None, "the accusations"), True),
        (("ACCUSE", "Velmara", "Keldoria", "breaking its promise"), ("Keldoria", "Velmara", "that it ever gave such a pledge"), True),
        (("AGREE", "Keldoria", "Velmara", "promised to clear the strait"), ("Keldoria", None, "any promise about the strait"), True),
        (("ACCUSE", "Velmara", "Keldoria", "laying mines in the strait"), ("Lorne", "Velmara", "laid mines in the strait"), False),
        (("ACCUSE", "Velmara", "Keldoria", "laying mines in the strait"), ("Keldoria", "Velmara", "a ban on fishing boats"), False),
        (("AGREE", "Keldoria", "Velmara", "promised to clear the strait"), ("Velmara", None, "any promise about the strait"), False),
    ],
)  # fmt: skip
def test_what_is_denied(
    told: tuple[str, str, str, str], denial: tuple[str, str | None, str], found: bool
) -> None:
    first = did("a", *told)
    second = did("a", "REJECT", *denial, at=5)
    assert [answer for _, _, answer in answers(first, second)] == ["denies"] * found
