"""Positions: the lexicon's own examples, then the rules that no entry of it carries."""

from collections.abc import Callable

import pytest

from communique.extract.positions.acts import Act, lexicon
from communique.extract.positions.read import positions
from communique.extract.quotations.read import quotations
from communique.model import Document, Position, Span
from communique.text.parse import parse

Read = Callable[[str], tuple[Position, ...]]


@pytest.fixture
def read(make_document: Callable[..., Document]) -> Read:
    def run(text: str) -> tuple[Position, ...]:
        document = make_document(text)
        parsed = parse(document)
        found = positions(document, parsed, quotations(document, parsed), ())
        assert all(p.text == p.span.of(text) for p in found)
        return found

    return run


def cases(kind: str) -> list[object]:
    return [
        pytest.param(act, sentence, id=f"{act.type}-{act.act}-{sentence[:40]}")
        for act in lexicon().acts
        for sentence in getattr(act, kind)
    ]


@pytest.mark.parametrize(("act", "sentence"), cases("yes"))
def test_an_act_is_found_in_its_examples(act: Act, sentence: str, read: Read) -> None:
    assert (act.type, act.act) in {(p.type, p.act) for p in read(sentence)}


@pytest.mark.parametrize(("act", "sentence"), cases("no"))
def test_an_act_is_not_found_in_its_counterexamples(act: Act, sentence: str, read: Read) -> None:
    assert act.type not in {p.type for p in read(sentence)}


# type, holder, addressee, trigger, content: hand-written, read by hand
HELD = [
    ("Borduria accused Ruritania of piracy.", "ACCUSE", "Borduria", "Ruritania", "piracy"),
    ("Ruritania was accused by Borduria of piracy.", "ACCUSE", "Borduria", "Ruritania", "piracy"),
    (
        "Minister Ada Roe, a former judge, rejected the terms.",
        "REJECT",
        "Minister Ada Roe",
        None,
        "the terms",
    ),
    (
        "Ruritania and Borduria urged Syldavia to release the crew.",
        "REQUEST",
        "Ruritania and Borduria",
        "Syldavia",
        "release the crew",
    ),
    (
        "The toll must not last, said President Roe.",
        "REQUEST",
        "President Roe",
        None,
        "The toll must not last",
    ),
    (
        "Ruritania asked Syldavia to send a tug and has hoisted the flag.",
        "REQUEST",
        "Ruritania",
        "Syldavia",
        "send a tug",
    ),
    (
        "“Borduria is obliged to return the ferry,” President Roe said.",
        "REQUEST",
        "President Roe",
        "Borduria",
        "return the ferry",
    ),
    ("“Let our sailors go,” President Roe said.", "REQUEST", "President Roe", None, "Let our sailors go"),
    ("“It must pay for the nets,” President Roe said.", "REQUEST", "President Roe", "It", "pay for the nets"),
    ("Both premiers came. The two agreed to open the road.", "AGREE", "The two", None, "open the road"),
    ("Ruritania offered Borduria talks on fees.", "AGREE", "Ruritania", "Borduria", "talks on fees"),
    (
        "Ruritania pledged to build a road along the Bordurian border.",
        "AGREE",
        "Ruritania",
        None,
        "build a road along the Bordurian border",
    ),
    ("“We demand an apology,” President Roe said.", "REQUEST", "We", None, "an apology"),
    (
        "President Roe said Borduria must return the islands.",
        "REQUEST",
        "President Roe",
        "Borduria",
        "return the islands",
    ),
    ("“You must leave our waters,” Admiral Roe said.", "REQUEST", "Admiral Roe", "You", "leave our waters"),
    # what has to be: a thing, or that it be so
    (
        "“There needs to be a second envoy,” Admiral Roe said.",
        "REQUEST",
        "Admiral Roe",
        None,
        "a second envoy",
    ),
    (
        "“The talks need to be open to all,” Admiral Roe said.",
        "REQUEST",
        "Admiral Roe",
        None,
        "The talks need to be open to all",
    ),
    (
        "Syldavia watched the Ruritanian troop buildup on the coast.",
        "MOBILIZE",
        "Ruritanian",
        None,
        None,
    ),
    (
        "The demands, issued by the Borduria foreign ministry, require Ruritania to disarm.",
        "REQUEST",
        "the Borduria foreign ministry",
        "Ruritania",
        "disarm",
    ),
    (
        "Borduria sent two warships to the islands, defying a court order.",
        "MOBILIZE",
        "Borduria",
        None,
        "two warships",
    ),
]


@pytest.mark.parametrize(("text", "kind", "holder", "addressee", "content"), HELD)
def test_who_holds_what_against_whom(
    text: str, kind: str, holder: str, addressee: str | None, content: str | None, read: Read
) -> None:
    (found,) = read(text)
    assert found.type == kind
    assert found.holder.span is not None
    assert found.holder.span.of(text) == holder
    assert found.holder.actor is None
    assert found.holder.reason
    told = found.addressee.span if found.addressee else None
    assert (told.of(text) if told else None) == addressee
    if content is not None:
        assert found.content is not None
        assert found.content.of(text).startswith(content)


