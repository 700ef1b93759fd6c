from communique.model import Collection, Evidence
from communique.model.evidence import proofs, references


def test_every_part_of_a_claim_has_its_proof(sample: Collection) -> None:
    reading = sample.readings[0]
    found = {proof.role: proof.evidence.text for proof in proofs(reading.positions[0], reading.document.text)}
    assert found == {
        "claim": "demanded that Velmara must not lay mines",
        "trigger": "demanded",
        "content": "Velmara must not lay mines",
        "holder": "She",
        "addressee": "Velmara",
        "clauses.0": "Velmara must not lay mines",
        "clauses.0.obliged": "Velmara",
        "clauses.0.object": "mines",
    }
    quoted = {proof.role for proof in proofs(reading.quotations[0], reading.document.text)}
    assert quoted == {"claim", "cue", "speaker"}


def test_a_proof_is_sliced_from_the_text_it_is_given(sample: Collection) -> None:
    figure = sample.readings[0].figures[0]
    (proof,) = proofs(figure, "x" * 200)
    assert proof.claim == figure.id
    assert proof.evidence == Evidence(figure.document, figure.span, "x" * len(figure.span))


def test_whom_a_claim_names(sample: Collection) -> None:
    named = dict(references(sample.readings[0].positions[0]))
    assert {role: reference.actor for role, reference in named.items()} == {
        "holder": "Ada Roe",
        "addressee": "Velmara",
        "clauses.0.obliged": "Velmara",
    }
    assert not dict(references(sample.readings[0].figures[0]))
