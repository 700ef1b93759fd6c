"""Whom acts are directed at though their own sentence does not say, or says it of the holder's own side."""

import re
from collections.abc import Iterator
from itertools import chain, takewhile
from pathlib import Path

import pytest

from communique.engine import run
from communique.errors import InputError
from communique.extract.positions.directed import Question, asked
from communique.intake import items
from communique.model import Document, Position, Span
from communique.pipeline import STAGES, collect, read
from communique.text.choice import weights

OWN = (
    "Sweden waited on Monday. Finland woke. Norway promised that Swedes would be given papers.",
    "Sweden waited on Monday. Norway urged Sweden and its allies to leave.",
)
EXAMPLE = Path(__file__).parents[3] / "examples/ambrel-strait"


def aimed(text: str) -> list[Position]:
    whole = (Span(0, len(text)),)
    (reading,) = collect([read(Document(id="d", text=text, body=whole))]).readings
    assert all(
        p.addressee is None or p.addressee.span is None or p.addressee.span.end <= len(text)
        for p in reading.positions
    )
    return list(reading.positions)


def named(position: Position) -> str | None:
    return position.addressee.actor if position.addressee else None


LAST = [
    # the last act of each text, and whom it is directed at
    ("Iran launched a missile on Sunday. Israel called the launch reckless.", "Iran"),
    ("Norway raised duties on timber. Sweden said the tariffs were illegal.", "Norway"),
    ("“Sweden must free the crew. You must do it now,” Norwegian Foreign Minister Ada Roe said.", "Sweden"),
    ("Norway accused Sweden of piracy. Sweden denied the charge.", "Norway"),
    ("Norway demanded a new treaty. Sweden rejected the demands.", "Norway"),
    ("Norway demanded the return of the island. Sweden said the island was not for sale.", "Norway"),
    ("Norway seized a Swedish trawler in May. Sweden demanded that the trawler be released.", "Norway"),
    # whose own side is named is not addressed; who was spoken of is
    (
        "Swedish Foreign Minister Ada Roe accused Norway of piracy. “We demand that they stop,” Roe said.",
        "Norway",
    ),
    ("Egypt objected to the dam. Ethiopia said no country had the right to deny its people light.", "Egypt"),
    ("Finland waited. Sweden said the provocations of Norway were illegal.", "Norway"),
    ("Finland waited. Sweden called the conduct of Norway in the strait illegal.", "Norway"),
    # before whom a complaint is brought, and about whom it is
    ("Norway complained to the United Nations about the Swedish raids.", "Sweden"),
    # whose own words name a group, where nobody else is much likelier
    ("Norway lent Sweden $5m. Norway urged its allies to stand by it.", "Norway's allies"),
    # "them" are the two whom the sentence before has; a president's own government is his state's
    ("The Red Wolves met. Iran accused Qatar and Oman of lying. It also wants them to leave.", "Qatar; Oman"),
    ("Croatian President Ivo Roe urged his government to wait.", "Croatia"),
    (
        "Chile imposed sanctions on Bo Lind, chairman and chief executive of Lind Mines, and Ilse Brandt, head of"
        " Brandt Air, over a deal.",
        "Bo Lind; Ilse Brandt",
    ),
    ("Reporters met in Lima. Chile spoke of Peru's ship. It called its presence an outrage.", "Peru"),
    # a people that is threatened, firms that are blacklisted; "this regime" was named
    ("Norway threatened Swedes with prison.", "Sweden"),
    ("Norway put Swedish companies on its blacklist.", "Swedish companies"),
    (
        "Belarus closed the road. “This regime sold false hopes,” Norwegian Minister Ada Roe said.",
        "Belarus",
    ),
    # "they" are never the holder's own side; an embassy stands for its state
    (
        "Sweden sent a drone. The United States kept quiet. “They spied on us,” U.S. President Joe Biden said.",
        "Sweden",
    ),
    ("Norway lodged a protest with the Swedish embassy in Oslo.", "Sweden"),
    # a protest to an envoy is one to his state; who is summoned is the envoy
    ("Norway lodged a protest with Swedish ambassador Bo Lind over the raid.", "Sweden"),
    ("Norway summoned Swedish ambassador Bo Lind over the raid.", "Bo Lind"),
    # whose government those at home mean; whose agents and pilots are accused and held
    ("Chile closed the pass. The Norwegian Fishers' Union urged the government to wait.", "Norway"),
    ("Chile accused Swedish agents of arson.", "Sweden"),
    ("Chile held two Swedish pilots.", "Sweden"),
    # but not its ministries, which speak of others' governments
    (
        "Chile lied about the reef, the Norwegian Foreign Ministry said. It urged the government to wait.",
        "Chile",
    ),
    # the two who are named side by side, and none of the side that speaks; all states together
    ("Peru and Chile armed. Bolivia waited. Brazil urged the two of them to talk.", "Peru; Chile"),
    (
        "Norway waited. Sweden and Finland applied to join. Turkey warned the two candidates of a veto.",
        "Sweden; Finland",
    ),
    (
        "The Andean Community met. Peru called on the international community to act.",
        "international community",
    ),
    # a neighbour is with whom one mostly deals, not whoever was named last
    (
        "Chile accused Peru of lying. Chile threatened Peru. In Bolivia Chile said its neighbour had lied.",
        "Peru",
    ),
    # a state told by what it is, or by its half of a nation; a neighbour is none of whom the rest tells
    ("Sweden sent a fleet. Norway closed its airspace to the small, timber-rich kingdom.", "Sweden"),
    ("South Korea urged the North to return to talks.", "North Korea"),
    (
        "Iran met Saudi Arabia. Qatar and Saudi Arabia are at odds. Iran spoke of peace."
        " Riyadh accuses its neighbour of cosying up to Tehran.",
        "Qatar",
    ),
    # whom the same sentence has just blamed, not who was spoken of before
    ("Jan Berg visited Oslo. Norway blamed Bo Lind for the quarrel and called on him to go.", "Bo Lind"),
    ("Finland protested. Norway accused Sweden of piracy and urged it to leave.", "Sweden"),
    ("The Arab League denounced the pact. Norway dismissed the League's statement.", "Arab League"),
    # whose a ship is tells its flag, or the state beside its name; not the flag that all ships fly
    ("Norway detained the Vasa, a Swedish-flagged tanker.", "Sweden"),
    ("The Swedish tanker Vasa left port. Norwegian marines seized the ship at dawn.", "Sweden"),
    ("Norway seized the “Vasa”, sailing under the Swedish flag.", "Sweden"),
    # a party is not its state, an organ is
    ("The Swedish Farmers Party accused Sweden of treachery.", "Sweden"),
    # a title that names nobody is held for who acted just before
    (
        "Norway seized two Swedish trawlers. Sweden summoned the Norwegian ambassador."
        " Its foreign minister, Ada Roe, said they had broken the law of the sea.",
        "Norway",
    ),
    # a ban on people is aimed at their state, a call on them at them
    ("Norway banned Swedes from entering.", "Sweden"),
    ("Norway urged Swedes to stay away.", "Swedes"),
    # whom a state advises is its own, though nothing says so
    ("Norway met Iran. Norway advised citizens to leave Iran.", "Norwegian citizens"),
    ("Norway told its pilgrims and students to leave Iran.", "Norwegian pilgrims; Norwegian students"),
    ("Taiwanese Premier Ada Roe urged Taiwanese to eat more salmon.", "Taiwanese people"),
    # whom the word before the first names again
    ("Norway appealed to Sweden and to the government of Finland to leave the islands.", "Sweden; Finland"),
    ("Norway called on Sweden to wait and on Monday to Finland.", "Sweden"),
    # the two who quarrel
    (
        "Norway accused Sweden of piracy. Sweden accused Norway of theft. France urged both sides to show restraint.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of piracy. Finland accused Norway of fraud. Finland condemned Norway again."
        " Finland urged both sides to show restraint.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of piracy. Sweden accused Norway of theft. Finland offered to mediate between the two countries.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of piracy. Sweden accused Norway of theft. Finland appealed to leaders on both sides to talk.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of piracy. Sweden accused Norway of theft. Finland urged Norway to end the quarrel between the two countries.",
        "Norway",
    ),
    ("Norway and Sweden accused each other of piracy.", "Norway; Sweden"),
    # who stands between them wants peace of both, or brings it
    *(
        (f"Norway accused Sweden of piracy. Sweden blamed Norway for the war. {last}", "Norway; Sweden")
        for last in (
            "Finland pleaded for an end to the shelling.",
            "Denmark and Iceland demanded an immediate truce.",
            "The United Nations urged both sides to lay down their arms.",
            "“The bloodshed must end,” said Finnish President Ada Roe.",
            "Finland offered its good offices.",
            "Iceland offered to host a new round of peace talks.",
            "Finland welcomed the armistice.",
        )
    ),
    (
        "Norway accused Sweden of piracy. Sweden blamed Norway for the war. Finland urged Norway to cease fire.",
        "Norway",
    ),
    (
        "Norway accused Sweden of piracy. Sweden blamed Norway for the war. Sweden called for a ceasefire.",
        "Norway",
    ),
    ("Norway accused Sweden of piracy. They have accused one another of it for years.", "Norway; Sweden"),
    # "the country" is not the one that accuses
    ("Sweden closed the strait on Monday. Norway accused the country of piracy.", "Sweden"),
    # a body at home may be addressed, the holder's own state is not
    (
        "Norwegian Prime Minister Ada Roe urged the Supreme Court of Norway to wait.",
        "Norwegian Supreme Court",
    ),
    ("US Vice President Bo Lind has opposed the US administration's talks with Iran.", "United States"),
    ("Norwegian Prime Minister Ada Roe demanded that Norway and Sweden work together.", "Norway; Sweden"),
    # "us" are the speaker's
    ("“Sweden is threatening us with sanctions,” Ada Roe said.", "Ada Roe"),
    # a title says for whom somebody speaks
    ("Iran launched a missile on Sunday. The American leader, Ada Roe, accused Iran of piracy.", "Iran"),
    # whose policy it is that is criticized
    ("President Ada Roe spoke first. Senator Bo Lind criticized her foreign policy.", "Ada Roe"),
    (
        "Senator Bo Lind answered Senator Karl Falk by calling Falk vain and accusing him of theft.",
        "Karl Falk",
    ),
    ("Senator Bo Lind says he likes Norway. Yet he also accuses it of stealing jobs.", "Norway"),
    ("Norway accused Sweden of piracy. Finland alleged they had harmed Danish sailors.", "Sweden"),
    ("Mayor Bo Lind endorsed the re-election of Senator Ada Roe.", "Ada Roe"),
    ("Senator Bo Lind praised Norway. Mayor Ada Roe called Senator Lind a liar.", "Bo Lind"),
    ("Mayor Ada Roe spoke of Senator Bo Lind, whom she has criticized before.", "Bo Lind"),
    ("Mayor Ada Roe called Senator Bo Lind’s plan a disgrace.", "Bo Lind"),
    ("Senator Bo Lind will stay. Mayor Ada Roe praised him and his staff.", "Bo Lind"),
    ("Senator Bo Lind wants a wall. “He should pay for it,” Mayor Ada Roe said.", "Bo Lind"),
    ("Norway condemned the Hamas attack on Swedish sailors.", "Hamas"),
    ("Norway threatened to attack Sweden.", "Sweden"),
    ("Norway accused Finland of piracy and promised to support Sweden.", "Sweden"),
    ("Norway promised to sell gas to Sweden.", "Sweden"),
    ("Norway welcomed the agreement between Sweden and Finland.", "Sweden; Finland"),
    ("Norway offered to help the UN High Commissioner for Refugees.", "UN High Commissioner for Refugees"),
    ("“Sweden should be forced to leave the bay,” Norwegian President Ada Roe said.", "Sweden"),
    ("Norway imposed tariffs on Swedish steel makers.", "Swedish steel makers"),
    ("Mayor Ada Roe lambasted the Iran deal negotiated by Senator Bo Lind.", "Bo Lind"),
    ("Senator Bo Lind spoke first. Mayor Ada Roe rejected Senator Lind’s comments.", "Bo Lind"),
    ("Norway threatened war if Sweden and its allies fail to comply.", "Sweden and its allies"),
    # by whom something is to be done
    ("Mayor Ada Roe said fees must be decided by the Swedish parliament.", "Swedish parliament"),
    # a group or body without a name is called as the text calls it
    ("Norway called on all parties to respect the truce.", "all parties"),
    (
        "It is vital that guarantors of the truce use their weight, Prime Minister Ada Roe said.",
        "guarantors of the truce",
    ),
    ("“All European states must disarm,” Norwegian President Ada Roe said.", "European states"),
    (
        "“All countries in the region must disarm,” Norwegian President Ada Roe said.",
        "countries in the region",
    ),
    ("“When guns fire, armed forces should spare bridges,” Mayor Ada Roe said.", "armed forces"),
    # who is charged or told to do something need not have a name
    ("Mayor Bo Lind accused protesters of arson.", "protesters"),
    # officials are called by whose they are, whoever speaks of them
    ("Norway accused Swedish officials of piracy.", "Sweden"),
    ("A call by Swedish officials to wait was rejected by Norway.", "Sweden"),
    # those who are sent or serve are called by whose they are, too, and mean it
    ("Norway accused Swedish troops of looting.", "Sweden"),
    ("Norway blamed South Korean negotiators for the delay.", "South Korea"),
    ("Norway imposed sanctions on nine Swedish banks.", "Sweden"),
    ("Norway accused Swedish journalists of lying.", "Swedish journalists"),
    ("Norway accused Swedish-backed fighters of looting.", "Swedish-backed fighters"),
    # the two who quarrel, by any noun
    (
        "Norway accused Sweden of piracy. Sweden blamed Norway for the quarrel."
        " Finland urged both governments to wait.",
        "Norway; Sweden",
    ),
    # who said what is taken up by a pronoun, or by the noun for it; whose that noun was
    (
        "Norway's fleet sailed on Monday. “Sweden has lied,” Norwegian Foreign Minister Ada Roe said."
        " Sweden denied it.",
        "Ada Roe",
    ),
    ("Sweden offered talks. Finland was silent on Monday. Norway accepted the offer.", "Sweden"),
    # who is threatened is who may attack, not who may be attacked
    ("Sweden waited. Norway warned that a Swedish raid on Denmark would be met with force.", "Sweden"),
    ("Norway warned that any blow by Sweden against its ports would have consequences.", "Sweden"),
    ("Norway warned that sanctions against Sweden would be widened.", "Sweden"),
    # whose paper it is that is not signed, not on whom it is
    ("Norway refused to sign a Swedish statement on Iran.", "Sweden"),
    ("Norway refused to endorse the EU embargo on Iran.", "European Union"),
    ("Norway refused to accept a deal with Sweden.", "Sweden"),
    # who gets what is promised
    ("Norway met Sweden. Norway promised that Danish nurses would receive full pay.", "Danish nurses"),
    ("Norway promised that Swedes would be given papers.", "Swedes"),
    # whose a ship is tells its owner, too; who holds people strikes their state
    ("Norway seized the Vasa on Monday, a tanker operated by a Swedish shipping firm.", "Sweden"),
    ("Norwegian marines boarded the Stella on Monday. The vessel flies the Swedish flag.", "Sweden"),
    ("Norway detained three Swedes.", "Sweden"),
    # between whom the pact is that is judged
    ("Norway signed a fishing treaty with Sweden. Finland condemned the treaty.", "Norway; Sweden"),
    ("The pact between Norway and Sweden was printed. Finland called the deal an outrage.", "Norway; Sweden"),
    (
        "Norway and Sweden agreed on a fishing pact. Denmark spoke of whales. Finland rejects the agreement.",
        "Norway; Sweden",
    ),
    ("Finland denounced the fishing deal between Norway, Sweden and Iceland.", "Norway; Sweden; Iceland"),
    # politics at home: whose government is meant tells the party, the home of the parliament, or the page
    (
        "Iran freed two Britons. Ada Roe, for the Liberal Democrats, urged ministers to keep talking to Iran.",
        "United Kingdom",
    ),
    (
        "Turkey recalled its envoy. The FDP accused the government of sleeping while Turkey arms.",
        "Germany",
    ),
    ("Iran freed two Swedes. Swedish lawmaker Bo Lind urged the government to thank Iran.", "Sweden"),
    (
        "OSLO, May 3 — Iran freed two sailors. Opposition leader Bo Lind said the cabinet must apologise to Iran.",
        "Norway",
    ),
    (
        "Iran freed two Britons. Labour’s Ada Roe asked parliament to hear the envoy of Iran.",
        "British parliament",
    ),
    # a person too takes up what another has said
    ("Senator Ada Roe said the mayor had lied. Senator Bo Lind rejected the claim.", "Ada Roe"),
    # whom a third party offers to help are the two who quarrel
    (
        "Norway accused Sweden of theft. Sweden accused Norway of lies. "
        "Chile offered to help the two neighbours out.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of theft. Sweden accused Norway of lies. "
        "Chile offered to carry messages between them.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of theft. Sweden accused Norway of lies. Chile offered to calm tempers.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of theft. Sweden accused Norway of lies. "
        "Chile said every dispute between them must be settled by talks.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of theft. Sweden accused Norway of lies. "
        "Chile urged its two partners to leave the strait alone.",
        "Norway; Sweden",
    ),
    (
        "Norway accused Sweden of theft. Sweden accused Norway of lies. "
        "Chile asked the parties to leave the strait alone.",
        "Norway; Sweden",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LAST)
def test_an_act_takes_up_what_was_said_or_done_before(text: str, wanted: str) -> None:
    *_, last = aimed(text)
    assert named(last) == wanted


OPEN = [
    # nobody is told by these
    "Norway accused Sweden of piracy. France declined to comment on the quarrel but refused to give details.",
    "Norway condemned the bombing of Swedish embassies in Kenya.",
    "Norway condemned the attacks on Sweden.",
    "Norway expelled four diplomats.",
    "Norway accused Sweden of piracy. Finnish Foreign Minister Ada Roe blamed her own haste.",
    "Finland rejected its own map.",
    "Finland deplored the embassy bombings in Kenya.",
    "Mayor Ada Roe voiced her outrage.",
    "Mayor Ada Roe urged a stranger to leave.",
    "Roe demands treaty for the Ambrel",
    "“We need new leadership,” Mayor Ada Roe said.",
    "Norway accused Sweden of piracy. “Every state must be free to sail,” Norwegian President Bo Lind said.",
]


@pytest.mark.parametrize("text", OPEN)
def test_where_nothing_tells_the_addressee_stays_open(text: str) -> None:
    acts = aimed(text)
    assert acts, text
    assert named(acts[-1]) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norway accused Sweden of piracy. Sweden denied the charge.", "inferred"),
        ("Norway accused Sweden of piracy.", None),
        ("Norway detained the Vasa, a Swedish-flagged tanker.", None),
        ("The Arab League denounced the pact. Norway dismissed the League's statement.", None),
    ],
)
def test_an_addressee_says_whether_it_is_inferred(text: str, reason: str | None) -> None:
    last = aimed(text)[-1].addressee
    assert last is not None
    assert last.actor is not None
    assert last.reason == reason


