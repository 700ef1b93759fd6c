"""What the encoder proposes joins the acts of the rules, or completes them."""

from collections.abc import Callable

import msgspec
import pytest

from communique.extract.positions.proposals import (
    HARSHLY,
    LIKELY,
    LISTED,
    NAMED,
    SURE,
    TOLD,
    UNLISTED,
    merged,
)
from communique.extract.positions.read import positions
from communique.extract.positions.speech import Speech
from communique.model import (
    Document,
    Guess,
    PloverType,
    Position,
    Proposal,
    Quotation,
    Reference,
    Span,
)
from communique.text.parse import parse


def guess(text: str, words: str, probability: float = 0.95) -> Guess:
    start = text.index(words)
    return Guess(Span(start, start + len(words)), probability)


def proposal(
    text: str, words: str, kind: PloverType, sure: float = 0.95, told: str | None = None
) -> Proposal:
    return Proposal(
        guess(text, words, sure),
        kind,
        1.0,
        0.0,
        "fact",
        1.0,
        (guess(text, "Ruritania"),) if "Ruritania" in text else (),
        (guess(text, told),) if told else (),
    )


@pytest.fixture
def read(make_document: Callable[..., Document]) -> Callable[..., tuple[Position, ...]]:
    def run(text: str, *acts: Proposal) -> tuple[Position, ...]:
        document = make_document(text)
        return positions(document, parse(document), (), (), acts)

    return run


DENOUNCED = "Ruritania, its premier said in Zubrowka, has long denounced, and Borduria has excused, the toll."


def test_a_sure_proposal_is_an_act_where_the_parse_hides_the_frame_of_its_verb(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    assert read(DENOUNCED) == ()
    (found,) = read(DENOUNCED, proposal(DENOUNCED, "denounced", "ACCUSE", told="Borduria"))
    assert (found.type, found.act, found.trigger.of(DENOUNCED)) == ("ACCUSE", "condemn", "denounced")
    assert found.addressee is not None
    assert found.addressee.span is not None
    assert found.addressee.span.of(DENOUNCED) == "Borduria"


@pytest.mark.parametrize(
    ("words", "kind", "sure", "act"),
    [
        ("denounced", "ACCUSE", LISTED, "condemn"),
        ("denounced", "ACCUSE", LISTED - 0.1, None),  # a doubtful one
        ("denounced", "REQUEST", UNLISTED - 0.1, None),  # a type that the verb is not known to perform
        ("excused", "SUPPORT", UNLISTED - 0.1, None),  # a verb that the lexicon does not know
        ("excused", "SUPPORT", UNLISTED, "support"),
        ("excused", "AID", 1.0, None),  # no type that positions have
    ],
)
def test_a_word_the_lexicon_does_not_know_must_be_surer(
    words: str, kind: PloverType, sure: float, act: str | None, read: Callable[..., tuple[Position, ...]]
) -> None:
    found = read(DENOUNCED, proposal(DENOUNCED, words, kind, sure))
    assert [p.act for p in found] == [act] * (act is not None)


@pytest.mark.parametrize(
    ("words", "kind", "trigger", "holder", "acts"),
    [
        ("denounced", "ACCUSE", LIKELY, NAMED, 1),
        ("denounced", "ACCUSE", LIKELY - 0.1, NAMED, 0),
        ("denounced", "ACCUSE", LIKELY, NAMED - 0.1, 0),
        ("denounced", "REQUEST", LIKELY, NAMED, 0),  # no type of the verb
        ("excused", "SUPPORT", LIKELY, NAMED, 0),  # a verb that the lexicon does not know
    ],
)
def test_of_the_type_the_encoder_need_not_be_sure_where_the_lexicon_knows_it_and_a_holder_is_named(
    words: str,
    kind: PloverType,
    trigger: float,
    holder: float,
    acts: int,
    read: Callable[..., tuple[Position, ...]],
) -> None:
    doubted = msgspec.structs.replace(
        proposal(DENOUNCED, words, kind, trigger),
        type_probability=0.5,
        holder=(guess(DENOUNCED, "Ruritania", holder),),
    )
    assert len(read(DENOUNCED, doubted)) == acts


def test_an_act_in_somebody_s_words_is_theirs_where_nothing_else_names_a_holder(
    make_document: Callable[..., Document],
) -> None:
    text = "“The toll is piracy,” said Ruritania."
    said = guess(text, "Ruritania").span
    content = Span(1, text.index(",”"))
    quotation = Quotation(
        id="q", document="d", span=content, text=content.of(text), stage="s/1", mode="direct", cue=None,
        speaker=Reference(said, None, None),
    )  # fmt: skip
    piracy = Proposal(guess(text, "piracy", 0.99), "ACCUSE", 1.0, 0.0, "fact", 1.0, (), ())
    document = make_document(text)
    (found,) = positions(document, parse(document), (quotation,), (), (piracy,))
    assert (found.type, found.holder.span, found.quotation) == ("ACCUSE", said, "q")
    assert positions(document, parse(document), (), (), (piracy,)) == (), "nobody says it"


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("Borduria has swamped our envoys in contempt.", 1),
        ("Borduria has swamped our envoys in paper.", 0),
        ("We have swamped our envoys in contempt.", 0),
        ("Borduria never swamped our envoys in contempt.", 0),
    ],
)
def test_a_doubtful_reproach_joins_where_somebody_quoted_uses_a_harsh_word_of_another(
    words: str, acts: int, make_document: Callable[..., Document]
) -> None:
    text = f"“{words}” said Ruritania."
    quotation = Quotation(
        id="q", document="d", span=Span(1, 1 + len(words)), text=words, stage="s/1", mode="direct", cue=None,
        speaker=Reference(guess(text, "Ruritania").span, None, None),
    )  # fmt: skip
    swamped = Proposal(guess(text, "swamped", HARSHLY), "ACCUSE", 1.0, 0.0, "fact", 1.0, (), ())
    document = make_document(text)
    assert len(positions(document, parse(document), (quotation,), (), (swamped,))) == acts


