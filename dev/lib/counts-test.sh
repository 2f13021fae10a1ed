# The counting is what the last line of `./dev/test` rests on, so it has tests of its own.
set -uo pipefail
. dev/lib/counts.sh
log=$(mktemp) && trap 'rm -f "$log"' EXIT
passed=0 failed=0

# says NAME WAY STATUS EXPECTED TEXT
says() {
  local counted
  printf '%s\n' "$5" >"$log"
  counted=$(count "$2" "$3" "$log")
  if [ "$counted" = "$4" ]; then
    echo "ok $1" && passed=$((passed + 1))
  else
    echo "FAILED $1: expected $4, counted $counted" && failed=$((failed + 1))
  fi
}

says "cargo's binaries are summed" cargo 0 "7 0" "test result: ok. 3 passed; 0 failed; 0 ignored; finished in 0.1s
test a_test_result ... ok
test result: ok. 4 passed; 0 failed; 1 ignored; finished in 0.1s"
says "cargo's failures are counted" cargo 101 "3 2" "test result: FAILED. 3 passed; 2 failed; 0 ignored"
says "what does not compile is one failure" cargo 101 "0 1" "error: could not compile"
says "what died after passing is one failure" cargo 101 "3 1" "test result: ok. 3 passed; 0 failed; 0 ignored"
says "a suite without a test has not passed" cargo 0 "0 1" "test result: ok. 0 passed; 0 failed; 0 ignored"
says "node's report is read" node 1 "8 3" "# tests 11
# pass 8
# fail 1
# cancelled 2"
says "a check is one" one 0 "1 0" ""
says "a failed check is one" one 1 "0 1" ""
says "work counts nothing" nothing 0 "0 0" ""
says "failed work is one failure" nothing 1 "0 1" ""
says "our own runners say it themselves" summary 1 "12 1" "1 passed, 0 failed
12 passed, 1 failed"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
