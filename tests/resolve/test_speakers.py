"""Whom the pipeline as a whole takes for the speaker or holder: words, mentions, actors and references."""

from collections.abc import Callable

import pytest

from communique.model import Document
from communique.pipeline import collect, read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ann Roe met envoys. It would be for the voters to decide, she said, but added:"
            ' "I cannot think of a better plan."',
            {"Ann Roe"},
        ),
        (
            "Herald\n\nMore from the Harnov talks. Foreign Minister Ann Roe has told reporters that the ferries"
            " will sail.\n\n“We are ready,” she says.",
            {"Ann Roe"},
        ),
        (
            "The raids must cease, said Director General (East Drovia and Straits) Dr Otto Falk.",
            {"Otto Falk"},
        ),
        (
            "NATO Secretary General Jens Stoltenberg asked Chile to wait. The ferries are old, said the Norwegian.",
            {"Jens Stoltenberg"},
        ),
        (
            "Begin with Mr. Lind. In Harnov, Tarnia, last October he told reporters that the ferries were old.",
            {"Lind"},
        ),
        (
            "If the pact ends in May, then Chile should also join the talks, said Ann Roe on Monday. “Two alone"
            " can settle nothing.”",
            {"Ann Roe"},
        ),
        (
            "Otherwise the yards would close, warned the chairman Otto Falk in a letter to Trade Minister Ann Roe.",
            {"Otto Falk"},
        ),
        ("Theresa May met envoys in Tarn. “We will go,” May said.", {"Theresa May"}),
        (
            "Otto Lind blamed Chile. “They came,” said the ferryman-turned-politician. The Nobel laureate said it"
            " was late. The ex-premier added that nobody knew.",
            {"Otto Lind"},
        ),
        ("Otto Lind left. “It is late,” a farmer said. The conservative added that nobody knew.", {None}),
        ("Josep Borrell spoke to both envoys. The Spaniard said that the bay was open.", {"Josep Borrell"}),
        (
            "Otto Lind lost the vote. His party, the Tarn Harbour Front, said it was late.",
            {"Tarn Harbour Front"},
        ),
        (
            "The Harbour Herald said the ferries were old. The daily wrote that they leaked.",
            {"Harbour Herald"},
        ),
        (
            "Norway and Sweden: live\n\nBoats moved.\n\nThe sea was calm.\n\nNorwegian envoy says Oslo will wait\n\n"
            "Acting Norwegian ambassador to the United Nations Ida Dahl met envoys on Monday.\n\nDahl said the talks"
            " were going on.",
            {"Ida Dahl"},
        ),
        (
            "Emil Falk says Oslo waits. President Otto Brann, asked about the consul's post, declined to blame Chile."
            " “They are no friends,” he said.",
            {"Emil Falk", "Otto Brann"},
        ),
        ("Tarn (WIRE)Russia has asked for help, Rex Tillerson said.", {"Rex Tillerson"}),
        (
            "Lawmaker says the dam talks were fruitful\n\nThe dam talks were fruitful, Deputy Chairman of Norway's"
            " ruling Justice and Harbour Party Anna Holm said on Monday.\n\n“We settled it,” she added. The deputy"
            " chairman said more talks would follow.",
            {"Anna Holm"},
        ),
        (
            "Ferry crews to be tried, minister says\n\nThe crews were held in May.\n\nNorwegian Justice Minister"
            " Anna Holm told reporters they would be tried in June.",
            {"Anna Holm"},
        ),
        (
            "Norwegian diplomat says the fleet sees ghosts\n\nThe fleet sees ghosts, Norwegian Foreign Ministry"
            " spokeswoman Anna Holm told reporters.",
            {"Anna Holm"},
        ),
        (
            "Envoy denies a rift\n\nNATO envoy says there is no rift\n\nThere is no rift, Norway's Permanent"
            " Representative to NATO Anna Holm said on Monday.",
            {"Anna Holm"},
        ),
        (
            "The river is clean, a senior anti-litter official from the province said.\n\nMore nets are needed, said"
            " Anna Holm, deputy director of the province's river board.",
            {"Anna Holm"},
        ),
        (
            "The ferries will sail on Monday, human rights ombudsman in Moscow Anna Holm has told TASS.",
            {"Anna Holm"},
        ),
        (
            "A Swedish army statement said the ferries were late. “They came at noon,” the statement said.",
            {"Swedish army"},
        ),
        (
            "The ferries will sail, a Danish expert Anna Holm told reporters. The tides are low, the expert said.",
            {"Anna Holm"},
        ),
        (
            "Ferries will sail, Norwegian official says\n\nThe ferries will sail, a Norwegian official said on"
            " Monday, asking not to be named.\n\nSwedish Foreign Minister Karl Berg said the ferries were old.",
            {None, "Karl Berg"},
        ),
        (
            "Ferries will sail, expert says\n\nNorwegian President Karl Berg said the ferries were old.",
            {None, "Karl Berg"},
        ),
        (
            "Norway's Foreign Ministry summoned the Chilean envoy. The envoy was told that the ferries were late.",
            {"Norwegian Foreign Ministry"},
        ),
        (
            "Passengers came to the Norwegian Foreign Ministry. Passengers were told that the ferries were late.",
            {None},
        ),
        (
            "The Economic and Social Board for Northern Harbours said it would sail.",
            {"Economic and Social Board for Northern Harbours"},
        ),
        (
            "Norway reacted on Monday. In a note, its Foreign Ministry voiced regret at the raid. “Nobody was"
            " asked,” the ministry said.",
            {"Norwegian Foreign Ministry"},
        ),
        (
            "The Spokesperson of the Ministry of Foreign Affairs of Norway, Ambassador Otto Lind, said the bay was"
            " open. “It will stay so,” the Spokesperson said.\n\nOffice of the Spokesperson, Hafen Alley, Oslo.",
            {"Otto Lind"},
        ),
        (
            "Prime Minister Ada Lind left Oslo. Maria Stolz, the chief of the Norwegian pilots command, said the"
            " bay was open. She added that it was cold.",
            {"Maria Stolz"},
        ),
        (
            "Otto Brann spoke with Karl Berg. On leaving Karl Berg, the chief of the Norwegian pilots command was"
            " late. The bay was open, said Otto Brann.",
            {"Otto Brann"},
        ),
        (
            "Minister of Foreign Trade and Affairs Péter Lund said the bay was open. The Minister was asked about"
            " ice. “It melts,” he said.",
            {"Péter Lund"},
        ),
        (
            "Foreign Minister Ada Lund met envoys in Oslo on Monday.\n\nMinister of Water, Irrigation and Energy"
            " Dr. Eng. Tomas Vidal said the lake was full. According to the Minister, it would stay so.",
            {"Tomas Vidal"},
        ),
        (
            "Minister of Water Karl Berg met envoys at the Norwegian Foreign Ministry on Monday. According to the"
            " report of the Norwegian Foreign Ministry, the Minister was late.",
            {"Norwegian Foreign Ministry"},
        ),
        (
            "Norwegian Prime Minister Karl Berg's office blasted what it called “idle talk”. “We shall wait,” it"
            " said. The office of Karl Berg added that it was late.",
            {"Norwegian Prime Minister's Office"},
        ),
        (
            "Otto Lind of the pilots' union met envoys in Oslo. Otto Lind's office said the bay was open.",
            {"Otto Lind's office"},
        ),
        (
            "The ministry in Oslo denied it. Norwegian sailors waited. The Norwegian police spoke of theft."
            " Officials there said two boats were gone.",
            {"Norwegian police officials"},
        ),
        (
            "The Kremlin, where officials had said for days that he would come, was silent.",
            {"Kremlin officials"},
        ),
        (
            "In a joint note handed over on Monday, Norway and Denmark said nothing of ice. Anna Holm of Sweden"
            " shrugged. Ice was no matter, the note stressed.",
            {"Norway; Denmark"},
        ),
        (
            "The spokesman for the harbour, Maria Holm, blamed the ice. “It melts,” he said.",
            {"Maria Holm"},
        ),
        (
            "ICE AND DICE Holm hints that the bay is open\n\nOtto Holm, a Norwegian minister, left Oslo on Monday"
            " with two envoys of the king.",
            {"Otto Holm"},
        ),
        (
            "Ambassador Anna Holm received the chargé d'affaires of Norway in Rome. The chargé d'affaires said that"
            " he would write home.",
            {None},
        ),
        (
            "Karl Berg, a minister, met envoys. “It is late,” a source near the king said. The insider added that"
            " nobody knew.",
            {None},
        ),
        (
            "Karl Berg, a minister, met envoys on Monday. The PM's spokesman said: “We urge calm.” He added that"
            " nobody knew.",
            {None},
        ),
        (
            "“It is late,” said Fiona Hale, of a college in Tarn. The Gulf specialist said both sides erred.",
            {"Fiona Hale"},
        ),
        (
            "FURIOUS boat owners vowed to defy the “crazy” fee. It was UNICEF's, said Otto Lind.",
            {None, "Otto Lind"},
        ),
        (
            "Otto Lind left Tarn. The ferry sank. Furious Lind said that the pilots must pay.",
            {"Otto Lind"},
        ),
        (
            "Norwegian minister Karl Berg spoke of ice. The answer of the pilots came from Otto Lind. The deputy"
            " chairman, who sails himself, said the ice was thin.",
            {"Otto Lind"},
        ),
        (
            "Karl Berg left Oslo in a rage. I asked a Norwegian sailor what he made of it. “Nothing,” he said.",
            {None},
        ),
        (
            "Karl Berg left Oslo in a rage. Later we spoke to Otto Lind about the ice. He said it was thin.",
            {"Otto Lind"},
        ),
        ("The Norwegian Ministry of Gulls said they were fed.", {"Norwegian Ministry of Gulls"}),
        ("Norwegian President Karl Berg slept. Berg spokesman Otto Lind said it was late.", {"Otto Lind"}),
    ],
)
def test_who_speaks(text: str, speakers: set[str | None], make_document: Callable[..., Document]) -> None:
    (reading,) = collect([read(make_document(text))]).readings
    assert {quotation.speaker.actor for quotation in reading.quotations} == speakers


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Tarn (WIRE)Russia has asked Iran to leave Syria.", "Russia"),
        (
            "Prime Minister Theresa May was away. A spokeswoman for May met reporters. “We demand an apology from Russia,” the spokeswoman said.",
            "Theresa May",
        ),
    ],
)
def test_who_acts(text: str, holder: str, make_document: Callable[..., Document]) -> None:
    (reading,) = collect([read(make_document(text))]).readings
    assert {position.holder.actor for position in reading.positions} == {holder}
