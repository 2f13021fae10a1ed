"""The unit: systemd reads it, and it gives the binary little of the machine."""

import pathlib
import re
import subprocess
import tempfile

# Of 10, where systemd calls less than 2 safe.
EXPOSED_AT_MOST = 1.5


def check(report, deploy, settings):
    text = (deploy / "doctorly.service").read_text()
    report.hold("systemd reads doctorly.service", refused(text))
    report.hold("doctorly.service is given little", exposed(text))
    named = set(re.findall(r"DOCTORLY_[A-Z_]+", text))
    report.hold("doctorly.service names settings that there are", [f"there is no {name}" for name in sorted(named - settings)])
    report.finds("a word that systemd does not know", refused(text.replace("DynamicUser=", "DynamicUsers=")))
    report.finds("a unit that is given much", exposed("[Service]\nExecStart=/bin/true\n"))


def analyse(text, *arguments):
    with tempfile.TemporaryDirectory(prefix="doctorly-unit-") as folder:
        unit = pathlib.Path(folder) / "doctorly.service"
        # systemd wants the program to be there; ours is not installed.
        unit.write_text(text.replace("/usr/local/bin/doctorly", "/bin/true"))
        done = subprocess.run(["systemd-analyze", *arguments, str(unit)], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


def refused(text):
    # Without its manager about, every manual page and every unit that is named besides is somebody else's.
    status, said = analyse(text, "verify", "--man=no")
    ours = [line for line in said.splitlines() if "doctorly.service" in line]
    return ours or ([said] if status else [])


def exposed(text):
    _, said = analyse(text, "security", "--offline=true", "--no-pager")
    level = re.search(r"exposure level for \S+: ([\d.]+)", said)
    if not level or float(level[1]) > EXPOSED_AT_MOST:
        yield said[-500:]
