"""Every query of every dashboard has data, and every dashboard is one that Grafana can show."""

import json
import re
import time

from watched import PATIENCE

# Rightly without data where all is well and young.
EMPTY = {
    'offset 1w': "nobody was here a week ago",
    'status=~"5..|429"': "nothing fails, and nobody asks too often",
}


def check(report, deploy, prometheus, demo):
    boards = sorted((deploy / "grafana/dashboards").glob("*.json"))
    assert boards, "no dashboards were found"
    for path in boards:
        board = json.loads(path.read_text())
        report.hold(f"{path.name} can be shown", shape(board))
    asked = [query for path in boards for query in queries(json.loads(path.read_text()))]
    # People go on while it is looked at, so that there is something to see in the last seconds too.
    deadline = time.monotonic() + PATIENCE
    while any(lacking(prometheus, query) for _, query in asked) and time.monotonic() < deadline:
        demo.live()
    for name, query in asked:
        report.hold(f"{name}: {query}", lacking(prometheus, query))
    report.finds("a metric that nobody has", lacking(prometheus, "sum(rate(doctorly_nobody_has_this_total[1m]))"))
    report.finds("a query that cannot be read", lacking(prometheus, "sum(rate(doctorly_holds_total[1m])"))
    report.finds("a label that nobody has", lacking(prometheus, 'doctorly_holds_total{result="held"}'))
    spoilt = json.loads(boards[0].read_text())
    spoilt["panels"][1]["gridPos"] = spoilt["panels"][2]["gridPos"]
    report.finds("panels on top of each other", shape(spoilt))


def queries(board):
    """(where, query), as Prometheus is asked when somebody looks at the last minutes."""
    for panel in board["panels"]:
        for target in panel.get("targets", []):
            yield f"{board['title']}, {panel['title']}", seen(target["expr"])
    for note in board["annotations"]["list"]:
        yield f"{board['title']}, {note['name']}", seen(note["expr"]).replace(" > 0", " >= 0")


def seen(expression):
    return re.sub(r"\$__(rate_interval|interval)", "30s", expression)


def lacking(prometheus, query):
    samples, refused = prometheus.query(query)
    if refused:
        yield refused
    elif not samples and not any(part in query for part in EMPTY):
        yield "it gives no data"


def shape(board):
    for key in ("uid", "title", "schemaVersion", "panels"):
        if not board.get(key):
            yield f"it has no {key}"
    numbers = [panel["id"] for panel in board["panels"]]
    if len(numbers) != len(set(numbers)):
        yield "two panels have one id"
    taken = {}
    for panel in board["panels"]:
        place, name = panel["gridPos"], panel.get("title")
        if not name:
            yield f"panel {panel['id']} has no title"
        if place["x"] + place["w"] > 24:
            yield f"{name} is wider than the page"
        for square in ((x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])):
            if taken.setdefault(square, panel["id"]) != panel["id"]:
                yield f"{name} lies on another panel"
                break
        if panel["type"] == "row":
            continue
        if not panel["fieldConfig"]["defaults"].get("unit"):
            yield f"{name} has no unit"
        for target in panel["targets"]:
            if target["datasource"]["uid"] != "${source}":
                yield f"{name} asks another source than the one that was chosen"
