# PostgreSQL from Debian. Everybody is trusted on the loopback, and fsync is on as in production.
postgres_setting=database

postgres_needs() { postgres_programs >/dev/null || echo postgresql; }

postgres_prepare() { :; }

postgres_start() {
  local programs
  programs=$(postgres_programs) || return 1
  # It refuses to run as root.
  engine_begin postgres postgres || return 1
  [ -e "$postgres_folder/data" ] ||
    engine_as postgres "$programs/initdb" --pgdata="$postgres_folder/data" --username=doctorly --auth=trust \
      --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$(engine_log postgres)" || return 1
  engine_run postgres "$programs/postgres" -D "$postgres_folder/data" -p "$postgres_port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=500
  engine_wait postgres "$programs/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" -d postgres -U doctorly || return 1
  postgres_url=postgres://doctorly@127.0.0.1:$postgres_port/postgres
}

# A standby that keeps every commit before the server acknowledges it; sets postgres_standby_url.
postgres_follow() {
  local programs data
  programs=$(postgres_programs) || return 1
  engine_begin postgres_standby postgres || return 1
  data=$postgres_standby_folder/data
  engine_as postgres_standby "$programs/pg_basebackup" --host=127.0.0.1 --port="$postgres_port" --username=doctorly \
    --pgdata="$data" --checkpoint=fast --write-recovery-conf --no-sync >>"$(engine_log postgres)" 2>&1 || return 1
  engine_run postgres_standby "$programs/postgres" -D "$data" -p "$postgres_standby_port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=500 \
    -c wal_retrieve_retry_interval=200ms \
    -c "primary_conninfo=host=127.0.0.1 port=$postgres_port user=doctorly application_name=standby"
  postgres_says "alter system set synchronous_standby_names = 'standby'" >/dev/null &&
    postgres_says "select pg_reload_conf()" >/dev/null || return 1
  engine_wait postgres_standby postgres_is_followed || return 1
  postgres_standby_url=postgres://doctorly@127.0.0.1:$postgres_standby_port/postgres
}

# The server is lost; its standby takes its place.
postgres_promote() {
  engine_kill postgres
  engine_as postgres_standby "$(postgres_programs)/pg_ctl" promote --wait --pgdata="$postgres_standby_folder/data" \
    >>"$(engine_log postgres_standby)" 2>&1
}

postgres_is_followed() {
  [ "$(postgres_says "select count(*) from pg_stat_replication where sync_state = 'sync'")" = 1 ]
}

postgres_says() {
  psql --no-psqlrc --tuples-only --no-align --host=127.0.0.1 --port="$postgres_port" --username=doctorly \
    --command="$1" postgres 2>>"$(engine_log postgres)"
}

# INT: at once, without waiting for clients.
postgres_stop() {
  engine_remove postgres_standby INT
  engine_remove postgres INT
}

postgres_programs() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$folder" ] || folder=$(pg_config --bindir 2>/dev/null)
  [ -x "$folder/postgres" ] && echo "$folder"
}
