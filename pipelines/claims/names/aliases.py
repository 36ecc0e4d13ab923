"""Reading → its alias table: which names on the page are names of one person or thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.names.kinds import kind_of
from pipelines.claims.names.mentions import Mention, mentions_of
from pipelines.records.claims import Name, NameKind
from pipelines.text import Reading

WEAK_WORDS = frozenset({"of", "for", "the", "and", "de"})
"""Words of a name that its initials may leave out."""

Forms = tuple[str, ...]
"""Words of a name in lower case."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person or thing, with every name that the page gives it."""

    name: Name
    forms: Forms
    """Words of the longest name."""
    aliases: frozenset[Forms]
    """Every name seen, the longest included."""


@dataclass(frozen=True, slots=True)
class Names:
    """The alias table of a page."""

    entities: tuple[Entity, ...]
    by_forms: dict[tuple[Forms, str | None], Entity]
    """Name as it stands, with its version → what it names."""

    def entity_of(self, mention: Mention) -> Entity | None:
        """Return what a mention of this page names."""
        return self.by_forms.get((mention.forms, mention.version))


def names_of(reading: Reading) -> Names:
    """Return the alias table of a text; kept with it: `reading.derived(names_of)`.

    A shorter name belongs to the longest one before or after it that ends in it ("Voss"), begins
    with it ("Mira"), abbreviates it ("HBA") or adds a company's suffix; when several fit, to the
    one that stands first.
    """
    groups: list[list[Mention]] = []
    for mention in _longest_first(reading.derived(mentions_of)):
        home = next((group for group in groups if _is_alias(mention, group[0])), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    groups.sort(key=lambda group: min(m.span for m in group))
    entities = tuple(_entity(group) for group in groups)
    by_forms = {
        (mention.forms, mention.version): entity
        for group, entity in zip(groups, entities, strict=True)
        for mention in group
    }
    return Names(entities=entities, by_forms=by_forms)


def _longest_first(mentions: Sequence[Mention]) -> list[Mention]:
    """Return one mention of each name, the longest first, then in the order of the text."""
    distinct: dict[tuple[Forms, str | None], Mention] = {}
    for mention in mentions:
        distinct.setdefault((mention.forms, mention.version), mention)
    return sorted(distinct.values(), key=lambda m: (-len(m.forms), m.span))


def _is_alias(short: Mention, long: Mention) -> bool:
    if short.version != long.version:
        return False
    if short.forms == long.forms or short.forms == without_suffix(long.forms):
        return True
    if is_acronym_of(short.forms, long.forms):
        return True
    if len(short.forms) >= len(long.forms) or kind_of(long) is not NameKind.PERSON:
        return False
    return long.forms[-len(short.forms) :] == short.forms or long.forms[:1] == short.forms


def without_suffix(forms: Forms) -> Forms:
    """Return the words of a name without a company's legal suffix.

    >>> without_suffix(("quillmark", "inc"))
    ('quillmark',)
    """
    has_suffix = len(forms) > 1 and forms[-1].upper() in _LEGAL_SUFFIXES
    return forms[:-1] if has_suffix else forms


_LEGAL_SUFFIXES = frozenset({"INC", "CORP", "LTD", "LLC", "PLC", "GMBH", "AG", "SA", "NV", "CO"})


def is_acronym_of(short: Forms, long: Forms) -> bool:
    """Tell whether one word is made of the first letters of several.

    >>> is_acronym_of(("hba",), ("harbour", "board", "of", "aldmoor"))
    True
    >>> is_acronym_of(("u.n",), ("united", "nations"))
    True
    """
    if len(short) != 1 or len(long) < 2:
        return False
    letters = short[0].replace(".", "")
    initials = [word[0] for word in long]
    strong = [word[0] for word in long if word not in WEAK_WORDS]
    return len(letters) > 1 and letters in {"".join(initials), "".join(strong)}


def _entity(group: Sequence[Mention]) -> Entity:
    longest = max(group, key=lambda m: (len(m.forms), len(m.exact)))
    kinds = [kind_of(mention) for mention in group]
    kind = next((k for k in kinds if k is not NameKind.OTHER), NameKind.OTHER)
    return Entity(
        name=Name(canonical=longest.exact, kind=kind, version=longest.version),
        forms=longest.forms,
        aliases=frozenset(mention.forms for mention in group),
    )
