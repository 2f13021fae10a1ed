"""Looks at everything in deploy/ as those who use it do. Ends in a line `N passed, N failed`.

One is one dashboard query, one alarm, one rendering of the chart, one rule about the compose file.
"""

import argparse
import pathlib
import signal
import sys

import chart
import compose
import container
import dashboards
import rules
import unit
import watched
from report import Report

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("doctorly", "helm", "prometheus", "settings", "logs"):
        arguments.add_argument(f"--{name}", required=True)
    given = arguments.parse_args()
    deploy, report = ROOT / "deploy", Report()
    settings = documented_settings()

    unit.check(report, deploy, settings)
    container.check(report, deploy)
    compose.check(report, deploy, settings)
    chart.check(report, deploy, given.helm, settings)
    rules.check(report, deploy)
    with watched.Demo(given.doctorly, pathlib.Path(given.logs)) as demo:
        prometheus = watched.Prometheus(given.prometheus, pathlib.Path(given.settings))
        prometheus.watch(deploy / "prometheus", demo.probes)
        demo.live()
        dashboards.check(report, deploy, prometheus, demo)
        rules.check_live(report, deploy, prometheus, demo)
    return report.end()


def documented_settings():
    """The names that docs/operations.md tells, which a test holds to those that the binary knows."""
    page = (ROOT / "docs/operations.md").read_text()
    return {line.split("`")[1] for line in page.splitlines() if line.startswith("| `DOCTORLY_")}


if __name__ == "__main__":
    # Asked to stop, leave by the door, so that the demo is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
