# Everything that stands on a server of somebody else's: each adapter keeps the contract of its embedded twin against
# the real one, and outlives its death.
quick=no
counted_by=cargo

needs() {
  local name
  for name in $(engine_names); do "${name}_needs"; done
}

prepare() {
  local name
  for name in $(engine_names); do "${name}_prepare" || return 1; done
}

run() {
  local name
  trap 'for name in $(engine_names); do "${name}_stop"; done' EXIT
  trap 'exit 143' TERM
  for name in $(engine_names); do
    echo "starting $name"
    "${name}_start" || return 1
  done
  # Several processes share a database server.
  export DOCTORLY_TEST_DATABASE=postgres
  export $(engine_urls $(engine_names) | grep ^DOCTORLY_TEST_)
  cargo test --workspace --all-features --test it --no-fail-fast engines::
}