def told(text: str, words: str, kind: PloverType, sure: float = TOLD) -> Proposal:
    """A proposal that only the head for positions is sure of."""
    return msgspec.structs.replace(
        proposal(text, words, "CONSULT", 0.1), position=kind, position_probability=sure
    )


def test_words_that_the_head_for_positions_knows_are_an_act_of_its_type(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    text = "Ruritania drew a line under the talks on the toll."
    assert read(text) == read(text, told(text, "drew a line", "REJECT", TOLD - 0.01)) == ()
    (found,) = read(text, told(text, "drew a line", "REJECT"))
    assert (found.type, found.trigger.of(text), found.holder.span) == (
        "REJECT",
        "drew a line",
        guess(text, "Ruritania").span,
    )


def test_whose_a_thing_is_does_not_hold_the_act(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "Borduria, which lies between, drew a line under their talks."
    theirs = msgspec.structs.replace(told(text, "drew a line", "REJECT"), holder=(guess(text, "their"),))
    (found,) = read(text, theirs)
    assert found.holder.span is not None
    assert found.holder.span.of(text) == "Borduria"


def test_an_act_told_of_in_the_content_of_another_stays_where_the_encoder_sees_it(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    text = "Borduria welcomed the pledge in which Ruritania condemned the raid."
    assert "ACCUSE" not in {act.type for act in read(text)}
    assert {act.type for act in read(text, told(text, "condemned", "ACCUSE"))} == {"SUPPORT", "ACCUSE"}


def test_what_the_head_takes_for_another_type_does_not_change_a_rule_s_act(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    text = "Ruritania demanded an apology."
    (found,) = read(text, told(text, "demanded", "THREATEN"))
    assert found.type == "REQUEST"


def test_who_is_hit_is_not_who_acts(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "Ruritania was denounced in the assembly."
    assert read(text, proposal(text, "denounced", "ACCUSE")) == ()


def test_a_rule_s_act_stays_and_takes_its_addressee(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "Ruritania demanded an apology, and Borduria was silent."
    (found,) = read(text, proposal(text, "demanded", "REQUEST", told="Borduria"))
    assert found.addressee is not None
    assert found.addressee.span is not None
    assert found.addressee.span.of(text) == "Borduria"


def test_nothing_comes_of_nothing(make_document: Callable[..., Document]) -> None:
    document = make_document("Nobody spoke.")
    parsed = parse(document)
    speech = Speech(document.text, (), parsed.paragraphs)
    assert list(merged((), (), parsed.paragraphs, speech)) == []


def test_words_that_name_nobody_are_no_addressee(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "Ruritania will seek a treaty barring foreign warships from the strait."
    (found,) = read(text, proposal(text, "seek", "REQUEST", told="foreign warships"))
    assert found.addressee is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "told"),
    [
        ("Ruritania has long riled at Borduria.", "riled", "ACCUSE", "Borduria"),
        ("Ruritania bemoaned the Bordurian tariffs.", "bemoaned", "ACCUSE", "Bordurian"),
        ("Ruritania bemoaned its own tariffs.", "bemoaned", "ACCUSE", None),
        ("Ruritania bemoaned the rain.", "bemoaned", "ACCUSE", None),
    ],
)
def test_an_act_that_only_the_encoder_sees_is_directed_at_its_object_or_whose_that_is(
    text: str, words: str, kind: PloverType, told: str | None, read: Callable[..., tuple[Position, ...]]
) -> None:
    (found,) = read(text, proposal(text, words, kind, 1.0))
    span = found.addressee.span if found.addressee is not None else None
    assert (span.of(text) if span is not None else None) == told


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Ruritania refused to take its guns from the Sern Islands.", "refused", "REJECT"),
        ("Ruritania condemned the attacks in the Sern Islands.", "condemned", "ACCUSE"),
    ],
)
def test_a_place_is_no_addressee(
    text: str, trigger: str, kind: PloverType, read: Callable[..., tuple[Position, ...]]
) -> None:
    (found,) = read(text, proposal(text, trigger, kind, told="the Sern Islands"))
    assert found.addressee is None


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "whom"),
    [
        ("Ruritania berated the media over the leaks.", "berated", "ACCUSE", "the media"),
        ("Ruritania sued blogger Ada Roe over a story.", "sued", "ACCUSE", "blogger Ada Roe"),
        (
            "Ruritania instructed teachers and parents to spy.",
            "instructed",
            "REQUEST",
            "teachers and parents",
        ),
        ("Ruritania derided the story.", "derided", "ACCUSE", None),
    ],
)
def test_people_without_an_office_are_addressed(
    text: str, trigger: str, kind: PloverType, whom: str | None, read: Callable[..., tuple[Position, ...]]
) -> None:
    found = read(text, proposal(text, trigger, kind))[-1].addressee
    assert (found and found.span and found.span.of(text)) == whom


def test_a_holder_is_called_by_the_name_behind_what_it_is(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    text = "The isles' listening agency, Sern Ears, derided the story."
    holder = (guess(text, "The isles' listening agency"),)
    (found,) = read(text, msgspec.structs.replace(proposal(text, "derided", "ACCUSE"), holder=holder))
    assert found.holder.span is not None
    assert found.holder.span.of(text) == "Sern Ears"


def test_participants_act_for_their_body(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "The participants of the Sern Council derided the story."
    holder = (guess(text, "The participants of the Sern Council"),)
    (found,) = read(text, msgspec.structs.replace(proposal(text, "derided", "ACCUSE"), holder=holder))
    assert found.holder.span is not None
    assert found.holder.span.of(text) == "the Sern Council"


@pytest.mark.parametrize(
    ("text", "sure", "holder"),
    [
        ("Ruritania voiced disbelief that Borduria did well there and demanded calm.", SURE, "Ruritania"),
        (
            "Ruritania voiced disbelief that Borduria did well there and demanded calm.",
            SURE - 0.1,
            "Borduria",
        ),
        ("Ruritania was wary. It demanded calm.", SURE, "It"),
        ("Ruritania was wary. Its government demanded calm.", SURE, "Its government"),
    ],
)
def test_a_sure_holder_goes_before_another_name_but_not_before_what_takes_up_a_name(
    text: str, sure: float, holder: str, read: Callable[..., tuple[Position, ...]]
) -> None:
    act = msgspec.structs.replace(
        proposal(text, "demanded", "REQUEST"), holder=(guess(text, "Ruritania", sure),)
    )
    (found,) = read(text, act)
    assert found.holder.span is not None
    assert found.holder.span.of(text) == holder


def test_what_the_lexicon_says_is_no_such_act_is_none_however_sure_the_proposal(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    silent = "Ruritania declined to comment on the toll."
    assert read(silent, proposal(silent, "declined", "REJECT")) == ()
    meets = "Ruritania will hold talks with Borduria."
    assert read(meets, proposal(meets, "hold", "AGREE")) == ()
    armed = "Ruritania is ready to defend its toll."
    assert read(armed, proposal(armed, "ready", "AGREE")) == ()
    refused = "Ruritania has declined, for now, to pay the toll."
    assert read(refused, proposal(refused, "declined", "REJECT"))


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Nobody in Ruritania wanted this war.", "wanted", "REQUEST"),
        ("Ruritania feared a row that had threatened to split the isles.", "threatened", "THREATEN"),
        ("Ruritania appeared to praise the toll.", "praise", "SUPPORT"),
    ],
)
def test_what_nobody_does_or_a_thing_threatens_is_no_act_however_sure_the_proposal(
    text: str, trigger: str, kind: PloverType, read: Callable[..., tuple[Position, ...]]
) -> None:
    assert read(text, proposal(text, trigger, kind)) == ()


@pytest.mark.parametrize(
    ("verb", "acts"), [("leave", 1), ("be withdrawn", 1), ("was gone", 0), ("has left", 0)]
)
def test_who_insists_that_something_is_so_asks_for_nothing(
    verb: str, acts: int, read: Callable[..., tuple[Position, ...]]
) -> None:
    text = f"Ruritania, at long last, insisted that the fleet {verb}."
    found = read(text, proposal(text, "insisted", "REQUEST"))
    assert len(found) == acts
