# Prometheus from Debian. It scrapes what the test that uses it writes into its settings; promtool comes with it.
prometheus_setting=

prometheus_needs() { package_unless prometheus prometheus; }

prometheus_prepare() { :; }

# `prometheus_config` is the file of settings; without it, it scrapes nothing. Written anew, `POST /-/reload` reads it.
prometheus_start() {
  engine_begin prometheus || return 1
  [ -e "$prometheus_folder/prometheus.yml" ] ||
    cat "${prometheus_config:-/dev/null}" >"$prometheus_folder/prometheus.yml" || return 1
  engine_run prometheus prometheus --config.file="$prometheus_folder/prometheus.yml" \
    --storage.tsdb.path="$prometheus_folder/data" --web.listen-address="127.0.0.1:$prometheus_port" \
    --web.enable-lifecycle --web.enable-remote-write-receiver --log.level=warn
  engine_wait prometheus port_answers "$prometheus_port" || return 1
  prometheus_url=http://127.0.0.1:$prometheus_port
}

prometheus_stop() { engine_remove prometheus; }
