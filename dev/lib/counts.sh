# How many tests a log speaks of. Each way of counting prints `PASSED FAILED`.

# count WAY STATUS LOG. A stage that failed has at least one failure, whatever its log says (it may not have
# come to compile), and a stage of tests that ran none has not passed.
count() {
  local way=$1 status=$2 log=$3 passed failed
  read -r passed failed < <("count_$way" "$status" "$log")
  if [ "$way" != nothing ] && [ $((passed + failed)) = 0 ]; then failed=1; fi
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  echo "$passed $failed"
}

# Work that is not a test: it can only fail.
count_nothing() {
  echo "0 0"
}

# One check, passed or failed as a whole.
count_one() {
  if [ "$1" = 0 ]; then echo "1 0"; else echo "0 1"; fi
}

# cargo's `test result: ok. 24 passed; 0 failed; …`, one line a test binary.
count_cargo() {
  awk '/^test result: / { for (i = 2; i <= NF; i++) { if ($i == "passed;") p += $(i-1); if ($i == "failed;") f += $(i-1) } }
       END { print p + 0, f + 0 }' "$2"
}

# The last lines of node's TAP report: `# pass 8`, `# fail 0`, `# cancelled 0`.
count_node() {
  awk '$1 == "#" && $2 == "pass" { p += $3 } $1 == "#" && ($2 == "fail" || $2 == "cancelled") { f += $3 }
       END { print p + 0, f + 0 }' "$2"
}

# A runner of our own, which ends in this very line.
count_summary() {
  awk '/^[0-9]+ passed, [0-9]+ failed$/ { p = $1; f = $3 } END { print p + 0, f + 0 }' "$2"
}

# The names of the first failures in a log, for the summary; its last words when there are none.
failures() {
  grep -E '^test .* FAILED$|^ *not ok |^FAILED |^error(\[|:)' "$1" | grep -vE '^error: ([0-9]+ targets? failed|test failed)' | head -20 | grep . || tail -5 "$1"
}

# What the first tests that failed said, as cargo prints it behind a test binary's run: their panics and what led to them.
reasons() {
  awk '/^---- .* stdout ----$/ { told++ } /^failures:$/ { if (told) exit } told && told <= 3' "$1" | cut -c1-400 | head -60
}
