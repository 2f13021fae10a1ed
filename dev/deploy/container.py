"""The container file, as far as it can be judged without building it."""

import re
import tomllib


def check(report, deploy):
    text = (deploy / "Containerfile").read_text()
    cargo = tomllib.loads((deploy.parent / "Cargo.toml").read_text())
    server = tomllib.loads((deploy.parent / "crates/server/Cargo.toml").read_text())
    report.hold("the container file keeps its promises", breaches(text, cargo, server))
    for what, wrong in {
        "an image that runs as root": re.sub(r"\nUSER .*", "", text),
        "another compiler than the project's": re.sub(r"FROM rust:[\d.]+", "FROM rust:1.80", text),
        "a feature that is not there": text.replace("--features full", "--features everything"),
        "an image without a version": text.replace("FROM debian:bookworm-slim", "FROM debian"),
    }.items():
        report.finds(what, breaches(wrong, cargo, server))


def breaches(text, cargo, server):
    wanted = cargo["workspace"]["package"]["rust-version"]
    images = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    for image in images:
        if ":" not in image or image.endswith(":latest"):
            yield f"{image} has no version"
    if not any(image.startswith(f"rust:{wanted}") for image in images):
        yield f"it does not compile with Rust {wanted}"
    for feature in re.findall(r"--features (\S+)", text):
        if feature not in server["features"]:
            yield f"there is no feature {feature}"
    if not re.search(r"^USER [1-9]\d*:[1-9]\d*$", text.split("\nFROM ")[-1], re.MULTILINE):
        yield "it runs as root, or as a name that a cluster cannot judge"
    if "--locked" not in text:
        yield "it may build other versions than those that were tested"
