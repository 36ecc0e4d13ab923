"""An invented page on a cement works, and the answer that it gives to a quote."""

from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.quotes.house import DEFAULT_HOUSE, HouseStyle
from pipelines.records.checks import SourceCheck
from tests.claims.readings import reading_of

SOURCE = """Larkmoor Cement said on Tuesday that it would close its oldest kiln.

“We are not going to sell the Harwick plant to the rival group this year, and that is a promise \
I make to the workers,” said Mira Voss, chief executive of Larkmoor Cement. “Um, the board has, \
you know, approved $5 million for new filters. We may look at it again in May, if prices fall.”

Tom Barrow, who leads the union, was less sure. “I do not think that the company will keep its \
word on the plant,” Barrow said. “The filters should have been bought in 2019,” said Tom Barrow, \
“and the men deserve (laughter) an answer.”"""


def check(article: str, source: str = SOURCE, house: HouseStyle = DEFAULT_HOUSE) -> SourceCheck:
    """Return the answer for the longest quote of an article."""
    reading = reading_of(article)
    claims = find_quotes(reading)
    answers = check_quotes(claims, reading, reading_of(source), house=house)
    return max(zip(claims, answers, strict=True), key=lambda pair: len(pair[0].exact))[1]
