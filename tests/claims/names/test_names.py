"""Names are found as they stand, brought together, and looked for in a source under every alias."""

import pytest

from pipelines.claims.names.aliases import names_of
from pipelines.claims.names.checking import check_names
from pipelines.claims.names.finding import find_names
from pipelines.claims.names.mentions import mentions_of
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import SourceCheck, Verdict
from pipelines.records.claims import NameKind
from pipelines.text import Reading


def read(text: str) -> Reading:
    return Reading(read_plain_text(text))


def exacts(text: str) -> list[str]:
    return [mention.exact for mention in mentions_of(read(text))]


FOUND = [
    ("The board thanked Mira Voss.", ["Mira Voss"]),
    (
        "Dr. Mira Voss chairs the Harbour Board of Aldmoor.",
        ["Mira Voss", "Harbour Board of Aldmoor"],
    ),
    ("They met in New York and Sri Lanka.", ["New York", "Sri Lanka"]),
    ("New York paid.", ["New York"]),
    ("It runs Quillmark 4.1 on a Pebble 15 Pro.", ["Quillmark 4.1", "Pebble 15 Pro"]),
    ("Aldmoor's mayor, Jean-Luc Perrin, left.", ["Aldmoor", "Jean-Luc Perrin"]),
    ("She plays Ludwig van Brandt.", ["Ludwig van Brandt"]),
    ("Police said that nobody was hurt.", []),
    ("On Monday in May the ferry left.", []),
    ("However, the ferry sank.", []),
    ("Aldmoor won 4-1 and Brell lost 20 percent.", ["Aldmoor", "Brell"]),
    ("It was the Aldmoor Cup 2018 that he won.", ["Aldmoor Cup"]),
]


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[text for text, _ in FOUND])
def test_the_names_of_a_sentence_are_found(text: str, names: list[str]) -> None:
    assert exacts(text) == names


def test_a_headline_in_capitals_names_nobody() -> None:
    assert exacts("Harbour Board Pays Millions For Ferry That Sank") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We met Ingrid Malm.", NameKind.PERSON),
        ("We met Dr Zyx Malm.", NameKind.PERSON),
        ("We asked Brell Holdings.", NameKind.ORGANISATION),
        ("We tried Quillmark 4.1.", NameKind.PRODUCT),
        ("We flew to Oslo.", NameKind.PLACE),
        ("We saw the Quillmark.", NameKind.OTHER),
    ],
)
def test_a_name_has_a_kind_by_its_own_words(text: str, kind: NameKind) -> None:
    assert names_of(read(text)).entities[0].name.kind is kind


def test_surname_acronym_and_suffix_are_aliases_of_the_longest_name() -> None:
    text = (
        "Ingrid Malm runs the Harbour Board of Aldmoor (HBA). Malm said the HBA would pay "
        "Brell Inc. and that Brell agreed."
    )
    canonical = [entity.name.canonical for entity in names_of(read(text)).entities]
    assert canonical == ["Ingrid Malm", "Harbour Board of Aldmoor", "Brell Inc."]


def test_a_town_is_not_what_its_council_is_called() -> None:
    text = "We asked Aldmoor Council. The mayor of Aldmoor left. We asked Orrin Systems and Orrin."
    canonical = [entity.name.canonical for entity in names_of(read(text)).entities]
    assert canonical == ["Aldmoor Council", "Aldmoor", "Orrin Systems"]


def test_a_shouted_line_names_nobody() -> None:
    assert exacts("READ MORE\n\nWARNING\n\nBrell paid.") == ["Brell"]


def test_versions_part_products_of_one_name() -> None:
    entities = names_of(read("We ran Quillmark 4 and then Quillmark 4.1.")).entities
    assert [entity.name.version for entity in entities] == ["4", "4.1"]


def test_a_name_is_one_claim_a_paragraph() -> None:
    claims = find_names(read("We met Ingrid Malm. Malm left.\n\nLater Malm came back."))
    assert [claim.exact for claim in claims] == ["Ingrid Malm", "Malm"]
    assert {claim.name.canonical for claim in claims if claim.name} == {"Ingrid Malm"}


def check(article: str, source: str) -> SourceCheck:
    reading = read(article)
    return check_names(find_names(reading)[:1], reading, read(source))[0]


CHECKED = [
    ("Ingrid Malm left.", "Yesterday Ingrid Malm left.", "name_same"),
    ("Ingrid Malm left.", "Chair Malm left.", "name_alias"),
    ("Ingrid Malm left.", "Chair Otto Malm left.", "name_other_bearer"),
    ("Ingrid Malm left.", "Chair O. Malm left.", "name_other_bearer"),
    ("Ingrid Malm left.", "Chair Otto Malm left. Mr Malm had a cold.", "name_other_bearer"),
    ("Ingrid Malm met Otto Malm.", "Chair Malm left.", "name_surname_alone"),
    ("Ingrid Malm left.", "Chair I. Malm left. Otto Malm stayed.", "name_alias"),
    ("Ingrid Malm left.", "Chair Brandt left.", "name_absent"),
    ("The Harbour Board of Aldmoor paid.", "The HBA paid.", "name_alias"),
    ("The HBA paid.", "The Harbour Board of Aldmoor paid.", "name_alias"),
    ("The Norwegian ship left.", "The ship left Norway.", "name_alias"),
    ("We ran Quillmark 4.1 there.", "They ran Quillmark 4.1 here.", "name_same"),
    ("We ran Quillmark 4.1 there.", "They ran Quillmark 4 here.", "name_version_differs"),
    ("We ran Quillmark 4.1 there.", "They ran Quillmark here.", "name_version_missing"),
    ("The town of Brellsworth paid.", "The town of Brelsworth paid.", "name_misprint"),
    ("The café Zoé Brandt opened.", "The café Zoe Brandt opened.", "name_same"),
    ("We asked Brell’s lawyers.", "Lawyers of Brell were asked.", "name_same"),
]


@pytest.mark.parametrize(("article", "source", "reason"), CHECKED)
def test_a_source_has_a_name_an_alias_another_version_or_nothing(
    article: str, source: str, reason: str
) -> None:
    assert check(article, source).reason == reason


def test_a_name_on_no_page_is_said_to_be_missing() -> None:
    answer = check("Ingrid Malm left.", "Nobody left.")
    assert answer.verdict is Verdict.NOT_FOUND
    assert answer.unsupported
    assert answer.note == "The name is not on the cited page."


def test_the_evidence_points_at_the_source_words() -> None:
    answer = check("We ran Quillmark 4.1 there.", "At last they ran Quillmark 4 here.")
    assert [evidence.exact for evidence in answer.evidence] == ["Quillmark 4"]


@pytest.mark.parametrize(
    ("article", "verdict"),
    [("The HBO said no.", Verdict.SUPPORTED), ("Ask Hbo, the dog.", Verdict.NOT_FOUND)],
)
def test_only_capitals_stand_for_other_words(article: str, verdict: Verdict) -> None:
    source = read("It was paid by the Harbour Board of Otterness, which met on Monday.")
    found = check_names(find_names(read(article)), read(article), source)
    assert [check.verdict for check in found] == [verdict]


@pytest.mark.parametrize("page", ["The Élan café sank.", "Élan's owner left.", "The ELAN sank."])
def test_accents_and_possessives_do_not_hide_a_name(page: str) -> None:
    article = read("It was the Elan that sank.")
    found = check_names(find_names(article), article, read(page))
    assert [check.verdict for check in found] == [Verdict.SUPPORTED]
