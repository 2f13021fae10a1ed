# The counting is what the last line of `./dev/test` rests on, so it has tests of its own.
set -uo pipefail
. dev/lib/counts.sh
. dev/lib/second-try.sh
counted_by=cargo
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
says "what passed at the second try has passed" cargo 0 "4 0" "test result: FAILED. 3 passed; 1 failed; 0 ignored
test result: ok. 1 passed; 0 failed; 0 ignored
passed at the second try: races::a_race"
says "what failed beside it has failed" cargo 101 "4 1" "test result: FAILED. 3 passed; 2 failed; 0 ignored
test result: ok. 1 passed; 0 failed; 0 ignored
passed at the second try: races::a_race"

# tried NAME VERDICT NAMES FIRST SECOND: what is tried again where the first run says FIRST and the second SECOND.
tried() {
  local verdict=failed named=
  first=$4 second=$5
  if trying_again failed_in_cargo says_the_second sh -c 'printf "%s\n" "$0"; exit 101' "$first" >"$log"; then verdict=passed; fi
  named=$(second_tries "$log" | tr '\n' ' ')
  if [ "$verdict $named" = "$2 $3" ]; then
    echo "ok $1" && passed=$((passed + 1))
  else
    echo "FAILED $1: $verdict with '$named'" && failed=$((failed + 1))
  fi
}
says_the_second() { printf '%s\n' "$second"; case $second in *FAILED*) return 101 ;; esac; }

one="     Running tests/it/main.rs
test races::a_race ... FAILED
test result: FAILED. 3 passed; 1 failed; 0 ignored"
tried "an accident passes at the second try" passed "races::a_race " "$one" "test result: ok. 1 passed; 0 failed"
tried "a fault fails again" failed "" "$one" "test result: FAILED. 0 passed; 1 failed"
tried "what is not found again has not passed" failed "" "$one" "test result: ok. 0 passed; 0 failed"
tried "a program that died is not tried again" failed "" "     Running tests/other.rs
$one" "test result: ok. 1 passed; 0 failed"
tried "many are no accident" failed "" "     Running tests/it/main.rs
test a ... FAILED
test b ... FAILED
test c ... FAILED
test d ... FAILED
test result: FAILED. 3 passed; 4 failed; 0 ignored" "test result: ok. 4 passed; 0 failed"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
