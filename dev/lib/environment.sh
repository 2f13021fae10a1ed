# Where things are and how tools speak: the same on every machine, terminal or not.

root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
logs=$target/test-logs

export CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never NO_COLOR=1
export LC_ALL=C.UTF-8
export DEBIAN_FRONTEND=noninteractive

# Stages are the files dev/stages/<number>-<name>.sh. All have the same shape:
#   quick        yes when `--quick` runs it
#   counted_by   how its log is counted (dev/lib/counts.sh)
#   needs        prints the Debian packages that are missing
#   prepare      installs what no Debian package brings
#   run          the tests; its exit status is the verdict
stage_names() {
  local file
  for file in dev/stages/*.sh; do
    file=${file##*/[0-9][0-9]-}
    echo "${file%.sh}"
  done
}

stage_file() {
  echo dev/stages/[0-9][0-9]-"$1".sh
}

# A setting of a stage; the set-up is not one and counts nothing.
stage_setting() {
  if [ "$1" = set-up ]; then
    echo nothing
  else
    (. "$(stage_file "$1")" && echo "${!2}")
  fi
}

duration() {
  if [ "$1" -lt 60 ]; then echo "$1 s"; else echo "$(($1 / 60)) min $(($1 % 60)) s"; fi
}

# The whole workspace with its tests, so that every stage uses one set of crate features and one profile,
# and nothing is compiled twice. Also makes target/debug/doctorly.
build() {
  cargo test --workspace --all-features --no-run
}