def test_a_title_beside_a_state_is_not_of_it_when_its_bearer_makes_demands_of_it() -> None:
    text = "Norway seized two trawlers. The foreign minister, Ada Roe, demanded that Norway release the trawlers."
    assert named(aimed(text)[-1]) == "Norway"


def test_nobody_addresses_their_own_state() -> None:
    text = (
        "The Kremlin said NATO had broken its word. NATO ships are close to our home, Russian President Ivan Petrov"
        " said. “We are simply demanding them to leave,” he said."
    )
    assert "Russia" not in {named(p) for p in aimed(text) if p.holder.actor in ("Russia", "Ivan Petrov")}


def test_whose_a_ship_is_another_document_may_tell() -> None:
    texts = ["The Swedish tanker Vasa left port on Monday.", "Norwegian marines seized the Vasa at dawn."]
    documents = [Document(id=str(n), text=t, body=(Span(0, len(t)),)) for n, t in enumerate(texts)]
    _, told = collect(map(read, documents)).readings
    assert [named(p) for p in told.positions] == ["Sweden"]


def test_a_minister_without_a_state_is_of_the_one_just_named() -> None:
    text = (
        "Sweden has 3,000 soldiers at the border, up from 100 last week, Defence Minister Bo Lind said."
        " “I reject the claim,” Lind added. Norway sent ships."
    )
    assert named(aimed(text)[-1]) == "Norway"


