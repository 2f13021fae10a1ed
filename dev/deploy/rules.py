"""Recording rules and alarms: as promtool reads them, in their own tests, and in a Prometheus that watches a demo."""

import re
import subprocess

import yaml
from watched import until

# Rightly without data where all is well and young.
EMPTY = ['status=~"5.."']
SELECTOR = re.compile(r"\b(?:up|process_\w+|(?:\w+:)?doctorly[\w:]*)(?:\{[^}]*\})?")


def check(report, deploy):
    folder = deploy / "prometheus"
    for arguments in (["check", "config", "prometheus.yml"], ["check", "rules", "recording.yml", "alerts.yml"]):
        report.hold(" ".join(["promtool", *arguments]), promtool(folder, arguments))
    tests = yaml.safe_load((folder / "tests.yml").read_text())
    report.hold("promtool test rules tests.yml", promtool(folder, ["test", "rules", "tests.yml"]))
    fired = {test["alertname"] for group in tests["tests"] for test in group.get("alert_rule_test", []) if test.get("exp_alerts")}
    for alarm in alarms(folder):
        report.hold(f"{alarm['alert']} is told well", told(alarm, fired))
    page = (deploy.parent / "docs/operations.md").read_text()
    explained = set(re.findall(r"^\| `([A-Z]\w+)` \| (?:page|look) \|", page, re.MULTILINE))
    differing = explained ^ {alarm["alert"] for alarm in alarms(folder)}
    report.hold("docs/operations.md explains every alarm", sorted(differing))
    report.finds("an alarm that no test has seen", told(alarms(folder)[0], set()))


def promtool(folder, arguments):
    done = subprocess.run(["promtool", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        yield done.stdout + done.stderr


def alarms(folder):
    groups = yaml.safe_load((folder / "alerts.yml").read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def told(alarm, fired):
    if alarm["alert"] not in fired:
        yield "no test sees it fire"
    if alarm["labels"].get("severity") not in ("page", "look"):
        yield "it does not say whether somebody is woken"
    for note in ("summary", "action"):
        if not alarm["annotations"].get(note):
            yield f"it has no {note}"


def check_live(report, deploy, prometheus, demo):
    folder = deploy / "prometheus"
    until(lambda: all(rule["health"] == "ok" for rule in prometheus.rules()), "every rule was computed")
    for rule in prometheus.rules():
        breaches = [] if rule["health"] == "ok" else [rule.get("lastError", rule["health"])]
        if rule["type"] == "alerting" and rule["state"] == "firing":
            breaches.append("it is raised where all is well")
        report.hold(f"{rule['name']} is computed", breaches)
    for alarm in alarms(folder):
        report.hold(f"{alarm['alert']} looks at what is there", absent(prometheus, alarm["expr"]))
    report.finds("an alarm on what is not there", absent(prometheus, 'rate(doctorly_holds_total{outcome="hold"}[5m]) > 1'))
    for name, query in adapted(deploy):
        samples, refused = prometheus.query(query)
        lacking = [refused] if refused else [] if samples else ["it gives no data"]
        report.hold(f"autoscaling by {name}: {query}", lacking)


def absent(prometheus, expression):
    """What an alarm looks at and nobody tells: it could never be raised."""
    for selector in SELECTOR.findall(expression):
        samples, refused = prometheus.query(selector)
        if refused or not samples and not any(part in selector for part in EMPTY):
            yield refused or f"there is no {selector}"


def adapted(deploy):
    """The queries of the adapter, as it fills them in."""
    adapter = yaml.safe_load((deploy / "prometheus/adapter.yaml").read_text())
    for rule in adapter["rules"]["custom"] + adapter["rules"]["external"]:
        series = rule["seriesQuery"].split("{")[0]
        filled = rule["metricsQuery"].replace("<<.Series>>", series)
        filled = filled.replace("<<.LabelMatchers>>", 'job="doctorly"').replace("<<.GroupBy>>", "instance")
        yield rule["name"]["as"], filled
