"""Find whom an act is directed at where its own words do not say, once it is known who everybody is.

Whom a demand, a reproach or a threat is for often stands sentences before it: who made the demand that is
rejected, who did the deed that is condemned, whom the same side has just addressed, who is told of. And a
name among its words may be another's: "asked for observers from Borduria" may ask nothing of Borduria.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from communique.extract.positions.bystanders import without_bystanders
from communique.extract.positions.company import Company
from communique.extract.positions.dealings import Dealing, Page
from communique.extract.positions.domestic import Domestic
from communique.extract.positions.elsewhere import Dealt
from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.leads import Leads
from communique.extract.positions.parties import Parties, Sides
from communique.model import INFERRED, Actor, Evidence, Places, Position, Reading
from communique.text.choice import Features, chances, weights

SURE = 0.2
"""The least chance at which an addressee is shown; of those shown in unread stories half are right."""
FIRM = 0.5
"""The same where the act's own words name a group: "its allies", "his friends"."""
_AHEAD = 60
"""Characters before a content that may say of whom it is asked: "every state must be free"."""
_SUBJECT = 40
"""Characters of a content that say who is to be let go: "all sailors be released"."""
_JOINT = re.compile(r"; | and ")
"""Several who are named together are meant together: "Ruritania and its allies"."""
_STEM = 4
"""Letters that "the Ruritanians" and Ruritania share: they are not to become the state."""
_CLAUSE = re.compile(r"[.!?;:“”\"]")


@dataclass(frozen=True)
class Question:
    """An act whose own words do not say whom it is directed at, or only seem to, and who may be."""

    position: Position
    options: Mapping[str, Features]
    none: Features
    told: str | None
    """The name that the act's own words give."""

    def answer(self, weighed: Features) -> str | None:
        """Return the likeliest who may be meant, where that is likely enough and nobody told already."""
        names = list(self.options)
        *found, _ = chances([self.options[name] for name in names], self.none, weighed)
        best = max(range(len(names)), key=found.__getitem__, default=None)
        if best is None or names[best] == self.told:
            return None
        said = self.position.addressee is not None and self.position.addressee.actor is not None
        least = FIRM if said and self.told is None else SURE
        return names[best] if found[best] >= least else None


def directed(
    known: Iterable[Reading], actors: Iterable[Actor], whose: Sides, places: Places, dealt: Dealt
) -> Iterator[Reading]:
    """Yield the readings with the addressees that other sentences tell; nobody addresses their own side.

    What an act's own words say stays, unless it is the holder's own state or body or somebody else is
    likelier. An addressee found is the likeliest of those named around, told by words of the same document
    that name it, and says that it is inferred; where none is likely it stays open. Acts of persons who turn
    out to be no party to anything are left out.
    """
    for reading, parties, page, questions in asked(
        without_bystanders(known, actors), actors, whose, places, dealt
    ):
        aimed = []
        for number, act in enumerate(page.dealings):
            addressee, question = act.addressee, questions.get(number)
            name = question.answer(weights("addressees")) if question is not None else None
            if name is not None:
                meant = parties.refer(name, act.position.trigger.start, act.position.addressee)
                addressee = msgspec.structs.replace(meant, reason=INFERRED)
            aimed.append(msgspec.structs.replace(act.position, addressee=addressee))
        yield msgspec.structs.replace(reading, positions=tuple(aimed))


def asked(
    known: Iterable[Reading], actors: Iterable[Actor], whose: Sides, places: Places, dealt: Dealt
) -> Iterator[tuple[Reading, Parties, Page, dict[int, Question]]]:
    """Yield each reading with its sides, its acts, and whom they may be for, unless for nobody."""
    titles: defaultdict[str, defaultdict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    people: set[str] = set()
    for actor in actors:
        if actor.kind == "person":
            people.add(actor.name)
            for role in actor.roles:
                titles[role.evidence.document][actor.name].append(role.evidence)
    known = tuple(known)
    company = Company(known, places)
    for reading in known:
        called: Mapping[str, Sequence[Evidence]] = titles.get(reading.document.id, {})
        parties = Parties(reading, whose, places, people, called, dealt.quarrels)
        page = Page(reading, parties, Domestic(reading.document.text, parties, called), dealt.ships)
        leads = Leads(reading, page, parties, dealt, company)
        questions = {}
        for number, act in enumerate(page.dealings):
            told = act.whom if act.form == "named" else None
            if _JOINT.search(told) if told else act.form == "told" or _of_nobody(act, page.text):
                continue
            options = leads.options(number)
            none = leads.none(number, len(options))
            if told:
                options = {
                    name: held
                    for name, held in options.items()
                    if name == told or not (parties.sides(name) & act.to or name[:_STEM] == told[:_STEM])
                }
            questions[number] = Question(act.position, options, none, told)
        yield reading, parties, page, questions


def _of_nobody(act: Dealing, text: str) -> bool:
    """Tell whether an act is surely for nobody: what is asked of all, only silence, what is one's own."""
    held, kind = exchanges(), act.position.type
    content = act.position.content
    ahead = text[max(0, content.start - _AHEAD) : content.start] if content is not None else ""
    of_all = held.everyone.match(act.words) or held.everyone.match(_CLAUSE.split(ahead)[-1].lstrip())
    if kind == "REQUEST" and of_all and not held.remedy.search(act.words[:_SUBJECT]):
        return True
    silent = kind == "REJECT" and held.silent.match(act.words)
    return bool(silent or held.own.match(act.words))
