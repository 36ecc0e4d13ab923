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
    known: dict[_Key, int] = {}
    for mention in _longest_first(reading.derived(mentions_of)):
        home = next((known[key] for key in _asked(mention) if key in known), None)
        if home is not None:
            groups[home].append(mention)
            continue
        for key in _answered(mention):
            known.setdefault(key, len(groups))
        groups.append([mention])
    groups.sort(key=lambda group: min(m.span for m in group))
    entities = tuple(_entity(group) for group in groups)
    by_forms = {
        (mention.forms, mention.version): entity
        for group, entity in zip(groups, entities, strict=True)
        for mention in group
    }
    return Names(entities=entities, by_forms=by_forms)


_Key = tuple[Forms | str, str | None]


def _asked(mention: Mention) -> list[_Key]:
    """Return what a short name is looked up by: its words, or its letters."""
    keys: list[_Key] = [(mention.forms, mention.version)]
    if len(mention.forms) == 1:
        keys.append((mention.forms[0].replace(".", ""), mention.version))
    return keys


def _answered(mention: Mention) -> list[_Key]:
    """Return what a long name answers to: a person's first and last names, initials, no suffix."""
    forms, version = mention.forms, mention.version
    keys: list[_Key] = [(forms, version), (without_suffix(forms), version)]
    if len(forms) > 1:
        keys += [(letters, version) for letters in initials_of(forms)]
        if kind_of(mention) is NameKind.PERSON:
            keys += [(forms[first:], version) for first in range(1, len(forms))]
            keys.append((forms[:1], version))
    return keys


def _longest_first(mentions: Sequence[Mention]) -> list[Mention]:
    """Return one mention of each name, the longest first, then in the order of the text."""
    distinct: dict[tuple[Forms, str | None], Mention] = {}
    for mention in mentions:
        distinct.setdefault((mention.forms, mention.version), mention)
    return sorted(distinct.values(), key=lambda m: (-len(m.forms), m.span))


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
    letters = short[0].replace(".", "")
    return len(short) == 1 and len(long) > 1 and len(letters) > 1 and letters in initials_of(long)


def initials_of(forms: Forms) -> list[str]:
    """Return the first letters of a name, with and without those of "of" and "the".

    >>> initials_of(("bank", "of", "brell"))
    ['bob', 'bb']
    """
    strong = [word[0] for word in forms if word not in WEAK_WORDS]
    return list(dict.fromkeys(["".join(word[0] for word in forms), "".join(strong)]))


def _entity(group: Sequence[Mention]) -> Entity:
    longest = max(group, key=lambda m: (len(m.forms), len(m.exact)))
    kinds = [kind_of(mention) for mention in group]
    kind = next((k for k in kinds if k is not NameKind.OTHER), NameKind.OTHER)
    return Entity(
        name=Name(canonical=longest.exact, kind=kind, version=longest.version),
        forms=longest.forms,
        aliases=frozenset(mention.forms for mention in group),
    )