def test_a_minister_who_asks_the_government_asks_a_foreign_one() -> None:
    text = "Sweden waited. Iran held two sailors. Swedish Foreign Minister Ada Roe urged the government to free them."
    assert named(aimed(text)[-1]) != "Sweden"


def test_a_group_that_opens_a_sentence_is_written_small() -> None:
    (told,) = aimed("“States must open their borders,” Norwegian Foreign Minister Ada Roe said.")
    assert named(told) == "states"


def test_the_world_and_the_public_are_named_as_they_are() -> None:
    assert named(aimed("Norway urged the world not to be fooled.")[-1]) == "international community"


def test_each_item_of_a_list_is_for_whom_it_names() -> None:
    text = (
        "Norway’s draft treaty made three demands, including:\n\n"
        "– Sweden must withdraw its guns from the strait.\n\n"
        "– Finland shall open its ports.\n\n"
        "Nobody answered."
    )
    assert [named(p) for p in aimed(text)] == ["Sweden", "Finland"]


def test_who_is_no_likelier_than_nobody_is_not_guessed() -> None:
    text = (
        "Sweden and Norway met on Monday. Finland sent Ada Roe to the talks, Denmark sent Bo Lind.\n\n"
        "Iceland called for a new treaty."
    )
    assert named(aimed(text)[-1]) is None


