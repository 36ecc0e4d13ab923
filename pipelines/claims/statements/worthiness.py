"""A sentence → why it cannot be held against a source: opinion, forecast, question, greeting."""

import re

from pipelines.records.spans import Span
from pipelines.text import Reading

# "Who paid for it?", also with a closing mark: "Who paid for it?”"
_QUESTION = re.compile(r"\?[\"'”’)\]]*\s*\Z")

# "Thank you for reading", "Subscribe to our newsletter", "Good morning"
_GREETING = re.compile(
    r"\A\W*(?:thank you|thanks for|good (?:morning|afternoon|evening)|welcome to|hello|subscribe"
    r"|sign up|click here|read more|follow us|share this|join (?:us|our)|dear reader|stay tuned"
    r"|this (?:story|article|post) (?:was|has been|is)|image credit)\b"
    r"|\A\W*(?:photo|photograph|photos|picture|image|source|sources|credit)\b[^.]{0,20}: ",
    re.IGNORECASE,
)

# "I think", "in our view", "arguably", "frankly", "it is a shame that", "we should"
_OPINION = re.compile(
    r"\b(?:(?:i|we) (?:think|believe|feel|hope|love|hate|suspect|doubt|guess|wish|prefer|recommend)"
    r"|in (?:my|our) (?:view|opinion|experience)|to (?:my|our) mind|arguably|frankly|thankfully"
    r"|sadly|unfortunately|(?:it is|it's) (?:a shame|a pity|great|good|bad|time to|worth|high time)"
    r"|(?:we|you|one|they|governments?|companies) (?:should|ought to|must)|deserves? (?:to|better)"
    r"|must-(?:see|read|have))\b",
    re.IGNORECASE,
)

# "The ferry will probably rule the strait": nobody said it and nothing is planned
_FORECAST = re.compile(
    r"\b(?:will (?:likely|probably|surely|almost certainly|inevitably|soon|eventually)"
    r"|(?:is|are) (?:likely|bound|certain|sure|poised) to|(?:is|are) going to"
    r"|looks? set to|in the (?:years|decades) to come|years from now)\b"
)

# "said", "according to", "announced": somebody answers for what is said, and can be asked
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|told|according to|announced|reported|wrote|argued|argues|claimed|claims"
    r"|predicted|predicts|forecasts?|estimates?|estimated|warned|warns|expects|expected|believes|thinks)\b"
)


def unchecked_because(article: Reading, sentence: Span) -> str | None:
    """Return why a sentence cannot be checked; None when it can.

    What somebody is said to think or foresee can be checked: whether they said so.
    """
    words = sentence.of(article.folded)
    if _QUESTION.search(words):
        return "question"
    if _GREETING.search(words):
        return "greeting"
    if _ATTRIBUTED.search(words):
        return None
    if _OPINION.search(words):
        return "opinion"
    return "forecast" if _FORECAST.search(words) else None
