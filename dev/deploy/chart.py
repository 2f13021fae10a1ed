"""The chart as Helm renders it, with several values: valid for a cluster, and as careful as it says."""

import pathlib
import re
import subprocess
import tomllib

import kubernetes_validate
import yaml

VALUES = pathlib.Path(__file__).parent / "values"
# The oldest and a newer cluster.
CLUSTERS = ["1.27", "1.31"]
# What helm is told of a cluster that it cannot ask.
RENDER = ["template", "doctorly", "--kube-version", f"{CLUSTERS[0]}.0"]
# Of other makers; no schema of theirs is at hand.
THEIRS = {"ServiceMonitor", "PrometheusRule"}


def check(report, deploy, helm, settings):
    chart = deploy / "chart"
    version = tomllib.loads((deploy.parent / "Cargo.toml").read_text())["workspace"]["package"]["version"]
    told = yaml.safe_load((chart / "Chart.yaml").read_text())["appVersion"]
    report.hold("the chart is of the binary's version", [] if told == version else [f"{told} is not {version}"])
    for values in sorted(VALUES.glob("*.yaml")):
        status, said = run(helm, "lint", "--strict", str(chart), "--values", str(values))
        report.hold(f"helm lint with {values.name}", [said] if status else [])
        things = render(report, helm, chart, values)
        for thing in things:
            name = f"{thing['kind']} {thing['metadata']['name']} of {values.name}"
            report.hold(f"{name} is valid", invalid(thing))
        for name, breaches in breaches_of(things, settings).items():
            report.hold(f"chart with {values.name}: {name}", breaches)
    wanted = yaml.safe_load((VALUES / "wanted.yml").read_text())
    for kind, files in wanted.items():
        for file in files:
            kinds = [thing["kind"] for thing in render(None, helm, chart, VALUES / file)]
            report.hold(f"{file} renders a {kind}", [] if kind in kinds else [f"only {kinds}"])
    for arguments, sentence in REFUSED.items():
        status, said = run(helm, *RENDER, str(chart), "--values", str(VALUES / "small.yaml"), *arguments.split())
        report.hold(f"helm refuses {arguments}", [] if status and sentence in said else [said])
    spoilt = next(thing for thing in things if thing["kind"] == "Deployment")
    spoilt["spec"]["template"]["spec"]["containers"][0]["securityContext"]["readOnlyRootFilesystem"] = False
    spoilt["spec"]["replica"] = 1
    report.finds("a field that a cluster does not know", invalid(spoilt))
    report.finds("a process that may write", breaches_of([spoilt], settings)["processes are given nothing"])


# What is missing or wrong is refused by a sentence.
REFUSED = {
    "--set baseUrl=": "set baseUrl to where people will reach Doctorly",
    "--set secretName=": "set secretName to a Secret",
    "--set settings.DOCTORLY_SECRET=x": "belongs into the Secret",
}


def run(helm, *arguments):
    done = subprocess.run([helm, *arguments], capture_output=True, text=True)
    # Links into the folder of the rules are meant.
    return done.returncode, "\n".join(line for line in (done.stdout + done.stderr).splitlines() if "found symbolic link" not in line)


def render(report, helm, chart, values):
    done = subprocess.run([helm, *RENDER, str(chart), "--values", str(values)], capture_output=True, text=True)
    if report:
        report.hold(f"helm template with {values.name}", [done.stderr] if done.returncode else [])
    return [thing for thing in yaml.safe_load_all(done.stdout) if thing]


def invalid(thing):
    if thing["kind"] in THEIRS:
        return
    for cluster in CLUSTERS:
        try:
            kubernetes_validate.validate(thing, cluster, strict=True)
        except kubernetes_validate.ValidationError as error:
            yield f"{cluster}: {error.path}: {error.message}"


def breaches_of(things, settings):
    pods = {thing["metadata"]["name"]: thing["spec"]["template"] for thing in things if thing["kind"] in ("Deployment", "Job")}
    deployments = [thing for thing in things if thing["kind"] == "Deployment"]
    named = {thing["metadata"]["name"] for thing in things}
    told = [key for thing in things if thing["kind"] == "ConfigMap" for key in thing["data"]]
    told += [one["name"] for pod in pods.values() for one in container(pod).get("env", [])]
    return {
        "processes are given nothing": [
            f"{name}: {why}" for name, pod in pods.items() for why in careless(pod["spec"], container(pod))
        ],
        "processes say how they are": [
            f"{thing['metadata']['name']}: {probe}" for thing in deployments
            for probe, path in (("startupProbe", "/healthz"), ("livenessProbe", "/healthz"), ("readinessProbe", "/readyz"))
            if container(thing["spec"]["template"]).get(probe, {}).get("httpGet", {}).get("path") != path
        ],
        "processes are given time to end": [
            thing["metadata"]["name"] for thing in deployments if not has_time(thing["spec"]["template"])
        ],
        "selectors choose what they are meant to": [
            thing["metadata"]["name"] for thing in deployments
            if not thing["spec"]["selector"]["matchLabels"].items() <= thing["spec"]["template"]["metadata"]["labels"].items()
        ],
        "what is scaled is there": [
            thing["metadata"]["name"] for thing in things
            if thing["kind"] == "HorizontalPodAutoscaler" and thing["spec"]["scaleTargetRef"]["name"] not in named
        ],
        "what scales itself has no number of its own": [
            thing["spec"]["scaleTargetRef"]["name"] for thing in things if thing["kind"] == "HorizontalPodAutoscaler"
            for other in deployments
            if other["metadata"]["name"] == thing["spec"]["scaleTargetRef"]["name"] and "replicas" in other["spec"]
        ],
        "settings are those that there are": sorted({key for key in told if key.startswith("DOCTORLY_")} - settings),
        "no secret is rendered": [
            key for thing in things if thing["kind"] == "ConfigMap" for key, value in thing["data"].items()
            if re.search(r"SECRET|://[^/]*:[^/]*@", f"{key}={value}")
        ],
    }


def container(pod):
    return pod["spec"]["containers"][0]


def careless(pod, first):
    of_pod, of_container = pod.get("securityContext", {}), first.get("securityContext", {})
    if not of_pod.get("runAsNonRoot") or not of_pod.get("runAsUser"):
        yield "it may be root"
    if of_pod.get("seccompProfile") != {"type": "RuntimeDefault"}:
        yield "it may call all of the kernel"
    if not of_container.get("readOnlyRootFilesystem"):
        yield "it may write to its image"
    if of_container.get("allowPrivilegeEscalation") is not False or of_container.get("capabilities") != {"drop": ["ALL"]}:
        yield "it may become more"
    if pod.get("automountServiceAccountToken") is not False:
        yield "it may talk to the cluster"
    if not first.get("resources", {}).get("requests") or not first["resources"].get("limits", {}).get("memory"):
        yield "it may take all of the machine"


def has_time(pod):
    """The drain, the 30 seconds that requests may take, and some for the work in hand."""
    drain = [int(one["value"]) for one in container(pod).get("env", []) if one["name"] == "DOCTORLY_DRAIN_SECONDS"]
    return pod["spec"].get("terminationGracePeriodSeconds", 0) >= sum(drain) + 40
