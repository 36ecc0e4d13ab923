"""Tripwires in the languages that have tables of them."""

import pytest

from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from tests.claims.readings import reading_of

GERMAN = (
    "„Wir werden das Werk in Harwick nicht verkaufen, denn es hat 5 Millionen verdient“, "
    "sagte Mira Voss."
)
FRENCH = "« Nous ne voulons pas vendre l’usine de Harwick avant mai », a déclaré Mira Voss."
SPANISH = "«No vamos a vender la fábrica de Harwick antes del mes de mayo», dijo Mira Voss."
PORTUGUESE = "“Não vamos vender a fábrica de Harwick antes do mês de maio”, disse Mira Voss."


@pytest.mark.parametrize(
    ("language", "source", "quote", "severity", "cause"),
    [
        ("de", GERMAN, "„Wir werden das Werk in Harwick nicht verkaufen“", "none", None),
        ("de", GERMAN, "„Wir werden das Werk in Harwick verkaufen“", "serious", "negation"),
        ("de", GERMAN, "„denn es hat 5 Milliarden verdient“", "serious", "number"),
        ("de", GERMAN, "„Wir können das Werk in Harwick nicht verkaufen“", "serious", "modal"),
        ("de", GERMAN, "„Wir werden das Haus in Harwick nicht verkaufen“", "moderate", None),
        ("fr", FRENCH, "« Nous voulons vendre l’usine de Harwick »", "serious", "negation"),
        ("fr", FRENCH, "« Nous ne voulons pas céder l’usine de Harwick »", "moderate", None),
        ("es", SPANISH, "«Vamos a vender la fábrica de Harwick»", "serious", None),
        ("es", SPANISH, "«No vamos a vender la fábrica de Tarnwick»", "serious", "name"),
        ("pt", PORTUGUESE, "“Vamos vender a fábrica de Harwick”", "serious", None),
        ("pt", PORTUGUESE, "“Não vamos fechar a fábrica de Harwick”", "moderate", None),
    ],
)  # fmt: skip
def test_a_change_is_judged_by_the_words_of_its_language(
    language: str, source: str, quote: str, severity: str, cause: str | None
) -> None:
    article = reading_of(f"{quote}, hieß es am Montag.", language=language)
    page = reading_of(source, language=language)
    (answer,) = check_quotes(find_quotes(article), article, page)
    assert answer.severity == severity
    assert cause is None or cause in {e.cause for e in answer.edits}


def test_in_a_language_without_tables_digits_and_names_still_trip() -> None:
    source = reading_of(
        "Hän sanoi: ”Emme myy tehdasta ennen vuotta 2030 kenellekään täällä.”", language="fi"
    )
    article = reading_of(
        "”Emme myy tehdasta ennen vuotta 2040 kenellekään”, hän sanoi.", language="fi"
    )
    (answer,) = check_quotes(find_quotes(article), article, source)
    assert (answer.severity, [e.cause for e in answer.edits]) == ("serious", ["number"])
