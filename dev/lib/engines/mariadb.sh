# MariaDB from Debian. Everybody is trusted on the loopback. What is committed is the system's to write, so that it
# outlives the server but not the machine: making a database for each test would otherwise be waiting for the disk.
# That tests drop their connections is no news. With mariadb_waits_for_disk it does as it must in production.
mariadb_setting=database

mariadb_needs() { package_unless mariadbd mariadb-server; }

mariadb_prepare() { :; }

mariadb_start() {
  local commits=(--innodb-flush-log-at-trx-commit=2 --innodb-flush-method=nosync --debug-no-sync --innodb-doublewrite=0)
  [ -z "${mariadb_waits_for_disk:-}" ] || commits=(--innodb-flush-log-at-trx-commit=1)
  engine_begin mariadb mysql || return 1
  [ -e "$mariadb_folder/data" ] ||
    engine_as mariadb mariadb-install-db --no-defaults --datadir="$mariadb_folder/data" --skip-test-db \
      --auth-root-authentication-method=normal --debug-no-sync >"$(engine_log mariadb)" 2>&1 || return 1
  engine_run mariadb mariadbd --no-defaults --datadir="$mariadb_folder/data" --socket="$mariadb_folder/socket" \
    --pid-file="$mariadb_folder/pid" --bind-address=127.0.0.1 --port="$mariadb_port" --skip-name-resolve \
    --max-connections=500 --log-warnings=1 --innodb-buffer-pool-size=512M --innodb-log-file-size=512M --table-definition-cache=4000 \
    "${commits[@]}" --innodb-file-per-table=0
  engine_wait mariadb mariadb_client -e 'create database if not exists doctorly' || return 1
  mariadb_url=mariadb://root@127.0.0.1:$mariadb_port/doctorly
}

mariadb_stop() { engine_remove mariadb; }

mariadb_client() { mariadb --no-defaults --host=127.0.0.1 --port="$mariadb_port" --user=root "$@"; }
