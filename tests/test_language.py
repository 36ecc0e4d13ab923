"""Languages are told by stop words and script; what is too short stays unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language import language_of, language_of_document
from pipelines.plain_text import read_plain_text

SENTENCES = [
    ("en", "The harbour board said it would not pay for the new bridge, which is closed."),
    ("de", "Der Hafenrat sagte, dass er die neue Brücke nicht bezahlen wird, die gesperrt ist."),
    ("fr", "Le conseil du port a dit qu'il ne paiera pas le nouveau pont, qui est fermé."),
    ("es", "El consejo del puerto dijo que no pagará el nuevo puente, que está cerrado."),
    ("pt", "O conselho do porto disse que não vai pagar a nova ponte, que está fechada."),
    ("it", "Il consiglio del porto ha detto che non pagherà il nuovo ponte, che è chiuso."),
    ("nl", "De havenraad zei dat hij niet voor de nieuwe brug zal betalen, die gesloten is."),
    ("ru", "Совет порта заявил, что не будет платить за новый мост."),
    ("ja", "港の評議会は新しい橋の費用を支払わないと述べた。"),
    ("zh", "港口委员会表示不会支付新桥的费用。"),
    ("ko", "항만 위원회는 새 다리 비용을 내지 않겠다고 밝혔다."),
    ("ar", "قال مجلس الميناء إنه لن يدفع ثمن الجسر الجديد."),
]


@pytest.mark.parametrize(("code", "sentence"), SENTENCES, ids=[code for code, _ in SENTENCES])
def test_one_sentence_is_enough_to_name_the_language(code: str, sentence: str) -> None:
    assert language_of(sentence) == code


@pytest.mark.parametrize("words", ["", "Quillmark 4.1", "War Memorial War Memorial War Memorial"])
def test_words_that_tell_nothing_leave_the_language_unknown(words: str) -> None:
    assert language_of(words) is None


def test_a_foreign_name_does_not_change_the_language() -> None:
    assert language_of("The orchestra of Ферма was paid by the town, and it is on tour.") == "en"


def test_words_outrank_what_the_page_declares() -> None:
    page = read_plain_text(SENTENCES[1][1], language="en")
    assert language_of_document(page) == "de"


def test_a_page_too_short_to_tell_is_what_it_declares() -> None:
    assert language_of_document(read_plain_text("Quillmark 4.1", language="de-AT")) == "de"


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    code = language_of(text)
    assert code is None or len(code) == 2
