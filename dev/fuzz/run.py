"""Asks the API everything its own OpenAPI document allows, and much that it does not, as several people.

Nothing may answer 5xx, and every answer must be one that the document describes.

usage: python run.py DOCTORLY_BINARY LOG_FOLDER     (the environment may set FUZZ_SEED and FUZZ_EXAMPLES)

Ends in a line `N passed, N failed`, where one is one operation asked as one person.
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
import xml.etree.ElementTree as xml

READY = re.compile(r"^Doctorly is ready at (http://\S+)")
PASSWORD = "demo-doctorly-2026"
# The seed is fixed so that two runs of one commit agree; another finds other things.
SEED = os.environ.get("FUZZ_SEED", "20261121")
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "10")
SETTINGS = pathlib.Path(__file__).resolve().parent / "schemathesis.toml"
# What one person's turn may take before it is cut off, which is a failure.
SECONDS_A_TURN = 240

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]

# Who asks, and which operations would end their own session half way; the visitor asks those.
PEOPLE = {
    "visitor": (None, []),
    "patient": ("patient@demo.doctorly.example", ["/auth/", "/me$", "/me/sessions"]),
    "admin": ("admin@demo.doctorly.example", ["/auth/", "/me$", "/me/sessions"]),
}


def main(binary, logs):
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="doctorly-fuzz-") as folder:
        with Demo(binary, folder, logs / "fuzz-server.log") as demo:
            # Signed in before anybody asks anything, or the sign-in could meet its own limit.
            tokens = {name: sign_in(demo.url, email) if email else None for name, (email, _) in PEOPLE.items()}
            for name, (_, excluded) in PEOPLE.items():
                good, bad = ask(demo.url, name, tokens[name], excluded, logs)
                passed, failed = passed + good, failed + bad
            if not demo.is_running():
                print("FAILED the server ended while it was asked")
                failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


class Demo:
    """The demo on a free port with a fresh data folder, from ready to stopped."""

    def __init__(self, binary, folder, log):
        settings = {key: value for key, value in os.environ.items() if not key.startswith("DOCTORLY_")}
        settings |= {"DOCTORLY_LISTEN": "127.0.0.1:0", "DOCTORLY_DATA_DIR": folder}
        # The limits have tests of their own; here they would only answer 429 to everything.
        settings |= {"DOCTORLY_REQUESTS_PER_MINUTE": "0", "DOCTORLY_SIGN_INS_PER_MINUTE": "0"}
        self.log = log
        self.program = subprocess.Popen(
            [binary, "demo"], env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace",
        )

    def __enter__(self):
        with self.log.open("w") as log:
            for line in self.program.stdout:
                log.write(line)
                if ready := READY.match(line):
                    self.url = ready[1]
                    break
            else:
                sys.exit(f"the demo ended before it was ready; see {self.log}")
        # What it says from here on must be read, or it would stop when the pipe is full.
        threading.Thread(target=self.follow, daemon=True).start()
        return self

    def follow(self):
        with self.log.open("a") as log:
            log.writelines(self.program.stdout)

    def is_running(self):
        return self.program.poll() is None

    def __exit__(self, *_):
        self.program.terminate()
        try:
            self.program.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.program.kill()


def sign_in(url, email):
    request = urllib.request.Request(
        f"{url}/api/v1/auth/login",
        data=json.dumps({"email": email, "password": PASSWORD}).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["access_token"]


def ask(url, name, token, excluded, logs):
    """One person's turn; counts the operations that held and those that did not."""
    report = logs / f"fuzz-{name}.xml"
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(SETTINGS),
        "run", f"{url}/api/openapi.json", "--url", url,
        "--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing",
        "--max-examples", EXAMPLES, "--seed", SEED, "--continue-on-failure", "--suppress-health-check", "all",
        "--request-timeout", "20", "--warnings", "off",
        "--report", "junit", "--report-junit-path", str(report),
    ]  # fmt: skip
    if excluded:
        command += ["--exclude-path-regex", "|".join(excluded)]
    if token:
        command += ["--header", f"Authorization: Bearer {token}"]
    print(f"-- as {name}, seed {SEED}", flush=True)
    try:
        status = subprocess.run(command, timeout=SECONDS_A_TURN, stdin=subprocess.DEVNULL, cwd=logs).returncode
    except subprocess.TimeoutExpired:
        print(f"FAILED as {name}: not done in {SECONDS_A_TURN} seconds")
        return 0, 1
    return count(report, name, status)


def count(report, name, status):
    cases = list(xml.parse(report).iter("testcase")) if report.exists() else []
    bad = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    for case in bad:
        print(f"FAILED as {name}: {case.get('name')}")
    if status and not bad:
        print(f"FAILED as {name}: the asking itself ended with {status}")
        return len(cases), 1
    return len(cases) - len(bad), len(bad)


if __name__ == "__main__":
    # Asked to stop, leave by the door, so that the server is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
