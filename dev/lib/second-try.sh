# A test of a race, an outage or a browser may fail because the machine had something else to do just then. So the few
# that failed are run once more, one after the other: a fault fails again, and the stage with it. What passes only then
# is named in the summary, because it is a test to be mended.

# More than so many at once is no accident.
most_accidents=3

# trying_again FAILED_IN RERUN COMMAND…
#   FAILED_IN  a function that prints the names of the tests that failed in a log, one a line; none where a second try
#              would not tell
#   RERUN      a function that runs only the tests named as its arguments
trying_again() {
  local log status
  log=$(mktemp) || return 1
  try_twice "$@"
  status=$?
  rm -f "$log"
  return $status
}

try_twice() {
  local failed_in=$1 rerun=$2 names passed failed
  shift 2
  "$@" 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" != 0 ] || return 0
  mapfile -t names < <("$failed_in" "$log")
  [ ${#names[@]} -ge 1 ] && [ ${#names[@]} -le $most_accidents ] || return 1
  printf '\n== once more:\n' && printf '   %s\n' "${names[@]}"
  "$rerun" "${names[@]}" 2>&1 | tee "$log"
  # A test that was not found again has not passed.
  read -r passed failed < <(count "$counted_by" "${PIPESTATUS[0]}" "$log")
  [ "$failed" = 0 ] && [ "$passed" -ge ${#names[@]} ] || return 1
  printf 'passed at the second try: %s\n' "${names[@]}"
}

# The tests of `cargo test` that failed; none where a test binary died before it had told of all of its tests.
failed_in_cargo() {
  awk '/^ *(Running|Doc-tests) / { begun++ }
       /^test result: / { ended++; for (i = 2; i <= NF; i++) if ($i == "failed;") told += $(i-1) }
       /^test .* \.\.\. FAILED$/ { sub(/^test /, ""); sub(/ \.\.\. FAILED$/, ""); if (!seen[$0]++) names[++failed] = $0 }
       END { if (begun == ended && told == failed) for (i = 1; i <= failed; i++) print names[i] }' "$1"
}

# cargo_suite [ARGUMENTS OF CARGO TEST…] -- [ARGUMENTS OF THE TESTS…]
cargo_suite() {
  cargo_arguments=()
  while [ "$1" != -- ]; do cargo_arguments+=("$1") && shift; done
  trying_again failed_in_cargo cargo_again cargo test --no-fail-fast "${cargo_arguments[@]}" "$@"
}

cargo_again() {
  cargo test --no-fail-fast "${cargo_arguments[@]}" -- --exact --test-threads=1 "$@"
}

# The tests, without the groups they stand in, that node's TAP report says have failed.
failed_in_node() {
  awk '/^ *not ok [0-9]+ - / { name = $0; sub(/^ *not ok [0-9]+ - /, "", name); gsub(/\\#/, "#", name) }
       /^ *failureType: / && name != "" { if ($2 !~ /subtestsFailed/) print name; name = "" }' "$1"
}

# node_suite: all of the folder's tests.
node_suite() {
  trying_again failed_in_node node_again npm test --silent
}

node_again() {
  local name patterns=()
  for name in "$@"; do patterns+=("--test-name-pattern=$(sed 's/[][\.*^$+?(){}|/]/\\&/g' <<<"$name")"); done
  npm test --silent -- "${patterns[@]}"
}
