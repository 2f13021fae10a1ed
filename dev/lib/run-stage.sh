# Runs the stage named as argument; its exit status is the verdict.
set -uo pipefail
. dev/lib/environment.sh
. dev/lib/packages.sh
. dev/lib/engines.sh
. "$(stage_file "$1")"
run
