# A PostgreSQL of our own: a fresh data folder that is deleted afterwards, a free port on the loopback,
# everybody trusted there, and fsync on as in production.

postgres_programs() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$folder" ] || folder=$(pg_config --bindir 2>/dev/null)
  [ -x "$folder/postgres" ] && echo "$folder"
}

# Sets `postgres_url`. Whoever starts it also stops it.
postgres_start() {
  local programs try port
  programs=$(postgres_programs) || return 1
  # Not in $TMPDIR: that may be a folder which the server's user cannot enter.
  postgres_folder=$(mktemp -d /tmp/doctorly-postgres.XXXXXX) || return 1
  become_postgres_user
  "${as_postgres[@]}" "$programs/initdb" --pgdata="$postgres_folder/data" --username=doctorly --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$logs/postgres-initdb.log" || return 1

  for try in {1..20}; do
    # Below the ports that the system hands to clients.
    port=$((20000 + RANDOM % 12000))
    "${as_postgres[@]}" "$programs/postgres" -D "$postgres_folder/data" -p "$port" \
      -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=500 \
      >"$logs/postgres-server.log" 2>&1 &
    postgres_process=$!
    if postgres_answers "$programs" "$port"; then
      postgres_url=postgres://doctorly@127.0.0.1:$port/postgres
      return 0
    fi
  done
  cat "$logs/postgres-server.log" >&2
  return 1
}

# True once our server, and not another on that port, takes connections.
postgres_answers() {
  local try
  for try in {1..300}; do
    kill -0 "$postgres_process" 2>/dev/null || return 1
    [ -e "$postgres_folder/data/postmaster.pid" ] &&
      "$1/pg_isready" -q -h 127.0.0.1 -p "$2" -d postgres -U doctorly && return 0
    sleep 0.1
  done
  return 1
}

# The server refuses to run as root. It dies with its parent, so that not even a killed test run leaves it.
become_postgres_user() {
  as_postgres=(setpriv --pdeathsig INT)
  if [ "$(id -u)" = 0 ]; then
    local user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
    chown "$user" "$postgres_folder"
    as_postgres=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups --pdeathsig INT)
  fi
}

postgres_stop() {
  if [ -n "${postgres_process:-}" ]; then
    kill -INT "$postgres_process" 2>/dev/null
    wait "$postgres_process" 2>/dev/null
  fi
  [ -z "${postgres_folder:-}" ] || rm -rf "$postgres_folder"
}