SAID = [
    # what the words of a quotation perform, and who performs it
    (
        "“Pull back your ships, otherwise the response will be crushing,” Admiral Roe said.",
        ("THREATEN", "Admiral Roe", None),
    ),
    ("“It is time for Syldavia to sign,” Minister Roe said.", ("REQUEST", "Minister Roe", "Syldavia")),
    ("The envoy said Borduria dominated the council.", ("ACCUSE", "The envoy", "Borduria")),
    ("The envoy said the council was dominated by Borduria.", ("ACCUSE", "The envoy", "Borduria")),
    ("Ruritania did not threaten Borduria.", ("THREATEN", "Ruritania", "Borduria")),
    ("“Release our sailors now,” Minister Roe said.", ("REQUEST", "Minister Roe", None)),
    ("Minister Roe said the blockade must end.", ("REQUEST", "Minister Roe", None)),
    ("“They broke their promise,” President Roe said.", ("ACCUSE", "President Roe", "They")),
    (
        "The Council adopted a resolution demanding that Ruritania disarm.",
        ("REQUEST", "The Council", "Ruritania"),
    ),
    (
        "Lawmakers approved a bill that would impose sanctions on Ruritania.",
        ("SANCTION", "Lawmakers", "Ruritania"),
    ),
    ("Ruritania warned Borduria against joining the pact.", ("REQUEST", "Ruritania", "Borduria")),
    (
        "Ruritania warned Borduria that joining the pact would have consequences.",
        ("THREATEN", "Ruritania", "Borduria"),
    ),
    ("Borduria condemned Ruritania’s raid.", ("ACCUSE", "Borduria", "Ruritania")),
    ("Borduria is open to talks with Ruritania.", ("AGREE", "Borduria", "Ruritania")),
    ("Borduria made it clear that it would respond decisively to a raid.", ("THREATEN", "Borduria", None)),
    ("The premier said Borduria had given no answer to her letters.", ("ACCUSE", "The premier", "Borduria")),
    ("The premier said Borduria could not be trusted.", ("ACCUSE", "The premier", "Borduria")),
    ("“Every trail leads to Borduria,” Minister Roe said.", ("ACCUSE", "Minister Roe", "Borduria")),
    ("Minister Roe said the blame lay with Borduria.", ("ACCUSE", "Minister Roe", "Borduria")),
    ("“They want to drag Syldavia into a war,” Minister Roe said.", ("ACCUSE", "Minister Roe", "They")),
    ("Ruritania spoke of a danger to the peace of the islands.", ("ACCUSE", "Ruritania", None)),
    ("Ruritania claimed that Borduria had mined the strait.", ("ACCUSE", "Ruritania", "Borduria")),
    ("“You lied to our people,” Minister Roe said.", ("ACCUSE", "Minister Roe", None)),
    ("The premier described the Bordurian plan as “irresponsible”.", ("ACCUSE", "The premier", None)),
    (
        "These terms must be binding, demanded the Syldavian premier.",
        ("REQUEST", "the Syldavian premier", None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_whose_act_the_words_are(text: str, wanted: tuple[str, str, str | None], read: Read) -> None:
    (found,) = read(text)
    told = found.addressee.span if found.addressee else None
    assert found.holder.span is not None
    assert (found.type, found.holder.span.of(text), told.of(text) if told else None) == wanted


KINDS = [
    # kinds of sentence that no entry of the lexicon shows
    ("The nine pilots that Ruritania seized are ill.", "COERCE", "Ruritania"),
    ("Ruritania has no plans to station rockets in Borduria.", "MOBILIZE", "Ruritania"),
    ("Ada Roe assured Borduria that Ruritania supported the truce.", "SUPPORT", "Ruritania"),
    ("Ruritania offered passage by sea.", "AGREE", "Ruritania"),
    ("Ruritania's army proclaimed a ceasefire.", "AGREE", "Ruritania's army"),
    ("Ruritania captured a Bordurian pilot.", "COERCE", "Ruritania"),
    ("Ruritania voted to strip Bordurian farmers of their grazing rights.", "SANCTION", "Ruritania"),
    ("Ruritania will not place rockets on the islands unless Borduria does.", "AGREE", "Ruritania"),
    (
        "Ruritania called in the envoy, and gave one of her senior colleagues five days to leave.",
        "SANCTION",
        "Ruritania",
    ),
    ("Ruritania answered at once with a ban on Bordurian wine.", "SANCTION", "Ruritania"),
    ("Ruritania welcomed the truce, hours after Borduria rejected the map.", "REJECT", "Borduria"),
    ("Ruritania wants a ban, a step that Borduria has vetoed.", "REJECT", "Borduria"),
    ("KLOW (Post) - The Ruritanian cabinet rejected the map.", "REJECT", "The Ruritanian cabinet"),
    ("“Our Bordurian partners have not kept their word,” Minister Roe said.", "ACCUSE", "Minister Roe"),
    ("They must give way, the Ruritanian premier said.", "REQUEST", "the Ruritanian premier"),
    ("The minister said the raids had to stop.", "REQUEST", "The minister"),
    ("“No one should land there,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("“We do not bargain with pirates,” Minister Roe said.", "REJECT", "We"),
    ("“The raids must stop. Otherwise our ships will not stay in port,” Roe said.", "THREATEN", "Roe"),
    ("“Turn back your ships,” Admiral Roe said.", "REQUEST", "Admiral Roe"),
    ("“It is high time they told the truth,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("Ruritania wants the ships gone by May.", "REQUEST", "Ruritania"),
    ("“There was no such promise,” Minister Roe said.", "REJECT", "Minister Roe"),
    ("“We will continue to inspect,” Minister Roe said.", "REJECT", "We"),
    ("“The patrols will continue,” Minister Roe said.", "REJECT", "Minister Roe"),
    ("“Nobody has the right to board our ships,” Minister Roe said.", "REJECT", "Minister Roe"),
    ("“The raids are a crime and must not be repeated,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("“It is up to Borduria to act,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("Ruritania is to ask the Council for a session.", "REQUEST", "Ruritania"),
    (
        "Troops were sent to the pass on the orders of the Ruritanian premier.",
        "MOBILIZE",
        "the Ruritanian premier",
    ),
    ("“We are not going to sit down with pirates,” Minister Roe said.", "REJECT", "We"),
    ("“We support it,” Minister Roe said.", "SUPPORT", "We"),
    ("President Kim Il-sung rejected the offer.", "REJECT", "President Kim Il-sung"),
    ("Ruritania offered its services.", "AGREE", "Ruritania"),
    ("“They steal our fish,” Minister Roe said.", "ACCUSE", "Minister Roe"),
    (
        "“If the border stays closed, there will be consequences,” Minister Roe said.",
        "THREATEN",
        "Minister Roe",
    ),
    ("He went on to accuse the Council of bias.", "ACCUSE", "He"),
    ("An embargo by Ruritania on timber took effect.", "SANCTION", "Ruritania"),
    ("KLOW, 4 June -- The Assembly voted on Tuesday to demand an inquiry.", "REQUEST", "The Assembly"),
    ("“Borduria will accept nothing less,” the Bordurian premier said.", "REJECT", "Borduria"),
    ("The two states have yet to agree on a border.", "AGREE", "The two states"),
    ("Ruritania is among those calling for a truce.", "REQUEST", "Ruritania"),
    (
        "Complaints from the Bordurian premier that the ferries are late went unheard.",
        "ACCUSE",
        "the Bordurian premier",
    ),
    ("“The dam was blown up by Borduria,” Minister Roe said.", "ACCUSE", "Minister Roe"),
    ("The envoy said there could be no excuse for the raid.", "ACCUSE", "The envoy"),
    ("Ruritania said it would seek sanctions if the inquiry failed.", "REQUEST", "it"),
    ("Ruritania was reported to have seized a tanker.", "COERCE", "Ruritania"),
    ("The army was quoted as warning Borduria of grave consequences.", "THREATEN", "The army"),
    ("“We did not shell the port,” General Roe said.", "REJECT", "General Roe"),
    ("The members of the Council urge Borduria to keep calm.", "REQUEST", "the Council"),
    ("The minister said it is vital that all sides keep calm.", "REQUEST", "The minister"),
    ("“This was a barbaric attack,” Minister Roe said.", "ACCUSE", "Minister Roe"),
    ("“A Bordurian missile brought down the plane,” Minister Roe said.", "ACCUSE", "Minister Roe"),
    ("Ruritania joined Syldavia in condemning the raid.", "ACCUSE", "Ruritania"),
    ("“We remain committed to a truce,” Minister Roe said.", "AGREE", "We"),
    (
        "The Council met. The Assembly voted for a truce. The resolution condemns the raid.",
        "ACCUSE",
        "The Assembly",
    ),
    ("Ruritania ordered residents to leave the islands.", "REQUEST", "Ruritania"),
    ("KLOW, Syldavia (ISP) _ The Assembly condemned the raid on Friday.", "ACCUSE", "The Assembly"),
    ("“Borduria has failed to comply with the truce,” Minister Roe said.", "ACCUSE", "Minister Roe"),
    ("“It is not acceptable for Borduria to hold the crew,” Minister Roe said.", "REJECT", "Minister Roe"),
    ("The launch drew condemnation from Borduria.", "ACCUSE", "Borduria"),
    ("Ruritania was critical of the treaty.", "ACCUSE", "Ruritania"),
    ("Ruritania vowed to block the treaty.", "THREATEN", "Ruritania"),
    ("The minister pleaded with Borduria to open the road.", "REQUEST", "The minister"),
    # for whom a spokesman speaks, and who "we" is
    (
        "In a statement, Ruritania said it was calm.\n\n“The siege must end,” the statement said.",
        "REQUEST",
        "Ruritania",
    ),
    (
        "A spokesman for the Bordurian ministry accused Ruritania of theft.",
        "ACCUSE",
        "the Bordurian ministry",
    ),
    ("Ruritania condemns the raid. We also call for an end to the siege.", "REQUEST", "Ruritania"),
    # what a resolution or statement demands, whoever issued it does
    ("The Council adopted a resolution. The resolution demanded a truce.", "REQUEST", "The Council"),
    ("The Council adopted a draft on Monday. The text urged restraint.", "REQUEST", "The Council"),
    ("Norway said it would release the crew.", "AGREE", "Norway"),
    ("In a statement, Ruritania said it was calm. The statement urged restraint.", "REQUEST", "Ruritania"),
    # what is done in order to say something, and by what
    ("The premier used his visit to urge Borduria to free the crew.", "REQUEST", "The premier"),
    ("Ruritania opened the week by accusing Borduria of piracy.", "ACCUSE", "Ruritania"),
    ("“I want to praise Borduria for its help,” President Roe said.", "SUPPORT", "I"),
    # wishes that bind all, or a thing
    ("“We must all keep the strait open,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("“They have got to leave the islands,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("“It's time to reopen the bridge,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("Minister Roe said the toll should be paid in Klow.", "REQUEST", "Minister Roe"),
    ("“There should be no bases on the islands,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("The opposition wants the curfew lifted.", "REQUEST", "The opposition"),
    ("The mayor has come under criticism from Senator Lind.", "ACCUSE", "Senator Lind"),
    ("The Roe campaign denied the report.", "REJECT", "The Roe campaign"),
    # a clause behind a comma tells more of somebody named; an order signed is an act
    ("The tour began with Senator Lind, who supports the strike.", "SUPPORT", "Senator Lind"),
    ("President Roe signed an order banning imports of timber from Borduria.", "SANCTION", "President Roe"),
    # reactions that somebody meets with, what a chamber does, what is stayed
    ("The plan has faced opposition from Senator Lind.", "REJECT", "Senator Lind"),
    ("The toll has faced resistance from Senator Lind.", "REJECT", "Senator Lind"),
    ("The Senate confirmed Judge Roe by 52 votes to 47.", "SUPPORT", "The Senate"),
    ("The high court put the ban on hold.", "REJECT", "The high court"),
    ("The New Dawn party distanced itself from the rally.", "REJECT", "The New Dawn party"),
    ("Borduria does not accept the very idea of an inquiry.", "REJECT", "Borduria"),
    ("“We need your help,” Minister Roe said.", "REQUEST", "We"),
    ("Minister Roe said the envoys may not leave the islands.", "REQUEST", "Minister Roe"),
    ("Borduria threatens Ruritania with war.", "THREATEN", "Borduria"),
    ("“It is up to Borduria to act,” Minister Roe said.", "REQUEST", "Minister Roe"),
    ("“I would like to see the curfew lifted,” Minister Roe said.", "REQUEST", "I"),
    # who, of how many
    ("All of the candidates rejected the plan.", "REJECT", "All of the candidates"),
    # what somebody is, an object that two verbs share, one that stands before its clause
    ("Minister Roe is a strong supporter of the ban.", "SUPPORT", "Minister Roe"),
    ("“I fully support and endorse the plan,” Minister Roe said.", "SUPPORT", "I"),
    ("The ban that Minister Roe is calling for would hurt the port.", "REQUEST", "Minister Roe"),
    ("The opposition called on Brewster to veto the bill.", "REQUEST", "The opposition"),
    # words that refuse without a verb of refusing
    ("Minister Roe said that this was not the time for a vote.", "REJECT", "Minister Roe"),
    ("“Now is not the time to change the treaty,” Minister Roe said.", "REJECT", "Minister Roe"),
    ("Ruritania will not guarantee the rights of the islanders.", "REJECT", "Ruritania"),
    ("Ruritania made a decision to impose sanctions on Borduria.", "SANCTION", "Ruritania"),
    # who is called a critic or a son somewhere, or told by age, and yet has an office; a state is nobody's fan
    ("Norway condemned the raid. Norway, a neighbour and friend, is near.", "ACCUSE", "Norway"),
    ("Premier Ada Roe rejected the map. Ada Roe, 61, is ill.", "REJECT", "Premier Ada Roe"),
    ("Ada Roe rejected the map. Ada Roe, a fierce critic of the treaty, left.", "REJECT", "Ada Roe"),
    # forces that move, or are moved by nobody who is named, are those of their state
    ("Six Bordurian landing ships have entered the gulf.", "MOBILIZE", "Bordurian"),
    ("Soldiers from Borduria are on their way to the islands.", "MOBILIZE", "Borduria"),
    ("A brigade had been put on alert, Ruritanian Minister Ada Roe said.", "MOBILIZE", "Ruritanian"),
    ("The Ruritanian navy has begun patrols in the strait.", "MOBILIZE", "The Ruritanian navy"),
    ("Nine envoys would be expelled, Ruritanian Minister Ada Roe said.", "SANCTION", "Ruritanian"),
    # a passive leaves the doer to the state that is to be left, or to whoever did the last such thing to others
    ("Nine Norwegian envoys were told to leave Sweden.", "SANCTION", "Sweden"),
    ("Two attachés were declared personae non gratae by Borduria.", "SANCTION", "Borduria"),
    ("Ruritania declared 12 employees of the embassy personae non gratae.", "SANCTION", "Ruritania"),
    ("The assets of Bordurian ministers will be frozen, Ruritania said.", "SANCTION", "Ruritania"),
    ("Two Swedish teachers were arrested in Norway on Monday.", "COERCE", "Norway"),
    ("Bordurian frigates blocked a survey vessel for two weeks.", "COERCE", "Bordurian"),
    # what somebody is brought to do, or was able to do; exercises of a kind
    ("Norway condemned the raid, prompting Borduria to place its army on alert.", "MOBILIZE", "Borduria"),
    ("The Bordurian navy was able to join a drill off the cape.", "MOBILIZE", "The Bordurian navy"),
    ("The Bordurian navy will hold firing exercises off the cape.", "MOBILIZE", "The Bordurian navy"),
    (
        "The premier of Ruritania ordered the expulsion of nine Bordurian agents.",
        "SANCTION",
        "The premier of Ruritania",
    ),
    # what follows upon what, what must be reckoned with, what somebody vows that others will not have
    (
        "President Roe said Ruritania would tighten the embargo if the talks collapsed.",
        "THREATEN",
        "Ruritania",
    ),
    ("Ruritania will increase the pressure in case of a failure, the premier said.", "THREATEN", "Ruritania"),
    ("“Whoever attacks us must reckon with war,” President Roe said.", "THREATEN", "President Roe"),
    ("Ruritania warned that any new raid would mean the end of the pact.", "THREATEN", "Ruritania"),
    ("President Roe vowed that Borduria would never get the bomb.", "THREATEN", "President Roe"),
    ("President Roe pledged that Ruritania would not accept the map.", "REJECT", "President Roe"),
    ("“We are prepared to take further measures,” President Roe said.", "THREATEN", "We"),
    ("Ruritania said it may be forced to respond with measures of its own.", "THREATEN", "it"),
    # refusals and denials without a verb of refusing
    ("“We are not leaving the islands,” President Roe said.", "REJECT", "We"),
    ("“We do not pay blackmailers,” President Roe said.", "REJECT", "We"),
    ("“We cannot let ourselves be rushed,” President Roe said.", "REJECT", "We"),
    ("“We shall go on holding drills in the bay,” President Roe said.", "REJECT", "We"),
    ("The ministry writes that no invasion is planned.", "REJECT", "The ministry"),
    ("The pact is not aimed at anybody, President Roe said.", "REJECT", "President Roe"),
    ("“This is none of our business,” President Roe said.", "REJECT", "President Roe"),
    ("Minister Roe has hit back at claims that he lied.", "REJECT", "Minister Roe"),
    # reproaches by what somebody is treated or used as, by what a thing is, by what was not done
    ("“Borduria is using children as a shield,” President Roe said.", "ACCUSE", "President Roe"),
    ("President Roe said Borduria had treated a friend as a stranger.", "ACCUSE", "President Roe"),
    ("“There was malice, and there was deceit,” President Roe said.", "ACCUSE", "President Roe"),
    ("“She did not tell us the truth,” President Roe said.", "ACCUSE", "President Roe"),
    ("Ruritania speaks of an affront.", "ACCUSE", "Ruritania"),
    # what somebody will have to answer for, what is kept open, what is assured not to be taken
    (
        "“Borduria alone will be responsible for what follows,” President Roe said.",
        "THREATEN",
        "President Roe",
    ),
    ("President Roe said Ruritania was keeping all its options open.", "THREATEN", "President Roe"),
    ("President Roe assured that Ruritania would not accept the map.", "REJECT", "President Roe"),
    # an appeal goes on from the main verb, not from what others did
    (
        "President Roe has blamed the envoys for a war that may come and urged calm.",
        "REQUEST",
        "President Roe",
    ),
    # reproaches by what a thing is, by an order given, told behind a place; who stands beside whom
    (
        "The Ruritanian ministry said it was an assault on the sovereignty of the islands.",
        "ACCUSE",
        "The Ruritanian ministry",
    ),
    ("President Roe said Borduria had ordered the attack.", "ACCUSE", "President Roe"),
    (
        "President Roe told reporters at the port that Borduria had treated a friend badly.",
        "ACCUSE",
        "President Roe",
    ),
    ("Ruritania stood shoulder to shoulder with Borduria, Minister Roe said.", "SUPPORT", "Ruritania"),
    ("“Our response will be harsh,” President Roe said.", "THREATEN", "President Roe"),
    ("“We will make no concessions,” President Roe said.", "REJECT", "We"),
    # what there will not be, what not one of is given, whom no name of a ship tells
    ("President Roe said there would be no return to the treaty.", "REJECT", "President Roe"),
    ("President Roe said that not one rock would be ceded to Borduria.", "REJECT", "President Roe"),
    ("HMS Roe is being diverted to the islands, Minister Ada Lind said.", "MOBILIZE", "Minister Ada Lind"),
    # what somebody is told not to do
    ("“I say to our friends: Do not lift the embargo,” President Roe said.", "REQUEST", "President Roe"),
    ("“If anybody has a map, let him show it,” President Roe said.", "REQUEST", "President Roe"),
    # who is said to be the one that does something
    ("Ada Roe was the minister who threatened to close the port.", "THREATEN", "Ada Roe"),
    ("It was Borduria that threatened to close the strait.", "THREATEN", "Borduria"),
]


@pytest.mark.parametrize(("text", "kind", "holder"), KINDS)
def test_kinds_of_sentences_that_tell_an_act(text: str, kind: str, holder: str, read: Read) -> None:
    held = {p.type: p.holder.span.of(text) for p in read(text) if p.holder.span is not None}
    assert held.get(kind) == holder


DIRECTED = [
    # whom an act is directed at, beside those that its own frame names
    ("Ruritania rejected Borduria's offer of mediation.", "Borduria"),
    ("The ministry called for the withdrawal of Ruritanian troops from the islands.", "Ruritanian"),
    ("Borduria demanded that Ruritanian forces be pulled back from the line.", "Ruritanian"),
    ("Ruritania threatened to slap tariffs on Syldavian cars.", "Syldavian"),
    ("Syldavia hailed Ruritania's decision to free the pilots.", "Ruritania"),
    ("Borduria seized three Ruritanian trawlers.", "Ruritanian"),
    ("Ruritania demanded the reopening of the Strait of Moll.", None),
    ("Borduria seized the tanker Silver Gull.", None),
    ("“We demand a president who keeps the peace,” Minister Roe said.", None),
    ("Ruritania demanded the return of Ruritanian prisoners.", None),
    ("Borduria insisted on access for the warships of states outside the bay.", None),
    ("Ruritania summoned the Bordurian ambassador.", "Bordurian"),
    ("In talks with the Alliance, Ruritania will insist that the islands be closed.", "the Alliance"),
    ("Ruritania threatened to close the strait to every ship under Borduria’s flag.", "Borduria"),
    ("Ruritania condemned the raids on Borduria.", None),
    ("Ruritania condemned Bordurian raids.", "Bordurian"),
    ("Ruritania expelled four diplomats.", None),
    ("The envoy said Ada Roe should be tried.", None),
    ("Ruritania refused to lift the ban on Bordurian ships.", "Bordurian"),
    ("Ruritania refused to meet the Bordurian envoy.", "Bordurian"),
    ("Ruritania refused to accept a request from Borduria.", "Borduria"),
    ("Ruritania refused to scrap the tax that Borduria dislikes.", None),
    ("Ruritania agreed with Borduria to lift the ban.", "Borduria"),
    ("Ruritania complained to the United Nations about the raids.", None),
    ("Ruritania voiced its support for Borduria.", "Borduria"),
    ("Ruritania sent a letter to Borduria threatening to cut the supply of gas.", "Borduria"),
    ("Ruritania is ready to withdraw its troops if Borduria signs.", None),
    ("Ruritania called for the return of a cargo that Borduria sold.", None),
    ("Ruritania offered to host a meeting of the Bordurian ministers.", None),
]


@pytest.mark.parametrize(("text", "wanted"), DIRECTED)
def test_the_content_names_whom_an_act_is_directed_at(text: str, wanted: str | None, read: Read) -> None:
    (found,) = read(text)
    told = found.addressee.span if found.addressee else None
    assert (told.of(text) if told else None) == wanted


def test_nobody_addresses_their_own_state(read: Read) -> None:
    text = "Ruritanian President Ada Roe met envoys. President Roe threatened to close Ruritanian ports to Borduria."
    (found,) = read(text)
    assert found.addressee is not None
    assert found.addressee.span is not None
    assert found.addressee.span.of(text) == "Borduria"


TOLD = [
    ("Ruritania demanded an apology.", False, "fact"),
    ("Ruritania did not demand an apology.", True, "fact"),
    ("Ruritania will demand an apology.", False, "future"),
    ("Ruritania would reject the treaty if it named the islands.", False, "hypothetical"),
    ("If Ruritania refuses to sign, the talks will end.", False, "hypothetical"),
    ("“We are not threatening Borduria,” President Roe said.", True, "fact"),
    ("Ruritania refused to sign the accord.", False, "fact"),
    ("“We ask for no privilege,” President Roe said.", True, "fact"),
    ("Ruritania is considering sanctions on Borduria.", False, "future"),
    ("Ruritania said it would retaliate if its ships were boarded.", False, "fact"),
    ("Ruritania declined to rule out a merger.", True, "fact"),
    ("The two states failed to agree on a border.", True, "fact"),
]


@pytest.mark.parametrize(("text", "negated", "modality"), TOLD)
def test_denied_coming_or_depending_on_something(text: str, negated: bool, modality: str, read: Read) -> None:
    (found,) = read(text)
    assert (found.negated, found.modality) == (negated, modality)


NOBODY = [
    # who says that he is threatened threatens nobody
    "Minister Ada Roe said Ruritania was being threatened.",
    '"We have been threatened for years," Minister Ada Roe said.',
    "“Will the raids have consequences?” Minister Roe asked.",
    "“They have no other place to go,” Minister Roe said.",
    "“Look at the map,” the minister said.",
    "The minister said 40 people had been killed.",
    "Troops at the front were tired, the minister said.",
    "Analysts demanded an apology from Ruritania.",
    "The demands were repeated on Monday.",
    "The minister said the ferry would sail if Borduria guaranteed its safety.",
    "The minister said the letter had nothing to do with the toll.",
    "President Roe said Ada Lind needed a deal with the isles.",
    "U.N. sanctions on Ruritania hurt the port.",
    "The goods banned by Ruritania rotted on the quay.",
    "“There should be no doubt about it,” President Roe said.",
    "“The bread should not be dear,” Minister Roe said.",
    "“If you want peace, you have to be able to listen,” Minister Roe said.",
    "“They do not support the bridge,” Minister Roe said.",
    "“We have to be ready to talk,” the clerk said.",
    "The minister met lawmakers who are open to reform.",
    "It was “premature” to back the plan, Minister Roe felt.",
    "“The reports should be treated as false starts,” the minister said.",
    "A professor said Ruritania must leave the islands.",
    "Sources demanded an answer.",
    "Ada Roe, a professor at the academy, warned of grave consequences for Ruritania.",
    "The minister said it must be noted that the talks went well.",
    "“Ruritania must be dreaming,” President Roe said.",
    "The council wants to help Congress reject the plan.",
    "“Let us go home,” President Roe said.",
    "“Take care,” the minister said to the children.",
    "Ruritania could demand an apology.",
    "Ruritania wondered whether Borduria would accept the plan.",
    "His daughter said he must go to work.",
    "Ruritania met Borduria in Klow on Friday.",
    "Aides rejected the report.",
    "Several officials urged restraint.",
    "The film drew criticism from critics.",
    "The general was in a critical state.",
    "President Roe said he would bring the troops back home.",
    "The minister stated that the road was open.",
    "Minister Roe, pointing out that the road was open, left the hall.",
    "Ruritania warned that the old treaty was a mistake.",
    "The minister asked reporters about the road.",
    "Minister Roe's aides rejected the report.",
    "The minister said it is important that the harvest is good.",
    "A Ruritanian official denied the report.",
    "A resolution was read. The resolution demanded a truce.",
    "The Ruritanian spokesman said Ruritanian forces had fought rebels, killing dozens.",
    "Ruritania has neither confirmed nor denied the raid.",
    "The president welcomed the leaders of the islands.",
    "“We need to work hard,” Minister Roe said.",
    "“We must show that we can wait,” Minister Roe said.",
    "“This was not the first time,” Minister Roe said.",
    "“Who else was there?” Minister Roe said.",
    "“I want us to keep the islands,” Minister Roe said.",
    "Ruritania expected Borduria to lose the game.",
    "Ruritania fired rockets at the port.",
    "“Let it be a race,” Minister Roe said.",
    "Groups supporting the premier met in Klow.",
    "“It is a good thing for Borduria to wait,” Minister Roe said.",
    "Minister Roe brought up both the old missiles and the harvest.",
    "If Ruritania is ready to talk, the road will open.",
    "It is not clear that Ruritania accepted the plan.",
    "The majority of Russians rejected the plan.",
    "“That would have grave consequences,” the clerk of the ministry said.",
    "The minister said the vote should be a lesson for the council.",
    "No harbour master has refused a licence since the war.",
    "Any government would reject the plan.",
    "More than 3,000 Russians rejected the plan.",
    "“We shall see whether they have to sell the ferries,” Minister Roe said.",
    "“Borduria has yet to do so,” Minister Roe said.",
    "Minister Roe said it was up to the islanders to decide.",
    "Minister Roe raised the issue of the Bordurian threat.",
    # words that only say who or what is meant
    "The bill would hurt parties that support the strike.",
    "The hall was full of senators who back the strike.",
    "Minister Roe read the order banning imports of timber from Borduria.",
    "“Rulers who ignore the law seldom read it,” Minister Roe said.",
    "Premier Roe was quoting the report, not endorsing it.",
    "If Minister Roe supports the bridge, the work will begin.",
    # reproaches of nobody in particular, and those that others are said to make
    "“Anyone who leads others to lie is responsible for the lie,” Minister Roe said.",
    "Minister Roe said there was no evidence that Senator Lind was responsible for the leak.",
    "Minister Roe answered allegations that Senator Lind misused the fund, the ministry said.",
    "“The book is considered offensive,” Minister Roe said.",
    "“I blame myself,” Premier Roe said.",
    # what is or may be, and what somebody needs for himself
    "The minister said the goals may not be met.",
    "“The guards shall stand at the gate,” Minister Roe said.",
    "“We need strong roads,” Minister Roe said.",
    "“This is the first time a premier has ignored the court,” Minister Roe said.",
    "“The time has come for me to speak,” Minister Roe said.",
    "“It is up to the reader to judge it,” Minister Roe said.",
    "Minister Roe said it was against the law for the government to wait.",
    "“We have no evidence of a plot,” Minister Roe said.",
    "The striker Bob Roe criticised the government.",
    "They faced resistance from the rebels.",
    "“Treating the guards badly and ignoring their letters causes delays,” Minister Roe said.",
    "The banker was tried on charges that he pressured Borduria to buy the ships.",
    "“The questions had to do with Borduria,” Minister Roe said.",
    "“These are choices that have to be made,” Minister Roe said.",
    "Premier Roe said she hoped the allies would continue to help the islands.",
    "“The committee does not have that,” Minister Roe said.",
    "Ruritania halted operations at the mine.",
    "Reporters pressed Minister Roe on whether he would stay.",
    "“It is not an attempt to deceive anybody,” Minister Roe said.",
    "“Let them walk,” Minister Roe said.",
    "“I want to thank Borduria for its help,” Minister Roe said.",
    "Borduria announced Operation Dawn.",
    "“Nobody should be in any doubt about that,” Minister Roe said.",
    "“We will do it wherever it has to be done,” Minister Roe said.",
    "The lamps have been out since what he calls an act of piracy.",
    "About 500 Ruritanian soldiers are stationed on the islands.",
    # whom nothing is asked of, and what holds of anybody's deeds
    "The thief was wanted by Ruritania.",
    "“We do not want the bridge to fall,” Minister Roe said.",
    "“It is illegal to steal,” Minister Roe said.",
    "“Violence is a crime,” Minister Roe said.",
    "Minister Roe wants to ensure that Ruritania supports the plan.",
    "“They do what they should be doing,” Minister Roe said.",
    "“If we do not talk to them, all is lost,” Minister Roe said.",
    "“The new toll needs to reflect the cost,” Minister Roe said.",
    "“If it is true, it would be an act of piracy,” Minister Roe said.",
    "“We have to sustain it,” Minister Roe said.",
    # a poll, a crowd, the writer
    "Of the voters 44 percent say they support the toll.",
    "Members of the Ruritanian party were protesting the toll.",
    "I reject the plan, and so should every reader.",
    # what nobody has seen yet, storms and disasters
    "The paper wrote of a possible Ruritanian buildup of troops.",
    "The talk was of Ruritania's alleged seizure of a ship.",
    "Ruritanian Airlines cancelled all flights to Klow.",
    "Ruritania declared the flood a national disaster.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_position_where_nobody_may_hold_one(text: str, read: Read) -> None:
    assert read(text) == ()


def test_what_would_follow_makes_one_threat_with_its_warning(read: Read) -> None:
    text = "Ruritania warned Borduria against a raid, saying that such a step would cost it dearly."
    (found,) = read(text)
    assert (found.type, found.trigger.of(text)) == ("THREATEN", "warned")


def test_a_promise_of_a_penalty_is_a_threat(read: Read) -> None:
    promised = "The premier promised that Ruritania would soon announce harsh sanctions."
    assert [act.type for act in read(promised)] == ["THREATEN"]
    assert [act.type for act in read("Ruritania promised to lift the sanctions.")] == ["AGREE"]


def test_the_words_of_a_refusal_begin_with_its_denial(read: Read) -> None:
    text = "“We are not going to pay for the dyke,” Minister Roe said. Ruritania is not ready to sign the accord."
    assert [p.trigger.of(text) for p in read(text)] == ["are not going to pay for", "is not ready"]


def test_what_is_demanded_is_content_and_no_second_act(read: Read) -> None:
    (found,) = read("Ruritania demanded that Borduria release the crew and reject the new sanctions.")
    assert found.type == "REQUEST"


def test_what_is_urged_ends_before_what_else_is_done(read: Read) -> None:
    text = "Ruritania urged Borduria to lift the ban and painted its ferry green."
    (found,) = read(text)
    assert found.content is not None
    assert found.content.of(text) == "lift the ban"


def test_a_demand_ends_where_the_next_begins(read: Read) -> None:
    said = "“Borduria must free the ferry, and it must free the crew,” President Roe said."
    contents = [p.content.of(said) for p in read(said) if p.content is not None]
    assert contents == ["free the ferry", "free the crew"]


def test_what_must_be_is_listed_under_a_position(read: Read) -> None:
    text = (
        "Ruritania’s position remains unchanged:\n\n– The crew must be freed without delay."
        "\n\n– The islands lie in the gulf."
    )
    (found,) = read(text)
    assert (found.type, found.holder.span and found.holder.span.of(text)) == ("REQUEST", "Ruritania")


@pytest.mark.parametrize("number", ["1-", "1.", "(1)"])
def test_principles_are_listed_under_any_number(number: str, read: Read) -> None:
    text = f"Ruritania laid down the following principles:\n\n{number} Borduria must open the road."
    (found,) = read(text)
    assert (found.type, found.holder.span) == ("REQUEST", Span(0, len("Ruritania")))


def test_forces_that_nobody_is_said_to_move_are_those_told_of_in_the_paragraph(read: Read) -> None:
    text = "Ruritania sent two frigates to the gulf. Some 500 marines were put on standby."
    assert [p.holder.span.of(text) for p in read(text) if p.holder.span] == ["Ruritania", "Ruritania"]
    assert len(read(text.replace("gulf. ", "gulf.\n\n"))) == 1


def test_the_deeds_of_a_statement_are_those_of_its_state(read: Read) -> None:
    text = (
        "Statement of the Government of Norway\n\nPermission for the Swedish consulate in Bergen is revoked."
    )
    (act,) = read(text)
    assert (act.type, act.holder.span and act.holder.span.of(text)) == ("SANCTION", "Norway")


def test_what_somebody_does_in_response_is_the_act(read: Read) -> None:
    text = "Borduria hit back by slapping an entry ban on nine Ruritanian officials."
    assert [(p.type, p.trigger.of(text)) for p in read(text)] == [("SANCTION", "slapping")]


def test_one_decree_of_two_measures_is_two_acts(read: Read) -> None:
    text = "Premier Ada Roe announced the expulsion of nine envoys and the suspension of all contacts."
    assert [(p.type, p.trigger.of(text)) for p in read(text)] == [
        ("SANCTION", "announced the expulsion"),
        ("SANCTION", "suspension of"),
    ]
    assert not read("Ruritania announced the withdrawal of its troops.")


def test_a_measure_against_an_embassy_is_one_against_its_state(read: Read) -> None:
    text = "Ruritania expelled 58 employees of the Bordurian embassy in Klow."
    (act,) = read(text)
    assert act.addressee is not None
    assert act.addressee.span is not None
    assert act.addressee.span.of(text) == "Bordurian"


def test_a_deed_that_names_no_doer_is_that_of_whoever_did_the_last_to_somebody_else(read: Read) -> None:
    told = "Norway expelled two envoys. "
    _, closed = read(f"{told}The work of the Swedish Institute is suspended.")
    assert (closed.type, closed.trigger.of(f"{told}The work of the Swedish Institute is suspended.")) == (
        "SANCTION",
        "suspended",
    )
    assert closed.holder.span is not None
    assert closed.holder.span.of(told) == "Norway"
    assert len(read(f"{told}The work of the Norwegian Institute is suspended.")) == 1
    assert not read("The work of the Swedish Institute is suspended.")


def test_principles_of_a_statement_are_held_by_who_made_it(read: Read) -> None:
    text = (
        "In a statement, Ruritania affirmed that the road was closed.\n\n"
        "The statement laid down the following principles:\n\n1- Borduria must open the road."
    )
    (found,) = (p for p in read(text) if p.type == "REQUEST")
    assert found.holder.span is not None
    assert found.holder.span.of(text) == "Ruritania"


def test_a_lead_in_goes_on_about_the_sentence_before_it(read: Read) -> None:
    text = (
        "The Bordurian Foreign Ministry published its draft treaty on Monday. It runs to four articles, including:"
        "\n\n– Ruritania is prohibited from landing forces on the islands.\n\nNobody answered."
    )
    (found,) = read(text)
    assert found.holder.span is not None
    assert found.holder.span.of(text) == "Bordurian", "the state, not its ministry, is party to a treaty"


def test_listed_demands_are_held_by_whoever_issued_the_list(read: Read) -> None:
    text = (
        "Borduria’s draft treaty made four demands, including:\n\n"
        "– Ruritania must withdraw its guns from the strait.\n\n"
        "– The Alliance is prohibited from landing forces on the islands.\n\n"
        "– No foreign ship shall pass at night.\n\n"
        "Nobody answered."
    )
    found = read(text)
    assert [p.holder.span.of(text) for p in found if p.holder.span] == ["Borduria’s"] * 3 or [
        p.holder.span.of(text) for p in found if p.holder.span
    ] == ["Borduria"] * 3
    assert [p.trigger.of(text) for p in found] == ["must", "prohibited", "shall"]
    assert [p.addressee.span.of(text) if p.addressee and p.addressee.span else None for p in found] == [
        "Ruritania",
        "The Alliance",
        None,
    ]
