"""Tell whose "the police" or "the government" are: the state that the text is about at that place."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.model import Document
from communique.resolve.chambers import having_it
from communique.resolve.draft import Draft, root
from communique.resolve.evidence import Names
from communique.resolve.functions import state_of
from communique.resolve.generics import named_before
from communique.resolve.incumbents import titled_otherwise
from communique.resolve.issuers import issuers
from communique.resolve.leaders import served
from communique.resolve.lexicon import titles, words
from communique.resolve.officials import colleague, official
from communique.resolve.organs import ministry_of, name_issuer, nobodys, proper_name
from communique.resolve.owners import body_name, called, lacking_it
from communique.resolve.salience import REACH, clear, heaviest, weigh_states
from communique.resolve.scenes import gives_account, laid_in, opposed
from communique.resolve.wording import is_past
from communique.text.datelines import written_in
from communique.text.gazetteer import adjective, lookup

_FADE = 0.85
"""What is left of a state's weight a sentence later: a scene stays longer than a topic."""
_FIRM = 1.6
"""How much heavier than the next the state must be whose body or government is meant."""
_TOPIC = 2.0
"""The same for the state that a whole document is about."""
_BARE = re.compile(r"(?:(?:other|fellow|individual|\d+)\s+)*member(?:s|\s\w+)", re.I)
"""Members of no bloc that is named beside them: "the other 27 member states"."""
_WHOSE = re.compile(r",? whose ")
_PLACED = re.compile(r",? where (?:some |many |senior |several )?$")
_THERE = re.compile(r" there\b")
_MINISTRY = re.compile(
    r"ministry|foreign office|parliament|(?:presidential|president[’']s) (?:office|administration)"
)
"""A body that texts written in its own state do not say whose it is."""
_FIELD = re.compile(r"(?:ministry|department) (?:of|for) \w")
"""A ministry whatever it deals with, be it in no list."""
_FULLER = re.compile(r"(?:state|national|central|general) ")
"""It begins the name of a body of which the list knows the rest: "State Border Service"."""
_SEATED = re.compile(r" in (\w+)")


