# The same suite on MariaDB. The kernel never meets a database, so it is not asked again.
quick=no
counted_by=cargo

needs() { mariadb_needs; }

prepare() { mariadb_prepare; }

run() {
  trap mariadb_stop EXIT
  trap 'exit 143' TERM
  mariadb_start || return 1
  DOCTORLY_TEST_DATABASE=mariadb DOCTORLY_TEST_MARIADB_URL=$mariadb_url \
    cargo test --workspace --all-features --exclude kernel --no-fail-fast -- --skip engines::
}
