"""The test bed: with a fixed seed, sources, articles and what each quotation is."""

import hashlib
import json
import random
import re
from dataclasses import asdict, dataclass

from benchmarks.quotes.kinds import KINDS, Altered, Statement
from benchmarks.quotes.sentences import MONTHS, NARRATION, PEOPLE, PLACES, TEMPLATES, Template

SEED = 20_261_122
ITEMS_OF_A_KIND = 40
TRIES = 400


@dataclass(frozen=True)
class Item:
    """One quotation, its article, the source it cites, and the right answer."""

    kind: str
    source: str
    other_source: str
    """A second page of the dossier; has the words when the cited one has not."""
    article: str
    printed: str
    classes: tuple[str, ...]
    severity: str
    flags: tuple[str, ...]


def build(items_of_a_kind: int = ITEMS_OF_A_KIND, seed: int = SEED) -> list[Item]:
    """Return the items of every kind, always the same for one seed."""
    items: list[Item] = []
    for kind in KINDS:
        chance = random.Random(f"{seed}/{kind.__name__}")
        made: dict[str, Item] = {}
        for _ in range(TRIES):
            if len(made) == items_of_a_kind:
                break
            first, second = chance.sample(TEMPLATES, 2)
            altered = kind(_fill(first, chance), _fill(second, chance), chance)
            if altered is not None:
                item = _item(kind.__name__, altered, chance)
                made[item.printed + item.source[:80]] = item
        items += made.values()
    return items


def digest(items: list[Item]) -> str:
    """Return the SHA-256 of all items, by which floors know their set."""
    body = json.dumps([asdict(item) for item in items], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def _fill(template: Template, chance: random.Random) -> Statement:
    slots = {
        "place": chance.choice(PLACES),
        "month": chance.choice(MONTHS),
        "n": str(chance.choice([14, 23, 37, 45, 62, 78, 96, 120, 340])),
    }
    first, second, tail, paraphrase = (part.format(**slots) for part in template)
    found = re.search(r"<([^>]*)>", first)
    return Statement(
        re.sub(r"[<>]", "", first), second, tail, paraphrase, found.group(1) if found else ""
    )


def _item(kind: str, altered: Altered, chance: random.Random) -> Item:
    speakers = chance.sample(PEOPLE, 3)
    style = chance.choice([_as_article, _as_article, _as_transcript])
    said = chance.sample(TEMPLATES, 9)
    others = [s for s in (_fill(t, chance).spoken for t in said) if not _shares(s, altered)]
    turns = _turns(altered, others, speakers)
    with_it = style(turns, chance)
    without = style([(w, s) for w, s in turns if s not in {altered.said, altered.extra}], chance)
    cited, other = (without, with_it) if altered.place == "other" else (with_it, without)
    article = _article(altered, speakers[altered.speaker == "other"], chance)
    return Item(
        kind=kind,
        source=cited,
        other_source=other,
        article=article,
        printed=altered.printed,
        classes=_classes(altered, article, cited),
        severity=altered.severity,
        flags=tuple(sorted(altered.flags)),
    )


def _classes(altered: Altered, article: str, source: str) -> tuple[str, ...]:
    """Return the right classes; marks that take a comma in make verbatim words typographic."""
    if not altered.classes & {"verbatim", "typographic"} or "case" in altered.classes:
        return tuple(sorted(altered.classes))
    quoted = article[article.rindex("“") + 1 : article.rindex("”")]
    return ("verbatim",) if quoted in source else ("typographic",)


def _shares(statement: str, altered: Altered) -> bool:
    """Tell whether a bystander's statement is of the same template as what is quoted."""
    quoted = " ".join((altered.said, altered.printed, altered.extra)).lower()
    words = statement.lower().split()
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    return any(" ".join(run) in quoted for run in runs)


Turn = tuple[tuple[str, str], str]


def _turns(altered: Altered, others: list[str], speakers: list[tuple[str, str]]) -> list[Turn]:
    """Order who says what; the quoted speaker is the first of the three."""
    here, there, third = speakers
    turns: list[Turn] = [(third, others[0]), (here, altered.said)]
    if altered.place == "turn":
        return [*turns, (there, altered.extra), *((third, s) for s in others[1:3])]
    turns += [(there, others[1]), (third, others[2])]
    if altered.place == "far":
        turns.append((here, altered.extra))
    return [*turns, (there, others[3])]


def _as_article(turns: list[Turn], chance: random.Random) -> str:
    narration = chance.sample(NARRATION, 3)
    blocks = [f"{chance.choice(PLACES)} hears three views.", narration[0]]
    seen: set[str] = set()
    for (name, office), words in turns:
        who = f"{name}, {office}," if name not in seen else name.split()[-1]
        seen.add(name)
        blocks.append(chance.choice([_before, _after])(who, words))
    blocks.insert(len(blocks) // 2 + 1, narration[1])
    return "\n\n".join([*blocks, narration[2]])


def _before(who: str, words: str) -> str:
    return f"{who} said: “{words}”"


def _after(who: str, words: str) -> str:
    end = words[-1] if words[-1] in "?!" else ","
    return (
        f"“{words[:-1]}{end}” {who.rstrip(',')} said."
        if "," not in who
        else (f"“{words[:-1]}{end}” said {who.rstrip(',')}.")
    )


def _as_transcript(turns: list[Turn], chance: random.Random) -> str:
    lines = [f"{name.split()[-1].upper()}: {words}" for (name, _), words in turns]
    people = dict.fromkeys(name for (name, _), _ in turns)
    opening = f"Minutes of the hearing with {', '.join(people)}."
    return "\n".join([opening, chance.choice(NARRATION), *lines])


def _article(altered: Altered, named: tuple[str, str], chance: random.Random) -> str:
    name, office = named
    printed = altered.printed
    lead = chance.choice(NARRATION)
    if altered.lead:
        return f"{lead}\n\n{name}, {office}, {altered.lead} “{printed}”"
    if chance.random() < 0.5 or not printed.endswith("."):
        return f"{lead}\n\n{name}, {office}, said: “{printed}”"
    return f"{lead}\n\n“{printed[:-1]},” said {name}, {office}."
