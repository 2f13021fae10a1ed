# Installs what the stages named as arguments need and the machine does not have.
set -uo pipefail
. dev/lib/environment.sh
. dev/lib/packages.sh
. dev/lib/engines.sh

enough_room || exit 1
# Rust links with the system's C compiler, and the embedded database is built with it.
missing=$(package_unless cc gcc libc6-dev)
for stage in "$@"; do
  missing+=" $(. "$(stage_file "$stage")" && needs)"
done
# One word a package, each once.
mapfile -t missing < <(tr -s ' \n' '\n' <<<"$missing" | sed '/^$/d' | sort -u)
install_packages "${missing[@]}" || exit 1
for stage in "$@"; do
  (. "$(stage_file "$stage")" && prepare) || exit 1
done
echo "everything needed is here"
