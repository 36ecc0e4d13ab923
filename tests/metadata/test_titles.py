"""Headlines without the site's name."""

import pytest

from pipelines.metadata.titles import choose_title, strip_site_name

NAMES = ["The Lockpost", "lockpost.example", "lockpost"]


@pytest.mark.parametrize(
    "title",
    ["Gates shut | The Lockpost", "Gates shut - Lockpost", "Lockpost | Gates shut",
     "Gates shut — Lockpost.example", "Gates shut | Lockpost", "Gates shut:The Lockpost"],
)  # fmt: skip
def test_the_site_name_goes_from_either_end(title: str) -> None:
    assert strip_site_name(title, NAMES) == "Gates shut"


@pytest.mark.parametrize(
    "title", ["Gates shut - and open again", "Water | wine", "Lockposts: a history"]
)
def test_what_is_no_site_name_stays(title: str) -> None:
    assert strip_site_name(title, NAMES) == title


def test_a_name_inside_the_headline_is_left_alone() -> None:
    assert (
        strip_site_name("A word about locks | About Us", ["about.lockpost.example", "about"])
        != "About Us"
    )


@pytest.mark.parametrize(
    ("headings", "stated", "tab", "title"),
    [
        ([(1, "Gates shut")], ["Gates shut"], "Gates shut", "Gates shut"),
        ([(1, "Gates shut in May")], ["Gates shut"], "", "Gates shut in May"),
        ([(1, "Our blog"), (1, "Gates shut")], ["Gates shut"], "", "Gates shut"),
        ([(1, "Contact us")], ["Gates shut"], "Gates shut", "Gates shut"),
        ([(1, "The Lockpost")], [], "Gates shut", "Gates shut"),
        (
            [(1, "Blog"), (2, "Gates shut again")],
            [],
            "Gates shut again - A Page",
            "Gates shut again",
        ),
        (
            [(2, "Gates shut"), (1, "What the river wants is to be left alone")],
            ["Gates shut"],
            "",
            "Gates shut",
        ),
        (
            [(1, "A history of gates that shut"), (2, "Shut gates")],
            ["The history of shut gates"],
            "",
            "A history of gates that shut",
        ),
        ([(1, "Gates shut")], [], "", "Gates shut"),
        ([], [], "", None),
    ],
)
def test_the_heading_that_the_page_agrees_with_is_the_headline(
    headings: list[tuple[int, str]], stated: list[str], tab: str, title: str | None
) -> None:
    assert choose_title(headings, stated, tab, NAMES) == title
