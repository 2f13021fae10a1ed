# RabbitMQ from Debian, with its Erlang. Everybody may be guest on the loopback.
rabbitmq_setting=jobs

rabbitmq_server=/usr/lib/rabbitmq/bin/rabbitmq-server

rabbitmq_needs() { [ -x "$rabbitmq_server" ] || echo rabbitmq-server; }

rabbitmq_prepare() { :; }

rabbitmq_start() {
  engine_begin rabbitmq rabbitmq || return 1
  rabbitmq_configure || return 1
  # Erlang looks nodes up at a daemon that it would start and leave behind. So it gets one of ours, which stays when
  # the server is killed.
  if [ -z "${rabbitmq_names_process:-}" ]; then
    engine_run rabbitmq env ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$rabbitmq_names_port" epmd
    rabbitmq_names_process=$rabbitmq_process
    engine_wait rabbitmq port_answers "$rabbitmq_names_port" || return 1
  fi
  # Told that systemd started it, the script becomes the server instead of watching over it.
  engine_run rabbitmq env "${rabbitmq_environment[@]}" "$rabbitmq_server"
  engine_wait rabbitmq port_answers "$rabbitmq_port" || return 1
  rabbitmq_url=amqp://127.0.0.1:$rabbitmq_port
}

rabbitmq_stop() {
  engine_end rabbitmq TERM
  rabbitmq_process=${rabbitmq_names_process:-} rabbitmq_names_process=
  engine_remove rabbitmq
}

rabbitmq_configure() {
  local folder=$rabbitmq_folder
  [ -e "$folder/rabbitmq.conf" ] && return
  rabbitmq_names_port=$(free_port) || return 1
  cat >"$folder/rabbitmq.conf" <<END
listeners.tcp.1 = 127.0.0.1:$rabbitmq_port
disk_free_limit.absolute = 50MB
END
  echo '[].' >"$folder/plugins"
  rabbitmq_environment=(
    HOME="$folder"
    RUNNING_UNDER_SYSTEMD=1
    ERL_EPMD_PORT="$rabbitmq_names_port"
    RABBITMQ_CONF_ENV_FILE=/dev/null
    RABBITMQ_CONFIG_FILE="$folder/rabbitmq.conf"
    RABBITMQ_ENABLED_PLUGINS_FILE="$folder/plugins"
    RABBITMQ_NODENAME="doctorly-$rabbitmq_port@localhost"
    RABBITMQ_DIST_PORT="$(free_port)"
    RABBITMQ_MNESIA_BASE="$folder/data"
    RABBITMQ_LOG_BASE="$folder/log"
    RABBITMQ_LOGS=-
    # Waiting must not cost what the tests need.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+sbwt none +sbwtdcpu none +sbwtdio none"
  )
}
