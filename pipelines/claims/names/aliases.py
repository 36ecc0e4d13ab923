"""Reading → its alias table: which names on the page are names of one person or thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.names.kinds import kind_of
from pipelines.claims.names.likeness import initials_of, keys_of, lands_of
from pipelines.claims.names.mentions import Mention, mentions_of
from pipelines.claims.names.peoples import Forms, nationalities, places
from pipelines.claims.names.printing import is_ordinary
from pipelines.records.claims import Name, NameKind
from pipelines.text import Reading
from pipelines.wording.word_lists import word_set


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
    keys: list[_Key] = [(keys_of(mention.forms), mention.version)]
    if len(mention.forms) == 1:
        keys.append((mention.forms[0].replace(".", ""), mention.version))
    return keys


def _answered(mention: Mention) -> list[_Key]:
    """Return what a long name answers to: its last and first names, initials, no suffix."""
    version = mention.version
    forms = keys_of(mention.forms)
    keys: list[_Key] = [(forms, version), (without_suffix(forms), version)]
    if len(forms) > 1:
        rest = forms[1:] if lands_of(forms[:1]) else forms
        keys += [(letters, version) for letters in (*initials_of(forms), *initials_of(rest))]
        keys += [(short, version) for short in _short_forms(forms, kind_of(mention))]
    return keys


def _short_forms(forms: Forms, kind: NameKind) -> list[Forms]:
    """Return what a name is called for short: "Mira Voss" by each end, "Orrin Systems" by "Orrin".

    A town or a people that a name begins with is not what it is called: "Aldmoor Council".
    """
    if kind is NameKind.PERSON:
        return [*(forms[first:] for first in range(1, len(forms))), forms[:1]]
    if kind is NameKind.OTHER and len(forms) <= _LONGEST_UNKNOWN:
        return [forms[-1:]] if _is_own(forms[-1:]) else []
    if kind is NameKind.ORGANISATION and forms[-1].capitalize() in word_set("company_words"):
        return [forms[:-1]] if _is_own(forms[:-1]) else []
    return []


_LONGEST_UNKNOWN = 3  # words of a name of unknown kind that is shortened like a person's


def _is_own(forms: Forms) -> bool:
    """Tell whether a short form is neither a place, a people nor a common word."""
    is_land = forms in places() or forms in nationalities()
    return not is_land and not all(is_ordinary(form) for form in forms)


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
    end = len(forms)
    while end > 1 and forms[end - 1].upper() in _LEGAL_SUFFIXES:
        end -= 1
    return forms[:end]


_LEGAL_SUFFIXES = frozenset(
    {"INC", "CORP", "LTD", "LLC", "LLP", "PLC", "GMBH", "AG", "SA", "NV", "CO"}
    | {"LIMITED", "CORPORATION", "COMPANY", "INCORPORATED"}
)


def _entity(group: Sequence[Mention]) -> Entity:
    longest = max(group, key=lambda m: (len(m.forms), len(m.exact)))
    kinds = [kind_of(mention) for mention in group]
    kind = next((k for k in kinds if k is not NameKind.OTHER), NameKind.OTHER)
    return Entity(
        name=Name(canonical=longest.exact, kind=kind, version=longest.version),
        forms=longest.forms,
        aliases=frozenset(mention.forms for mention in group),
    )
