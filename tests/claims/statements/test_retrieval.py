"""Evidence is ranked by the share of a claim's words, rare ones first."""

from pipelines.claims.statements.matching import match_sentence
from pipelines.claims.statements.retrieval import are_relatives, index_of, substitutes
from pipelines.plain_text import read_plain_text
from pipelines.text import Reading

PAGE = (
    "The ferry company was founded in Aldmoor. The ferry was painted blue. The ferry sank off "
    "Brell after a boiler exploded. Divers found the ferry's bell. The board bought another ferry."
)


def test_the_sentence_with_the_rare_words_comes_first() -> None:
    article = Reading(read_plain_text("The ferry went down when its boiler blew up."))
    index = index_of(Reading(read_plain_text(PAGE)))
    match = match_sentence(article, article.sentences[0], index)
    assert index.sentences[match.ranking.sentences[0]].of(PAGE).startswith("The ferry sank")


def test_evidence_turns_to_what_better_sentences_lack() -> None:
    article = Reading(read_plain_text("The ferry with the boiler was painted blue."))
    index = index_of(Reading(read_plain_text(PAGE)))
    order = match_sentence(article, article.sentences[0], index).ranking.evidence
    first_two = " ".join(index.sentences[s].of(PAGE) for s in order[:2])
    assert "blue" in first_two
    assert "boiler" in first_two


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    index = index_of(Reading(read_plain_text(PAGE)))
    assert index.weight("boiler") > index.weight("ferri")


def test_synonyms_and_relatives_stand_for_a_word() -> None:
    assert "bui" not in substitutes("sell")
    assert "acquir" in substitutes("buy")
    assert are_relatives("explod", "explos")
    assert not are_relatives("contest", "contract")


def test_an_empty_page_has_nothing() -> None:
    article = Reading(read_plain_text("The ferry sank."))
    match = match_sentence(article, article.sentences[0], index_of(Reading(read_plain_text("?"))))
    assert (match.ranking.sentences, match.ranking.picked, match.ranking.evidence) == ((), (), ())
