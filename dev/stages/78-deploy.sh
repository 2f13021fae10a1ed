# What people deploy with: the dashboards and alarms against a real Prometheus that watches a real demo, the chart as Helm
# renders it, the unit as systemd reads it, the compose file.
quick=no
counted_by=summary

. dev/lib/helm.sh
tools=$target/deploy-tools

needs() {
  prometheus_needs
  helm_needs
  package_unless systemd-analyze systemd
  package_unless curl curl
  python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
}

prepare() {
  helm_prepare || return 1
  cmp -s dev/deploy/requirements.txt "$tools/installed" && return
  python3 -m venv --clear "$tools" &&
    "$tools/bin/pip" install -q --disable-pip-version-check --only-binary :all: -r dev/deploy/requirements.txt &&
    cp dev/deploy/requirements.txt "$tools/installed"
}

run() {
  trap prometheus_stop EXIT
  trap 'exit 143' TERM
  build && prometheus_start || return 1
  "$tools/bin/python" -B dev/deploy/run.py --doctorly "$target/debug/doctorly" --helm "$helm_program" \
    --prometheus "$prometheus_url" --settings "$prometheus_folder/prometheus.yml" --logs "$logs"
}