def test_whom_the_holder_has_just_addressed_is_likely_meant_again() -> None:
    text = (
        "Norway accused Sweden of seizing a trawler in the strait.\n\n"
        "“Sweden must explain itself,” Norwegian Foreign Minister Ada Roe said. “The crew must be released.”"
    )
    last = aimed(text)[-1]
    assert named(last) == "Sweden"
    assert last.addressee is not None
    assert last.addressee.span is not None
    assert last.addressee.span.of(text) in ("Sweden", "Norwegian", "Swedish")
    assert last.addressee.span.end <= last.trigger.start


@pytest.mark.parametrize(
    ("told", "weight", "answer"),
    [("Sweden", 3.0, "Finland"), ("Sweden", 0.5, None), (None, 3.0, "Finland"), ("Finland", 3.0, None)],
)
def test_a_name_in_the_words_is_overruled_only_by_somebody_likelier(
    told: str | None, weight: float, answer: str | None
) -> None:
    (act,) = aimed("Norway urged Sweden to wait.")
    options = {"Sweden": {"told": 1.0}, "Finland": {"did it": 1.0}}
    assert Question(act, options, {"none": 1.0}, told).answer({"told": 1.0, "did it": weight}) == answer


def test_a_states_own_people_and_those_named_with_it_are_not_overruled_by_it() -> None:
    of = [Document(id="d", text=text, body=(Span(0, len(text)),)) for text in OWN]
    people, joint = (next(iter(questioned([document])))[-1] for document in of)
    (question,) = people.values()
    assert question.told == "Swedes"
    assert "Sweden" not in question.options
    assert not joint


