# The API asked everything its own OpenAPI document allows, and much that it does not.
quick=no
counted_by=summary

tools=$target/fuzz-tools

needs() { python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv; }

prepare() {
  cmp -s dev/fuzz/requirements.txt "$tools/installed" && return
  python3 -m venv --clear "$tools" &&
    "$tools/bin/pip" install -q --disable-pip-version-check --only-binary :all: -r dev/fuzz/requirements.txt &&
    cp dev/fuzz/requirements.txt "$tools/installed"
}

run() {
  build && "$tools/bin/python" dev/fuzz/run.py "$target/debug/doctorly" "$logs"
}
