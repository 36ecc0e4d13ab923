"""`rule`, `rules`: what people say of verdicts, and how right each rule is by their words."""

from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crawler.commands.tables import AsJson, DataDir
from crawler.commands.terminal import print_json, print_table, safe, say, stop
from crawler.exit_codes import ExitCode


class Says(StrEnum):
    """What a person says of a verdict."""

    ACCEPT = "accept"
    REJECT = "reject"
    CONFIRMED = "confirmed"


def rule(
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM_ID", help="Id, or its beginning.")],
    decision: Annotated[
        Says,
        typer.Argument(
            help="accept: the verdict is right. reject: it is wrong. "
            "confirmed: it is right, and the article stands."
        ),
    ],
    note: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    by: Annotated[
        str, typer.Option(envvar="SOURCECHECK_USER", help="Who decides.", show_default="your login")
    ] = "",
    data: DataDir = Path("data"),
) -> None:
    """Put a person's ruling beside a verdict; runs never change it.

    Example: sourcecheck rule 3f9c0d1be2 reject --note "the source is a parody"
    """
    from pipelines.findings.wording import VERDICT_WORDS, reason_words
    from pipelines.records.rulings import Decision, Ruling
    from pipelines.rulings import UnknownClaimError, find_check, write_ruling

    try:
        check = find_check(data, claim_id.strip())
    except UnknownClaimError as fault:
        stop(safe(str(fault)), ExitCode.USAGE)
    ruling = Ruling(
        claim_id=check.claim_id,
        check_id=check.check_id,
        document_id=check.document_id,
        decision=Decision(decision.value),
        verdict=check.verdict,
        reason=check.reason,
        rules_version=check.rules_version,
        note=note.strip() or None,
        ruled_by=by or _login(),
        ruled_at=datetime.now(UTC),
    )
    try:
        write_ruling(data, ruling)
    except OSError as fault:
        stop(f"{data}: the ruling could not be written ({fault.strerror})", ExitCode.FAILED)
    words = f"{VERDICT_WORDS[check.verdict]}: {reason_words(check.reason)}"
    print(f"{check.claim_id}: {decision} — {safe(words)}")  # noqa: T201


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except OSError:  # a container without a name for its user
        return "unknown"


def rules(data: DataDir = Path("data"), as_json: AsJson = False) -> None:
    """Print how often people found each rule right, the least right first.

    Right means accept or confirmed; the interval is Wilson's, 95 %.

    Example: sourcecheck rules
    """
    from pipelines.rulings import precision_by_rule, read_rulings

    found = precision_by_rule(read_rulings(data))
    if as_json:
        print_json(
            asdict(one) | {"precision": one.precision, "interval": one.interval} for one in found
        )
        return
    if not found:
        say("no ruling yet; make one with: sourcecheck rule CLAIM_ID accept|reject|confirmed")
        return
    columns = {"rule": 24, "verdict": 19, "right": 8, "precision": 9, "95 %": 9, "rejected": 8}
    print_table(
        f"{sum(one.ruled for one in found)} rulings in {data}",
        columns,
        (
            (
                one.reason,
                one.verdict,
                f"{one.right} of {one.ruled}",
                f"{one.precision:.2f}",
                "{:.2f}–{:.2f}".format(*one.interval),
                str(one.rejected),
            )
            for one in found
        ),
    )
