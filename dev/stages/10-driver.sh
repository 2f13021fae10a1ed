# The test command itself: its scripts parse, and its counting is right.
quick=yes
counted_by=summary

needs() { :; }

prepare() { :; }

run() {
  local file
  for file in dev/test dev/engine dev/services .ci/run dev/*/*.sh dev/*/*/*.sh; do
    bash -n "$file" || return 1
  done
  bash dev/lib/counts-test.sh
}
