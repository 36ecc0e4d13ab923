"""Write the approved output of saved pages anew: `python -m tests.pages.approve [HOST/SLUG ...]`.

Every difference is printed before it is written. Read it: what lies in `expected.json` afterwards
is what a person says the page says.
"""

import sys

from tests.pages.saved import difference, saved_pages, written


def main(names: list[str]) -> int:
    """Approve the named pages, or all; return the exit code."""
    pages = {page.name: page for page in saved_pages()}
    unknown = [name for name in names if name not in pages]
    if unknown:
        sys.stderr.write(
            f"{', '.join(unknown)}: no such saved page; there are {', '.join(pages)}\n"
        )
        return 2
    for name in names or pages:
        found = written(pages[name])
        changed = difference(pages[name], found)
        sys.stdout.write(f"{name}: {changed or 'as approved'}\n")
        pages[name].approved.write_text(found, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
