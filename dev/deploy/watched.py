"""A demo that people use, and the Prometheus that watches it."""

import collections
import http.server
import json
import os
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import yaml

PASSWORD = "demo-doctorly-2026"
# What may take this long before it counts as not coming.
PATIENCE = 120


class Collector(http.server.BaseHTTPRequestHandler):
    """Takes every trace and keeps none; tests of the binary look into them."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


class Demo:
    """`doctorly demo` on free ports, with its probes apart, from ready to stopped."""

    def __init__(self, binary, logs):
        self.collector = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Collector)
        threading.Thread(target=self.collector.serve_forever, daemon=True).start()
        self.folder = tempfile.TemporaryDirectory(prefix="doctorly-deploy-")
        settings = {key: value for key, value in os.environ.items() if not key.startswith("DOCTORLY_")}
        settings |= {
            "DOCTORLY_LISTEN": "127.0.0.1:0",
            "DOCTORLY_PROBES_LISTEN": "127.0.0.1:0",
            "DOCTORLY_DATA_DIR": self.folder.name,
            "DOCTORLY_LOG": "json",
            "DOCTORLY_TRACES_URL": f"otlp+http://127.0.0.1:{self.collector.server_port}",
            "DOCTORLY_REQUESTS_PER_MINUTE": "0",
            "DOCTORLY_SIGN_INS_PER_MINUTE": "0",
        }
        self.log = (logs / "deploy-demo.log").open("w")
        self.program = subprocess.Popen(
            [binary, "demo"], env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        self.address = self.probes = None

    def __enter__(self):
        for line in self.program.stdout:
            self.log.write(line)
            if line.startswith("Doctorly is ready at "):
                self.address = line.split()[-1]
            if '"probes.address"' in line:
                self.probes = json.loads(line)["probes.address"]
            if self.address and self.probes:
                break
        else:
            raise SystemExit(f"the demo ended before it was ready; see {self.log.name}")
        # What it says from here on must be read, or it would stop when the pipe is full.
        threading.Thread(target=self.log.writelines, args=(self.program.stdout,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.program.terminate()
        try:
            self.program.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.program.kill()
        self.collector.shutdown()
        self.folder.cleanup()

    def ask(self, method, path, body=None, token=None):
        """The status, and the body where it is JSON."""
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            status, text = refused.code, refused.read()
        try:
            return status, json.loads(text)
        except ValueError:
            return status, None

    def sign_in(self, who):
        person = {"email": f"{who}@demo.doctorly.example", "password": PASSWORD}
        return self.ask("POST", "/api/v1/auth/login", person)[1]["access_token"]

    def live(self):
        """What people do in a few minutes: look, sign in, book, pay, be declined, call off, be too late."""
        wanted = collections.deque()
        # Somebody else each time: who is wrong too often is locked out.
        newcomer = f"new{time.monotonic_ns()}@example.org"
        self.ask("POST", "/api/v1/auth/login", {"email": newcomer, "password": "wrong"})
        self.ask("POST", "/api/v1/auth/register", {
            "email": newcomer, "password": PASSWORD, "name": "New Here", "time_zone": "Asia/Karachi",
        })  # fmt: skip
        token, admin = self.sign_in("patient"), self.sign_in("admin")
        for path in ("/", "/doctors", "/nothing-here", "/api/v1/doctors?q=dermatolgist&sort=soonest"):
            self.ask("GET", path)
        _, found = self.ask("GET", "/api/v1/doctors?sort=soonest&limit=20")
        doctor = found["items"][0]["id"]
        self.ask("PATCH", f"/api/v1/doctors/{doctor}", {"description": f"Sees people since {newcomer}."}, admin)
        for doctor in found["items"]:
            wanted.extend((doctor["id"], offered["starts_at"]) for offered in doctor["next_times"][-1:])
        confirmed = []
        while wanted and len(confirmed) < 2:
            doctor, at = wanted.popleft()
            status, held = self.ask("POST", "/api/v1/appointments", {"doctor_id": doctor, "starts_at": at}, token)
            if status != 201:
                continue
            self.ask("POST", "/api/v1/appointments", {"doctor_id": doctor, "starts_at": at}, token)
            visit = f"/api/v1/appointments/{held['id']}"
            for card in ("4000000000000002", "4242424242424242"):
                self.ask("POST", f"{visit}/payments", {"method": card}, token)
            until(lambda: self.ask("GET", visit, token=token)[1]["status"] == "confirmed", f"{visit} is confirmed")
            confirmed.append(visit)
        assert confirmed, "nothing could be booked"
        self.ask("POST", f"{confirmed[0]}/cancel", {}, token)


class Prometheus:
    def __init__(self, url, settings):
        self.url, self.settings = url, settings

    def watch(self, folder, probes):
        """Reads the settings that are deployed, but asks the demo, and often; waits until it was asked."""
        settings = yaml.safe_load((folder / "prometheus.yml").read_text())
        settings["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
        settings["rule_files"] = [str(folder / name) for name in settings["rule_files"]]
        for job in settings["scrape_configs"]:
            for discovery in [key for key in job if key.endswith("_sd_configs")]:
                del job[discovery]
            job["static_configs"] = [{"targets": [probes]}]
        self.settings.write_text(yaml.safe_dump(settings))
        request = urllib.request.Request(f"{self.url}/-/reload", method="POST")
        urllib.request.urlopen(request, timeout=30).close()
        until(lambda: self.query('up{job="doctorly"} == 1')[0], "Prometheus has asked the demo")

    def query(self, expression):
        """The samples, or the sentence that says why there are none."""
        path = f"{self.url}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
        try:
            with urllib.request.urlopen(path, timeout=30) as answer:
                samples = json.load(answer)["data"]["result"]
                return [one for one in samples if one["value"][1] != "NaN"], None
        except urllib.error.HTTPError as refused:
            return [], json.load(refused)["error"]

    def rules(self):
        with urllib.request.urlopen(f"{self.url}/api/v1/rules", timeout=30) as answer:
            groups = json.load(answer)["data"]["groups"]
        return [rule for group in groups for rule in group["rules"]]


def until(happens, what):
    """Asks again until it is so; whoever waits too long is told what for."""
    deadline = time.monotonic() + PATIENCE
    while not happens():
        if time.monotonic() > deadline:
            raise SystemExit(f"FAILED in {PATIENCE} seconds it did not come about that {what}")
        time.sleep(0.2)
