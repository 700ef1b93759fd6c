"""Of whom an act's own sentence says that something is demanded, refused, condemned or hailed."""

import pytest

from communique.model import Document, Span
from communique.pipeline import read

NAMED = [
    # the last act of each text, and the words for whom it is directed at
    # who makes a claim, not whom it is about
    ("Norway denied discussing the sanctions with the Swedish ambassador.", None),
    ("Norway denied claims that Sweden had bribed its officials.", None),
    ("Norway dismissed Sweden's claims that Finland had lied.", "Sweden"),
    ("Norway rejected calls for the Swedish government to protect the refugees.", None),
    ("Norway dismissed the Swedish proposal that Finland should drop its claims.", "Swedish"),
    ("Norway has no intention of meeting the Swedish rebels.", "the Swedish rebels"),
    # who said, or did, what a noun sums up
    ("Sweden said it could lift its blockade, a proposal swiftly rejected by Norway.", "Sweden"),
    (
        "Sweden's Supreme Court took over the powers of parliament, in a move condemned by Norway.",
        "Sweden's Supreme Court",
    ),
    ("The ministry said Sweden wants to divert the river, something Norway objected to.", "Sweden"),
    ("Norwegian Prime Minister Ada Roe denied that Sweden had been promised a seat.", "Sweden"),
    # who is to do what is wanted, not whom it is done to
    ("Norway called for the release of Swedish reporter Bo Lind.", None),
    ("Norway called for a probe into Swedish broadcasters.", None),
    ("Norway wants Bo Lind, who is free on bail in Sweden, extradited.", None),
    ("Norway wants her handed over to stand trial.", None),
    ("Norway wants her to stand trial.", "her"),
    ("Norway refused to release the Swedish reporter's family.", None),
    ("Norway refused to extradite Bo Lind to Sweden.", "Sweden"),
    ("“Cooler heads need to prevail,” Norwegian Foreign Minister Bo Lind said.", None),
    ("“Dialogue must win,” Norwegian Foreign Minister Bo Lind said.", None),
    # who is held to account
    ("Norway holds the Swedish government responsible for the raid.", "the Swedish government"),
    ("Norway would hold the junta “accountable” for the raid, its envoy said.", "the junta"),
    # whom a warning bids do something
    ("Norway warned Sweden's minister, Bo Lind, to drop the plan.", "Bo Lind"),
    ("Norway demanded the withdrawal of Swedish troops.", "Swedish"),
    ("Norway demanded an end to Swedish raids.", "Swedish"),
    ("Norway calls for the end of Sweden's northward march.", "Sweden"),
    # whose what is to be taken back is, not where it stands; from whom something is wanted
    ("Norway demanded the withdrawal of all Swedish troops from Finland.", "Swedish"),
    ("Norway demands the removal of Sweden's missiles from the strait.", "Sweden"),
    ("Norway demanded an apology from Sweden.", "Sweden"),
    # who is spared a deed has not asked for it; who is refused a service has
    ("Norway refused to bar Sweden from the pact.", None),
    ("Norway refuses to condemn Sweden.", None),
    ("Norway refused to take sides.", None),
    ("Norway refused to arm Sweden.", "Sweden"),
    # who is threatened if he, and not something else, acts
    ("Norway threatened to strike back if the talks fail and Sweden builds the dam.", "Sweden"),
    # a body's name that is several words before what it has said
    ("Norway rejected a Security Council statement.", "Security Council"),
    # two states before what both have said, and an abbreviation with its full stop
    ("Norway rejected the Swedish and Finnish offers.", "Swedish and Finnish"),
    ("Norway asked the U.K. and the E.U. to mediate.", "the U.K. and the E.U."),
    # a stand against something is no party
    ("Norway voiced opposition to the timber deal.", None),
    (
        "Norway is ratcheting up pressure on the Swedish government to lift the blockade.",
        "the Swedish government",
    ),
    ("Sweden warned against Finland and Denmark joining the pact.", "Finland and Denmark"),
    (
        "The Norwegian minister wrote to every senator, urging them to vote the bill down.",
        "every senator",
    ),
    # who did it to another, with whom the holder shares it, in whose land its own mission stands
    ("Norway condemned the smearing of the Blue Cross by Sweden.", "Sweden"),
    ("Norway denounced the portrayal of Finland by Sweden as a bully.", "Sweden"),
    ("Norway will not extend its ferry contract with Sweden.", "Sweden"),
    ("Norway closed its embassy and three consulates in Sweden.", "Sweden"),
    ("Norway threatened to close its consulate in Sweden.", "Sweden"),
    # who provokes it, where those it is done to are no party; a state that is struck is
    ("Norway threatened to arm rebels if Sweden went ahead with the dam.", "Sweden"),
    ("Norway threatened to strike Finland if Sweden opened its border.", "Finland"),
    # of whom something is denied, who is to be given up, whose weight is to be cut
    ("Norway denied that Sweden has any role in the mine.", None),
    ("Norway would not extradite Ada Roe.", None),
    ("Norway refused to hand over Ada Roe.", None),
    ("Norway refused to hand over the papers to Sweden.", "Sweden"),
    ("Norway demanded swift steps to curb Swedish influence.", None),
    # what does nothing, and what is done to somebody
    ("Norway wants the Brexit deal to reflect the treaty.", None),
    ("Norway condemned the Nazi comparisons drawn by Mr Lind.", "Mr Lind"),
    ("Norway condemned the treatment of Swedish ministers.", None),
    ("Norway opposes the resolution that set up the UN panel.", None),
    # whose title and trade both stand around his name
    (
        "Norway condemned the actions of Union Secretary General Bo Lind, a Swedish lawyer.",
        "Union Secretary General Bo Lind",
    ),
    ("Norway criticised the organisers for inciting violence.", "the organisers"),
    # with whom, and against whom what is eased stood
    ("The Norwegian president said he was open to lifting the sanctions against Sweden.", "Sweden"),
    ("Norway recalled its envoy from Sweden.", "Sweden"),
    (
        "China said it would halt all ore purchases from North Korea until spring.",
        "North Korea",
    ),
    ("General Ada Roe blamed the incident on Moscow.", "Moscow"),
    # people and firms that hold no office
    ("Norway's prime minister Ada Roe condemned the press.", "the press"),
    ("Norway praised the volunteers for their patience.", "the volunteers"),
    ("A Norwegian judge turned down a petition by lawyers for two sailors.", "lawyers"),
    ("Norwegian President Ada Roe criticised a court ruling on the toll.", "court"),
    # whose name stands behind what he is
    ("Norway criticised timber giants Sweden and Finland over their tariffs.", "Sweden and Finland"),
    ("Norway urged a small federal agency, the Timber Board, to step in.", "the Timber Board"),
    ("Senators said the attorney general should resign.", "the attorney general"),
    # a pronoun for who is dealt with, and for who is only let go
    ("The Alliance regretted the step and pledged to keep working with him.", "him"),
    ("Norway refused to meet them.", "them"),
    ("Norway promised to lend Sweden a billion crowns.", "Sweden"),
    ("Norway refused to release him.", None),
    # several firms, not their state
    ("Norway imposed sanctions on 13 Swedish and Finnish entities.", "13 Swedish and Finnish entities"),
    ("Norway urged the world not to be fooled.", "the world"),
    # a treaty does nothing
    ("Norway called for changes to NAFTA.", None),
    # a body that is yet to be
    ("Norway said it would not form a coalition with the New Dawn party.", "the New Dawn party"),
    ("Norway is opposed to a commission of inquiry.", None),
    # whose support is voiced, and whose is hailed
    ("Minister Bo Lind reiterated Government support for the inquiry.", None),
    ("Norway welcomed Sweden's support for the treaty.", "Sweden"),
    # an organ of a state before what it does
    ("Norway criticised a Swedish police raid.", "Swedish police"),
    ("Norway dismissed Swedish media rumours about the islands.", "Swedish media"),
    # to whom a deed is done, not who has done it
    ("Norway condemned the firing of rockets over Swedish villages.", None),
    ("Norway condemned the decision to expel Swedish diplomats.", None),
    ("Norway condemned the shots fired at Swedish fishermen.", None),
    ("Norway condemned Finland's attempt to silence Swedish radio.", "Finland"),
    ("Norway condemned the decision to keep Swedish troops on the island.", "Swedish"),
    ("Norway demanded that the Swedish parliament be told of the plan.", None),
    ("Norway demanded that the Swedish army be told to withdraw.", "Swedish"),
    ("Norway demanded that all exercises with Finland be stopped.", None),
    # with whom the holder's own meeting was to be, and what is only talked about
    ("Norwegian President Ada Roe called off her meeting with Bo Lind.", "Bo Lind"),
    ("Norwegian President Ada Roe rejected his offer.", "his"),
    ("Norway ruled out talks on Radio Vasa.", None),
    ("Norway refused to discuss its treaties, including the pact with Sweden.", None),
    ("Norway refused to lift the ban on Sweden.", "Sweden"),
    ("Norway condemned the Geneva meeting.", None),
    # whose plan is backed, whose ships are taken, whose papers wrote it
    ("Norway voiced its support for the Swedish initiative.", "Swedish"),
    ("Norway seized three Swedish navy ships.", "Swedish"),
    ("Norway protested, blaming slanderous reports in the Swedish media.", "the Swedish media"),
    ("Norway welcomed the statement of the Nordic ministers of 30 November.", "the Nordic ministers"),
    # a place, a thing, or an example; several of whom nobody is named; a body that is yet to be
    ("Norway said access to the Sea of Tarn must be kept free.", None),
    ("Norway fired a Thor-15, a long-range missile.", None),
    ("Norway blacklisted nine companies and six ships.", None),
    ("Norway called for a European force in the strait.", None),
    ("Norway called for a Swedish apology.", "Swedish"),
    ("Norway stands with our Swedish friends.", "Swedish"),
    ("Norway praised the mediation of His Highness Bo Lind, Emir of Tarn.", "Bo Lind"),
    ("Norway reproached the Swedes with being too close to Finland.", "the Swedes"),
    ("Norway closed the strait to its ships.", "its"),
    # to whom help is promised, between whom talks are to be, who has made a demand
    ("Norway promised Sweden military help.", "Sweden"),
    ("Norway offered to host talks between Sweden and Finland.", "Sweden and Finland"),
    ("The Union told Sweden to form a council, a demand Mr Lind rejected.", "The Union"),
    # who is to be let in, or kept out; whose treaty the holder's own parliament gets
    ("Norway blocked a first Alliance step for Sweden and Finland.", "Sweden and Finland"),
    ("Norway blocks Alliance talks with Sweden.", "Sweden"),
    ("Norway agreed to back the candidacy of Sweden and Finland.", "Sweden and Finland"),
    ("Norway has dropped its veto on Sweden.", "Sweden"),
    ("Norway agreed to send Sweden's membership bid to its parliament.", "Sweden"),
    ("Norwegian Minister Bo Lind warned that the assembly would sink the Swedish bid.", "Swedish"),
    # who gives, not who gets; who is promised nothing
    ("Norway opposes the sale of Swedish jets to Finland.", "Swedish"),
    ("Norway condemned the transfer of Swedish tanks to Finland.", "Swedish"),
    ("Norway welcomed the shipment of Swedish grain to Finland.", "Swedish"),
    ("Norway pledged that it would lend no support to the Swedish rebels.", None),
    ("Norway pledged that it would lend support to the Swedish rebels.", "the Swedish rebels"),
    # what somebody asks to be let into; whose the letter is that nobody got; what a deed is only about
    ("Norway applied to join the Nordic Council.", "the Nordic Council"),
    ("Norway requested admission to NATO.", "NATO"),
    ("Norway denied having received any Swedish offer.", "Swedish"),
    ("Norway will not take orders from outsiders over its trade with Sweden.", None),
    (
        "Norway backed the efforts of the premier and the president of Sweden to end the war.",
        "the premier and the president of Sweden",
    ),
    # of whom reproachful words tell; whom nobody is to touch; whose list somebody is put on
    ("Sweden wants to drag Finland into a war, criticised the Norwegian senator Ada Roe.", "Sweden"),
    ("“Who attacks Sweden will pay,” Norwegian President Ada Roe said.", None),
    ("Norway put the tanker and her master on its blacklist.", None),
    # from where envoys are called back, who are not addressed themselves
    ("Norway called its ambassadors home from Finland and Sweden.", "Finland and Sweden"),
    ("Norway pulled its ambassador out of Sweden.", "Sweden"),
    # before whom a dispute is brought, and who is threatened with that
    ("Norway threatened to refer the dispute over the islet to the UN Security Council.", None),
    ("Norway threatened to take Sweden to the World Trade Organization.", "Sweden"),
    ("Norway warned that it would turn to the United Nations if Sweden filled the lake.", "Sweden"),
    ("Norway threatened NATO with a veto.", "NATO"),
    # whose work is backed; what has happened is nobody; friends of a state are that state
    ("Norway voiced its support for the mediation of President Ada Roe.", "President Ada Roe"),
    ("“It is a grave breach of the pact,” Norwegian President Ada Roe said.", None),
    ("Norway asked its Swedish friends to wait.", "Swedish"),
    ("Norway asked its European friends to wait.", "its European friends"),
    # whom the holder has just met or spoken to; not somebody else of whom there was talk
    ("Norwegian Minister Ada Roe met President Bo Lind and asked him to wait.", "President Bo Lind"),
    (
        "Ada Roe telephoned Premier Bo Lind and his rival, Kim Berg. She urged them to wait.",
        "Premier Bo Lind and his rival",
    ),
    ("Ada Roe criticised President Bo Lind. She asked him to wait.", "him"),
    # who would strike is not threatened, who would suffer is
    ("Ada Roe warned that Klow would shut out Swedish fish.", "Swedish"),
    ("Ada Roe warned that Sweden would pay a high price.", "Sweden"),
    ("Ada Roe threatened that Klow would halt its flow of gas to Sweden.", "Sweden"),
    # from whom a thing is demanded, on whom blame is laid
    ("From the Swedes the Norwegian minister demanded more money.", "the Swedes"),
    ("Norway put the blame squarely on Sweden.", "Sweden"),
    # whose deed an answer depends on
    (
        "“If Sweden attacks our ships, that will be met with force,” Norwegian President Ada Roe said.",
        "Sweden",
    ),
]


@pytest.mark.parametrize(("text", "whom"), NAMED, ids=[text for text, _ in NAMED])
def test_whom_the_sentence_names(text: str, whom: str | None) -> None:
    whole = (Span(0, len(text)),)
    act = read(Document(id="d", text=text, body=whole)).positions[-1]
    assert (act.addressee and act.addressee.span and act.addressee.span.of(text)) == whom
