"""Some work for the visitor's browser, which makes sending a thousand forms expensive.

The challenge travels in the form and names its stamp: it needs no address of its own, and as a stamp
is used once, so is the proof.
"""

import json
import secrets

import altcha
from django.utils.crypto import salted_hmac

# SHA-256 sums. The most are done in a second or two by an old telephone.
FEWEST, MOST = 5_000, 20_000
LONGEST = 4_000  # characters of an answer


def challenge_for(nonce):
    """What the browser has to solve, as JSON: a counter whose hash begins as asked."""
    challenge = altcha.create_challenge(
        "SHA-256",
        1,
        counter=FEWEST + secrets.randbelow(MOST - FEWEST),
        data={"stamp": nonce},
        hmac_secret=_secret(),
    )
    return json.dumps(challenge.to_dict())


def is_solved(answer, nonce):
    """Whether `answer`, base64 of JSON, solves the challenge of the form with that stamp."""
    if not answer or len(answer) > LONGEST:
        return False
    try:
        payload = altcha.Payload.from_base64(answer)
        belongs = payload.challenge.parameters.data == {"stamp": nonce}
        return belongs and altcha.verify_solution(payload, _secret()).verified
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _secret():
    return salted_hmac("core.anonymous.proof", "challenge", algorithm="sha256").hexdigest()
