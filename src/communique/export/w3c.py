"""Claims as annotations of the web (W3C Web Annotation Data Model, 2017)."""

from typing import Any

from communique.model import Claim, Document, Quotation
from communique.model.contract import claim_row
from communique.model.evidence import proofs

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of prefix and suffix by which a quotation is found again in a text that has moved."""


def annotation(claim: Claim, document: Document) -> dict[str, Any]:
    """Return ``claim`` as one annotation: a target for each of its parts, selected by place and by words.

    Positions are code points in the document's text, as the model wants them.
    """
    return {
        "@context": CONTEXT,
        "id": f"urn:communique:{claim.id}",
        "type": "Annotation",
        "motivation": "highlighting" if isinstance(claim, Quotation) else "classifying",
        "generator": f"communique {claim.stage}",
        "body": {"type": "Dataset", "format": "application/json", "value": claim_row(claim)},
        "target": [
            {
                "source": document.url or document.path or f"urn:communique:{document.id}",
                "role": proof.role,
                "selector": [
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": proof.evidence.text,
                        "prefix": document.text[max(span.start - AROUND, 0) : span.start],
                        "suffix": document.text[span.end : span.end + AROUND],
                    },
                ],
            }
            for proof in proofs(claim, document.text)
            for span in [proof.evidence.span]
        ],
    }
