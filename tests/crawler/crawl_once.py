"""Run one crawl in a process of its own: JSON arguments in argv, the run's counts on stdout."""

import json
import sys
from pathlib import Path

from crawler.jobs import run_crawl

if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    run = run_crawl(
        given["spider"],
        data_dir=Path(given["data_dir"]),
        urls=given["urls"],
        file=given["file"],
        replay=[Path(path) for path in given["replay"]],
        settings_overrides=given["settings"],
        **given["arguments"],
    )
    said = {
        "run_id": run.run_id,
        "status": run.status,
        "counts": dict(run.counts),
        "reason": run.reason,
    }
    sys.stdout.write(json.dumps(said))