class Homes:
    """Whose the bodies and governments are that one document speaks of without saying whose."""

    def __init__(self, document: Document, drafted: Sequence[Draft], names: Names) -> None:
        self._text = text = document.text
        self._names = names
        self._drafted = drafted
        self._states = {d.name for d in drafted if d.kind == "state" and d.name}
        self._blocs = {d.name for d in drafted if d.kind == "bloc" and d.name}
        self._whole = weigh_states(drafted, self._states, lambda _: 1.0)
        self.spoken_of: Mapping[str, float] = self._whole
        """How much the document speaks of each state."""
        self._topic = heaviest(self._whole, _TOPIC)
        """The state that the whole document is about, if one clearly is."""
        self.issued_by = issuers(document, drafted, heaviest(self._whole, 1.0))
        """Who issues the document, where it is somebody's statement."""
        self._written = written_in(text)
        self._affiliated = {d.name for d in drafted if d.kind == "person" and d.affiliation}
        self._named: dict[str, dict[str, Draft]] = defaultdict(dict)
        """By what bodies are called ("police") those that the document names, each at its first place."""
        self._owned: dict[str, str] = {}
        """Whose the bodies are that have a name which is any state's."""
        self._offices: dict[tuple[str | None, str], str | None] = {}
        """By whom the document names, and in what office, the state served."""
        for draft in drafted:
            if draft.kind == "person" and draft.name and draft.function:
                self._offices.setdefault((draft.name, draft.function), self.served(draft))
            if draft.name and draft.function and draft.affiliation and draft.kind == "organisation":
                self._named[called(draft.function)].setdefault(draft.name, draft)

    def take_up(self, draft: Draft, held: Sequence[Draft], speaker: Draft | None = None) -> None:
        """Fill in which body or state ``draft`` is, where one is clear; ``held`` stand before it.

        Who serves a state and speaks of "the government" means his own.
        """
        noun = (draft.function or "").removeprefix("the ")
        if office := self.issues(draft):
            name_issuer(draft, office, noun, self._names)
            return
        if body := self._of_bloc(noun, draft):
            draft.name, draft.affiliation, draft.reason = body, state_of(body), None
            return
        named = self._named.get(called(noun)) or self._otherwise(noun)
        other = opposed(self._text, draft.span.end)
        if other is not None:
            held = [h for h in held if other not in (root(h).name, state_of(root(h).affiliation or ""))]
            named = {name: body for name, body in named.items() if body.affiliation != other}
        ownable = noun in words("bodies", "own") | words("bodies", "common") - words("bodies", "any")
        ownable = (ownable or _FIELD.match(noun) is not None) and noun not in titles()["capitals"]
        home = ownable or noun in words("taken_up", "home")
        theirs = noun in words("taken_up", "others")
        state = self.told(draft, held) or self.served(speaker) if home and not theirs else None
        state = state or self._seat(noun, draft, held) or (self._here(noun, draft, held) if home else None)
        having = having_it(self._text, draft, self._states)
        state = state if having is None or state in having else None
        state = state or self.state(draft, held) if home else None
        if theirs and speaker is not None and other is None and state == self.served(speaker):
            other = state
        if other is not None and state in (None, other):
            state = heaviest({s: w for s, w in self._whole.items() if s != other}, _FIRM)
        if draft.affiliation and draft.affiliation.startswith("the "):
            state = draft.affiliation = named_before(draft.affiliation, draft, held)
            named = {}
        printed = proper_name(draft.span.of(self._text))
        if state is None and printed and ownable and not named and noun not in words("bodies", "any"):
            state = self._likely(noun)
        owners = {n.affiliation for n in named.values()}
        if len(named) == 1 and (state is None or state in owners or noun in titles()["otherwise"]):
            draft.antecedent = next(iter(named.values()))
        elif state is not None and ownable:
            noun = ministry_of(self._text, state, draft, held, self._named) if noun == "ministry" else noun
            fuller = (printed or "").lower()
            noun = fuller if _FULLER.fullmatch(fuller.removesuffix(noun)) else noun
            draft.name = body_name(self._names.adjective_of(state) or adjective(state), noun)
            draft.affiliation = state
        elif state is not None:
            draft.name, draft.kind = state, "state"
        elif draft.kind in ("organisation", "bloc") and printed:
            draft.form, draft.name = "name", printed
        if draft.antecedent is not None or draft.name is not None:
            draft.reason = None

    def issues(self, draft: Draft) -> Draft | None:
        """The office whose statement this is, where it so calls itself or its state: "the Ministry"."""
        office = self.issued_by[0] if len(self.issued_by) == 1 else None
        if office is None or office.affiliation is None or draft.affiliation:
            return None
        noun = (draft.function or "").removeprefix("the ")
        known = noun in words("bodies", "own") or noun in words("taken_up", "home")
        proper = draft.span.of(self._text).split()[-1][0].isupper()
        spoken_of = proper or not self._named.get(called(noun))
        return office if spoken_of and (known or noun in called(str(office.name)).split()) else None

    def ours(self, draft: Draft, whose: Draft) -> bool:
        """Name "our country" in an office's own statement, its state, and "our ministry", itself."""
        office = self.issued_by[0] if whose.function == "we" and len(self.issued_by) == 1 else None
        if office is not None and draft.kind == "state":
            draft.name = office.affiliation
        elif office is not None and draft.kind == "organisation" and self.issues(draft):
            name_issuer(draft, office, draft.function or "", self._names)
        return draft.name is not None

    def own(self, draft: Draft, held: Sequence[Draft]) -> None:
        """Call a group in the state spoken of by its name, members by their bloc's: "Drovian ministers"."""
        bare = draft.name and _BARE.fullmatch(draft.name)
        if bare and draft.function in words("groups", "members"):
            if bloc := self._headed(draft, held) or named_before("the bloc", draft, held):
                draft.name = f"{adjective(bloc)} {draft.function}"
            return
        if (place := self._place(draft, held)) and draft.name:
            draft.name, draft.affiliation = f"{adjective(place)} {draft.name}", place
            return
        serves = draft.function in words("groups", "serving")
        known = serves or draft.function in words("groups", "opposing")
        name = draft.name if known and draft.name and draft.name[0].islower() else None
        state = self.state(draft, held) or self._at_home(draft, held) if name and not is_past(name) else None
        if state is not None:
            draft.name = f"{self._names.adjective_of(state) or adjective(state)} {name}"
            draft.affiliation = state if serves else None

    def _at_home(self, draft: Draft, held: Sequence[Draft]) -> str | None:
        """The state served by who acts in the sentence: whose opposition or parliament he hears of is his."""
        own = draft.function in words("groups", "domestic")
        acting = (h for h in reversed(held) if own and h.main and h.sentence == draft.sentence)
        return self.served(next(acting, None))

    def _place(self, draft: Draft, held: Sequence[Draft]) -> str | None:
        """Where a group is: "The Pentagon denied it. Officials there said", "the palace, where officials"."""
        where = _PLACED.search(self._text, max(0, draft.span.start - 30), draft.span.start)
        if where is None and not _THERE.match(self._text, draft.span.end):
            return None
        near = (h for h in reversed(held) if draft.sentence - h.sentence == (0 if where else 1))
        seats = [h for h in near if (h.span.end == where.start() if where else h.main)]
        last = root(seats[0]) if seats else None
        return last.name if last and last.kind in ("state", "organisation", "bloc") else None

    def serves(self, draft: Draft, held: Sequence[Draft]) -> None:
        """Fill in which state an official serves who is named without it: "Defence Minister Ada Roe".

        That in which the paragraph is laid, of which it speaks or whose official or ministry has just acted,
        or where the text was written.
        """
        known = draft.affiliation or draft.name in self._affiliated or served(str(draft.name))
        rank = None if known else official(self._text, draft)
        if rank is None:
            return
        beside = weigh_states(
            (h for h in held if h.paragraph == draft.paragraph), self._states, lambda _: 1.0
        )
        told = heaviest(beside, _FIRM) if rank == "sure" else None
        laid = laid_in(self._text, draft, held, paragraph=True) or told
        office = self.issued_by[0].affiliation if len(self.issued_by) == 1 else None
        at_home = self._written if clear(self._whole, 1.0) == self._written else None
        draft.affiliation = office or laid or colleague(draft, held, self._states) or at_home

    def served(self, speaker: Draft | None) -> str | None:
        """The state, spoken of in the document, that ``speaker`` serves."""
        top = root(speaker) if speaker else None
        if top is None or top.kind != "person":
            return None
        state = state_of(top.affiliation) if top.affiliation else served(top.name or "")
        return state if state in self._states else None

    def _otherwise(self, noun: str) -> dict[str, Draft]:
        """The bodies named that ``noun`` may take up: "the mission" an embassy, "the force" a navy."""
        others = titles()["otherwise"].get(noun, ())
        return {name: draft for body in others for name, draft in self._named.get(called(body), {}).items()}

    def _of_bloc(self, noun: str, draft: Draft) -> str | None:
        """ "The Commission" with a capital, or in Brussels, is the European one."""
        body = titles()["capitals"].get(noun)
        if body is None:
            return None
        seat = _SEATED.match(self._text, draft.span.end)
        capital = draft.span.of(self._text).split()[-1].istitle() and state_of(body) in self._blocs
        return body if capital or (seat and titles()["stands_for"].get(seat[1]) == state_of(body)) else None

    def _seat(self, noun: str, draft: Draft, held: Sequence[Draft]) -> str | None:
        """The state whose prime minister, or president, is spoken of last before his office is."""
        who, office, _ = noun.partition("'s office")
        near = (root(h) for h in reversed(held) if office and draft.sentence - h.sentence <= 2 * REACH)
        return next((self._offices[h.name, who] for h in near if (h.name, who) in self._offices), None)

    def _headed(self, draft: Draft, held: Sequence[Draft]) -> str | None:
        """The bloc whose members the one who heads it speaks to: "the alliance's chief urged members"."""
        near = (root(h) for h in held if h.subject and h.sentence == draft.sentence)
        blocs = (lookup(state_of(h.affiliation)) for h in near if h.affiliation)
        return next((b.name for b in blocs if b is not None and b.kind == "bloc"), None)

    def told(self, draft: Draft, held: Sequence[Draft]) -> str | None:
        """The state that the sentence tells: "Borduria, whose army", "In Zubrow, the ministry said"."""
        for other in reversed(held):
            if other.sentence != draft.sentence:
                break
            if _WHOSE.fullmatch(self._text, other.span.end, draft.span.start):
                return root(other).name if root(other).kind == "state" else self.served(other)
        return laid_in(self._text, draft, held)

    def _here(self, noun: str, draft: Draft, held: Sequence[Draft]) -> str | None:
        """Whose "the foreign ministry" is where the paragraph is laid, or where the text is written.

        The United States has no foreign ministry.
        """
        if noun == "ministry" or _MINISTRY.search(noun) is None:
            return None
        state = laid_in(self._text, draft, held, paragraph=True) or self._acting(draft, held) or self._written
        field = noun.removeprefix("ministry of ").removesuffix(" ministry")
        return state if state not in titled_otherwise(f"{field} minister") else None

    def apart(self, draft: Draft, held: Sequence[Draft]) -> bool:
        """Tell whether a ministry need not be the one named last: another state acts around it."""
        noun = (draft.function or "").removeprefix("the ")
        ministry = noun != "ministry" and _MINISTRY.search(noun) is not None
        told = self._acting(draft, held) or opposed(self._text, draft.span.end)
        return ministry and told is not None

    def _acting(self, draft: Draft, held: Sequence[Draft]) -> str | None:
        """The state whose deed the sentence before tells: "Borduria denied it. The foreign ministry said"."""
        near = (h for h in reversed(held) if h.paragraph == draft.paragraph and h.sentence < draft.sentence)
        last = next((h for h in near if (h.subject and h.main) or gives_account(self._text, h)), None)
        return root(last).name if last is not None and root(last).kind == "state" else None

    def unowned(self, draft: Draft, held: Sequence[Draft]) -> None:
        """Name a body by its state whose own name is any state's: "the National Security Council".

        "The Council" is the one so called that the text has spoken of most.
        """
        name = draft.name or ""
        if name.istitle() and name.lower() in words("taken_up", "offices"):
            fuller = named_before(f"the {name.lower()}", draft, held)
            draft.name = fuller if fuller and name in fuller.split() else draft.name
            return
        if draft.affiliation or draft.kind != "organisation" or not nobodys(name):
            return
        state = self._owned.get(name) or self.told(draft, held) or self._written or self.state(draft, held)
        state = state or self._likely(name.lower())
        if state is not None:
            self._owned[name] = draft.affiliation = state
            draft.name = f"{self._names.adjective_of(state) or adjective(state)} {name}"

    def _likely(self, noun: str) -> str | None:
        """The state whose a body printed with capitals is: where a text is written or what it is about."""
        lacking = lacking_it(noun)
        if self._written is not None and self._written not in lacking:
            return self._written
        return heaviest({s: w for s, w in self._whole.items() if s not in lacking}, _TOPIC)

    def state(self, draft: Draft, held: Sequence[Draft]) -> str | None:
        """Return the state spoken of most before ``draft``, or in all of the text, if one clearly is.

        Of a body that only some have ("the congress") one of them, also where it is told at the text's head.
        """
        near = [h for h in held if draft.sentence - h.sentence <= 2 * REACH]
        weights = weigh_states(near, self._states, lambda h: _FADE ** (draft.sentence - h.sentence))
        if (having := having_it(self._text, draft, self._states)) is not None:
            behind = [d for d in self._drafted if 0 <= d.sentence - draft.sentence <= REACH]
            ahead = weigh_states(behind, self._states, lambda d: _FADE ** (d.sentence - draft.sentence))
            able = ({s: w for s, w in each.items() if s in having} for each in (weights, ahead, self._whole))
            written = self._written if self._written in having else None
            alone = having[0] if len(having) == 1 else None
            return written or next(filter(None, (clear(each, _FIRM) for each in able)), alone)
        if lacking := lacking_it(draft.function or ""):
            near_by, whole = (
                {s: w for s, w in each.items() if s not in lacking} for each in (weights, self._whole)
            )
            return heaviest(near_by, _FIRM) or heaviest(whole, _TOPIC)
        return heaviest(weights, _FIRM) or self._topic
