# The same suite on PostgreSQL. The kernel never meets a database, so it is not asked again.
quick=no
counted_by=cargo

needs() { postgres_needs; }

prepare() { postgres_prepare; }

run() {
  trap postgres_stop EXIT
  trap 'exit 143' TERM
  postgres_start || return 1
  DOCTORLY_TEST_DATABASE=postgres DOCTORLY_TEST_POSTGRES_URL=$postgres_url \
    cargo test --workspace --all-features --exclude kernel --no-fail-fast -- --skip engines::
}