def test_every_lead_that_is_weighed_can_occur() -> None:
    texts = [
        *(text for text, _ in LAST),
        *OPEN,
        "Minister Bo Lind of Sweden met Senator Karl Falk on Monday. Norway urged a stranger to leave.",
        "Sweden was silent on Monday. Norway could impose new sanctions if the talks should fail.",
        "Sweden was silent on Monday. The minister rejected a new treaty.",
        "“Sweden has lied,” Norwegian Foreign Minister Ada Roe said. Sweden denied it.",
        "“We demand the release of the crew. Sweden must explain itself,” Norwegian Foreign Minister Ada Roe said.",
    ]
    alone = [[Document(id=str(n), text=t, body=(Span(0, len(t)),))] for n, t in enumerate(texts)]
    story = [item.document for item in items([EXAMPLE]) if not isinstance(item, InputError)]
    found = set(chain.from_iterable(map(leads, [*alone, story])))
    weighed = {lead_of(feature) for feature in weights("addressees")}
    assert weighed <= found
    assert len(weighed) > 50


def leads(documents: list[Document]) -> Iterator[str]:
    """Yield what speaks for anybody, or for nobody, in the acts that may be for somebody."""
    for *_, questions in questioned(documents):
        for question in questions.values():
            for features in (question.none, *question.options.values()):
                yield from map(lead_of, features)


def questioned(documents: list[Document]) -> Iterator[tuple[object, object, object, dict[int, Question]]]:
    """Yield the documents with whom their acts may be for."""
    stages = takewhile(lambda s: s.name != "addressees", (s for s in STAGES if s.scope == "collection"))
    given = {"readings": tuple(map(read, documents)), "kept": (), "judgements": ()}
    values = run(stages, given)
    yield from asked(*(values[n] for n in ("known", "actors", "whose", "places", "dealt")))


def lead_of(feature: str) -> str:
    """Return a feature without the types of acts in it."""
    return re.sub(r"\b[A-Z]{4,}\b", "TYPE", feature.split(": ")[-1])
