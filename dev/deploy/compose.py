"""The compose file, as far as it can be judged without running it: who depends on whom, what is published, what is secret."""

import copy
import re

import yaml

# Run once and end.
ONCE = {"migrate", "media-bucket"}
SECRET = re.compile(r"(secret|password|_key)", re.IGNORECASE)


def check(report, deploy, settings):
    compose = yaml.safe_load((deploy / "compose.yaml").read_text())
    made = set(re.search(r"for name in ([^;]+);", (deploy / "secrets").read_text())[1].split())
    for name, breaches in breaches_of(compose, made, settings, deploy).items():
        report.hold(f"compose: {name}", breaches)
    for name, spoil in SPOILT.items():
        wrong = copy.deepcopy(compose)
        spoil(wrong["services"])
        report.finds(f"compose: {name}", breaches_of(wrong, made, settings, deploy)[name])


# Each makes the rule of its name fail.
SPOILT = {
    "whoever is waited for is there": lambda services: services["work"]["depends_on"].update(nobody={}),
    "everybody says whether they are well": lambda services: services["kafka"].pop("healthcheck"),
    "images have a version": lambda services: services["grafana"].update(image="grafana/grafana:latest"),
    "no secret is written down": lambda services: services["postgres"]["environment"].update(POSTGRES_PASSWORD="swordfish"),
    "secrets are those that are made": lambda services: services["serve"]["environment"].update(X="${NEVER_MADE}"),
    "settings are those that there are": lambda services: services["serve"]["environment"].update(DOCTORLY_NOTHING="1"),
    "only the balancer is published to everybody": lambda services: services["postgres"].update(ports=["5432:5432"]),
    "files that are mounted are there": lambda services: services["balancer"].update(volumes=["./nothing.cfg:/x:ro"]),
    "doctorly is not root and writes nowhere": lambda services: services["work"].update(read_only=False),
}


def breaches_of(compose, made, settings, deploy):
    services = compose["services"]
    variables = [(name, key, str(value)) for name, service in services.items() for key, value in environment(service).items()]
    used = set(re.findall(r"\$\{(\w+)", yaml.safe_dump(compose))) - {"DOCTORLY_BASE_URL"}
    ours = {name: service for name, service in services.items() if service.get("image") == "doctorly"}
    return {
        "whoever is waited for is there": [
            f"{name} waits for {other}" for name, service in services.items() for other in service.get("depends_on", {})
            if other not in services
        ],
        "everybody says whether they are well": [
            name for name, service in services.items() if name not in ONCE and "test" not in service.get("healthcheck", {})
        ],
        "images have a version": [
            f"{name}: {service['image']}" for name, service in services.items()
            if name not in ours and not re.search(r":[\w.-]*\d", service["image"])
        ],
        "no secret is written down": [
            f"{name}: {key}" for name, key, value in variables
            if SECRET.search(key) and not value.startswith("${") or re.search(r"://[^/@$]*:[^$][^/@]*@", value)
        ],
        "secrets are those that are made": sorted(used ^ made),
        "settings are those that there are": sorted(
            {key for _, key, _ in variables if key.startswith("DOCTORLY_") and key not in settings}
        ),
        "only the balancer is published to everybody": [
            f"{name}: {port}" for name, service in services.items() for port in service.get("ports", [])
            if name != "balancer" and not port.startswith("127.0.0.1:")
        ],
        "files that are mounted are there": [
            f"{name}: {volume}" for name, service in services.items() for volume in service.get("volumes", [])
            if volume.startswith(".") and not (deploy / volume.split(":")[0]).exists()
            or not volume.startswith(".") and volume.split(":")[0] not in compose["volumes"]
        ],
        "doctorly is not root and writes nowhere": [
            name for name, service in ours.items()
            if not service.get("read_only") or service.get("cap_drop") != ["ALL"] or service.get("user") == "root"
        ],
    }


def environment(service):
    return service.get("environment", {})
