"""Link what a pronoun, a short name or a function without a name takes up in its own document."""

from collections.abc import Iterable, Sequence

from communique.model import Document, Quotation
from communique.resolve.appositions import put_together
from communique.resolve.bands import Bands
from communique.resolve.bearers import Bearers
from communique.resolve.called import Called
from communique.resolve.collectives import collect
from communique.resolve.counted import number_of, people_of
from communique.resolve.draft import Draft, root
from communique.resolve.enumerated import enumerated
from communique.resolve.evidence import Names
from communique.resolve.functions import belongs
from communique.resolve.generics import ADMINISTERED, named_before, take_up
from communique.resolve.homes import Homes
from communique.resolve.hosts import placed
from communique.resolve.leaders import served
from communique.resolve.lexicon import given_names, words
from communique.resolve.mouths import speaks_for
from communique.resolve.organs import name_owned
from communique.resolve.salience import REACH, agrees
from communique.resolve.shared import unshare
from communique.resolve.speech import Speech
from communique.resolve.taken import Pronouns
from communique.resolve.together import Together
from communique.text.gazetteer import adjective, lookup

_WINDOW = 60
"""Mentions that are kept in mind."""


class Linker:
    """Links the drafts of one document, in order."""

    def __init__(
        self, document: Document, drafted: Sequence[Draft], names: Names, quotations: Iterable[Quotation]
    ) -> None:
        self._document = document
        self._text = document.text
        self._drafts = drafted
        unshare(self._text, drafted)
        self._names = names
        self._speech = Speech(drafted, quotations)
        self._held: list[Draft] = []
        self._homes = Homes(document, drafted, names)
        self._together = Together(document.text, drafted)
        self._bands = Bands(document.text, drafted)
        self._pronouns = Pronouns(
            document, drafted, self._held, self._speech, self._together, self._homes.issued_by
        )

    def link(self) -> None:
        """Fill ``antecedent`` or ``reason`` of every draft that has no identity of its own."""
        put_together(self._text, self._drafts)
        enumerated(self._text, self._drafts)
        for draft in self._drafts:
            if draft.kind == "person" and draft.name:
                self._short_name(draft)
        self._gendered()
        called = Called(self._document, self._drafts, self._held)
        bearers = Bearers(self._text, self._drafts, self._held)
        inside = list(self._speech.containing())
        mouths = list[tuple[Draft, Draft]]()
        for draft, quotes in zip(self._drafts, inside, strict=True):
            self._link(draft, quotes, called, bearers)
            if draft.kind == "person" and draft.form == "name" and draft.possessor is None:
                self._homes.serves(draft, self._held)
            elif draft.form == "name" and draft.antecedent is None:
                if whose := speaks_for(self._text, draft, self._drafts, self._held):
                    mouths.append((draft, whose))
                self._homes.unowned(draft, self._held)
            if draft.both:
                self._together.taken_up(draft)
            other = draft.possessor is not None and draft.affiliation is None
            for_another = other or draft.function == "we" or draft.both
            known = root(draft).name is not None or draft.form == "group" or draft.kind == "person"
            if not for_another and known:
                self._held.append(draft)
                del self._held[:-_WINDOW]
        for draft, whose in mouths:
            draft.name, draft.affiliation = root(whose).name or draft.name, root(whose).affiliation
        for draft in self._drafts:
            self._serves(draft)
        placed(self._drafts, self._homes.spoken_of)

    def _gendered(self) -> None:
        """ "The spokesman, Dina Roe" may be a man whatever the given name: his gender is open."""
        told = ((d.antecedent, d.gender) for d in self._drafts if d.form == "role" and d.gender)
        open_ = {
            name.name for name, gender in told if name and self._names.gender(name.name) not in (gender, None)
        }
        for draft in self._drafts:
            if draft.kind == "person" and draft.name in open_:
                draft.gender = None

    def _serves(self, draft: Draft) -> None:
        """ "Its foreign minister, Ann Roe" serves whatever "its" takes up."""
        name, whose = draft.antecedent, root(draft.possessor) if draft.possessor else None
        if name is None or whose is None or whose.name is None or draft.affiliation or name.form != "name":
            return
        if whose.kind in ("state", "bloc", "organisation") and name.role == draft.role:
            draft.affiliation = name.affiliation = whose.name

    def _link(self, draft: Draft, quotes: list[Quotation], called: Called, bearers: Bearers) -> None:
        if draft.both:
            return
        if draft.possessor is not None and not quotes and self._words(draft).split()[-1] in words("press"):
            called.reporter(draft)
        elif draft.possessor is not None and not quotes and self._homes.ours(draft, draft.possessor):
            draft.possessor = None
        elif draft.possessor is not None and draft.antecedent is None:
            self._take_up_owner(draft, draft.possessor, quotes)
            whose = draft.possessor if draft.possessor.antecedent else None
            beside = draft.form == "group" and self._text.endswith(" and ", 0, draft.span.start)
            crowd = whose and root(whose).form == "group" and draft.kind != "state"
            draft.antecedent = None if beside or crowd else whose
            draft.reason = draft.possessor.reason
            if draft.function == "counterpart" and draft.affiliation and draft.antecedent:
                called.counterpart(draft, draft.possessor)
            elif draft.antecedent and draft.kind == "organisation":
                name_owned(self._text, draft, self._names, self._homes.served(draft))
        elif draft.form == "pronoun":
            if draft.antecedent is None and draft.reason is None:
                self._pronouns.take_up(draft, quotes)
        elif draft.several:
            bearers.take_up(draft)
        elif draft.form == "group" and not draft.affiliation:
            self._whose(draft)
            collect(self._text, draft, self._words(draft), self._held)
            if draft.name is None and not draft.both:
                self._together.count(draft, number_of(self._words(draft)))
            elif not draft.both and (many := people_of(self._words(draft))):
                self._together.count(draft, many)
            self._bands.take_up(draft, self._words(draft), self._held)
            if draft.antecedent is None:
                self._homes.own(draft, self._held)
        elif draft.form == "role" and draft.kind == "person" and draft.antecedent is None:
            if not draft.unnamed:
                named = (d for d in self._speech.spoken_of(draft.span) if d.form == "name")
                called.function(draft, {d.name for d in named if d.kind == "person"})
                self._described(draft, quotes)
            if draft.reason in ("not named", "unnamed") and not quotes and self._speech.speaks(draft.span):
                called.named_behind(draft, self._speech.speakers_behind(draft))
        elif draft.form == "role" and draft.name is None and not (draft.antecedent or draft.reason):
            owned = draft.affiliation is not None and draft.affiliation.startswith("the ")
            told = (
                owned
                or self._homes.told(draft, self._held) is not None
                or self._homes.issues(draft) is not None
                or self._homes.apart(draft, self._held)
            )
            draft.reason = "ambiguous" if owned else None
            span = next((q.speaker.span for q in reversed(quotes) if q.speaker.span), None)
            speaker = self._speech.mention_at(span)
            if not told:
                take_up(draft, self._held)
                ours = draft.antecedent is not None and root(draft).name == self._homes.served(speaker)
                if ours and draft.function in words("taken_up", "others"):
                    draft.antecedent, draft.reason = None, "ambiguous"
            if told or draft.reason is not None:
                self._homes.take_up(draft, self._held, speaker)
        if draft.affiliation and draft.affiliation.startswith("the "):
            draft.affiliation = named_before(draft.affiliation, draft, self._held)
            if draft.form == "group" and draft.affiliation:
                draft.name = f"{adjective(draft.affiliation)} {draft.function}"

    def _take_up_owner(self, draft: Draft, owner: Draft, quotes: list[Quotation]) -> None:
        """Whose ``draft`` is: "his country" in reported words is that of whoever is reported."""
        reported = quotes[-1].speaker.span if quotes and quotes[-1].mode != "direct" else None
        speaker = self._speech.mention_at(reported) if draft.kind == "state" else None
        if speaker is not None and agrees(owner, root(speaker), True):
            owner.antecedent = speaker
        else:
            self._pronouns.take_up(owner, quotes)

    def _described(self, draft: Draft, quotes: list[Quotation]) -> None:
        """ "The diplomat said" takes up whoever is spoken of, where nobody is known to have that function.

        An office that names its state is another's, a spokesman may be anybody, and "the official" is the
        unnamed one of before.
        """
        seated = draft.function == "representative" and lookup(draft.affiliation or "") is not None
        anybody = draft.function in words("described") and not seated
        office = not anybody and (draft.affiliation is not None or draft.function in words("mouths"))
        definite = self._words(draft).startswith("the ")
        other = any(h.function == draft.function and root(h).unnamed for h in self._held)
        if draft.antecedent or draft.reason != "not named" or office or other or draft.owner or not definite:
            return
        if draft.function == "native" and (mate := self._compatriot(draft)):
            draft.antecedent, draft.reason = mate, None
        elif self._speech.speaks(draft.span):
            self._pronouns.take_up(draft, quotes)
            whose, own = lookup(draft.affiliation or ""), _whose(root(draft))
            foreign = own and whose is not None and whose.kind == "state" and not belongs(own, whose.name)
            if draft.function == "native" and foreign and own:
                # A body's own may come from anywhere: "NATO's chief spoke. The Norwegian said".
                serving = lookup(own)
                foreign = serving is not None and serving.kind == "state"
            if foreign or not self._acts(root(draft)):
                draft.antecedent = None
            draft.reason = None if draft.antecedent else "not named"

    def _compatriot(self, draft: Draft) -> Draft | None:
        """ "The Canadian" is the one spoken of last who serves Canada."""
        near = (h for h in reversed(self._held) if draft.sentence - h.sentence <= REACH)
        people = (h for h in near if root(h).kind == "person" and root(h).name and h.possessor is None)
        return next((h for h in people if belongs(_whose(root(h)), draft.affiliation)), None)

    def _acts(self, person: Draft) -> bool:
        """Tell whether somebody named so far does or says something: a byline does not."""
        named = (h for h in self._held if root(h).name == person.name)
        return any(h.subject or h.antecedent or self._speech.speaks(h.span) for h in named)

    def _whose(self, draft: Draft) -> None:
        """ "Administration officials" are those of the administration named last."""
        if draft.name is None or not draft.name.startswith("administration "):
            return
        before = [h for h in reversed(self._drafts) if h.span.end <= draft.span.start]
        last = next((h for h in before if h.function == "administration" and h.name), None)
        named = (h.name for h in before if h.function == "president" and h.name)
        president = next((name for name in named if served(name) == ADMINISTERED), None)
        leader = last.span.of(self._text).split()[-2:-1] if last else (president or "").split()[-1:]
        draft.name = " ".join((*leader, draft.name))

    def _words(self, draft: Draft) -> str:
        return draft.span.of(self._text).lower()

    def _short_name(self, draft: Draft) -> None:
        assert draft.name is not None
        if " " in draft.name:
            draft.name = self._names.plainest(draft.name)
        led_by_given = " " in draft.name and draft.name.split()[0] in given_names()
        royal = " " not in draft.name and draft.function in words("styles", "royal")
        full = self._names.given(draft.name) if royal else []
        if not full and not led_by_given and not (royal and draft.function == "monarch"):
            full = self._names.full_names(draft.name)
        other = {"male": "female", "female": "male"}.get(draft.gender or "")
        full = [n for n in full if other is None or self._names.gender(n) != other]
        if len(full) == 1:
            draft.name = full[0]
        elif len(full) > 1:
            fit = [n for n in full if n.endswith(draft.name)]
            if len(fit) != 1 and draft.gender:
                fit = [n for n in fit or full if self._names.gender(n) == draft.gender]
            if len(fit) == 1:
                draft.name = fit[0]
            elif not draft.function:
                draft.name, draft.reason, draft.several = None, "ambiguous", frozenset(full)
        draft.gender = draft.gender or self._names.gender(draft.name)
        draft.name = self._names.styled(draft.name) if draft.name else None


def _whose(person: Draft) -> str | None:
    """Whom somebody serves as the text says, or else the public record."""
    return person.affiliation or served(person.name or "")
