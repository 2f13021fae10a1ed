# Installing what is missing, and only that.

# package_unless COMMAND PACKAGE…: prints the packages when the command is not there.
package_unless() {
  local command=$1
  shift
  command -v "$command" >/dev/null || echo "$@"
}

install_packages() {
  [ $# -gt 0 ] || return 0
  local administrator=()
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "These packages are missing and installing them takes an administrator. Please run once:" >&2
      echo "  apt-get install --no-install-recommends $*" >&2
      return 1
    fi
    administrator=(sudo -n --preserve-env=DEBIAN_FRONTEND)
  fi
  echo "installing $*"
  keep_postgres_from_starting "$@"
  forbid_starting
  "${administrator[@]}" apt-get update -q &&
    "${administrator[@]}" apt-get install -q -y --no-install-recommends \
      -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold "$@"
  local status=$?
  allow_starting
  return "$status"
}

# Debian's packages start the servers that they bring, for the whole machine. The tests start their own and want no
# other, so the policy for that is a refusal while we install.
forbid_starting() {
  policy=/usr/sbin/policy-rc.d
  [ ! -e "$policy" ] || { policy= && return; }
  printf '#!/bin/sh\nexit 101\n' | "${administrator[@]}" tee "$policy" >/dev/null &&
    "${administrator[@]}" chmod 755 "$policy"
}

allow_starting() {
  [ -z "$policy" ] || "${administrator[@]}" rm -f "$policy"
}

# This one would also make data for it, and start it when the machine does.
keep_postgres_from_starting() {
  local settings=/etc/postgresql-common/createcluster.conf
  if [[ " $* " == *" postgresql "* ]] && [ ! -e "$settings" ]; then
    "${administrator[@]}" mkdir -p "${settings%/*}"
    echo 'create_main_cluster = false' | "${administrator[@]}" tee "$settings" >/dev/null
  fi
}

# A full disk shows itself late, and as anything: a compiler that crashes, a server that waits for ever.
enough_room() {
  local wanted=3 folder free
  [ -e "$target/debug" ] || wanted=8
  for folder in "$root" "${TMPDIR:-/tmp}"; do
    free=$(($(df --output=avail -k "$folder" | tail -1) / 1024 / 1024))
    [ "$free" -ge "$wanted" ] && continue
    echo "error: only $free GB are free for $folder; the tests need $wanted. Please make room." >&2
    return 1
  done
}

# A tool that comes with Rust but not with every installation of it.
rust_component() {
  cargo "$1" --version >/dev/null 2>&1 || rustup component add "$2"
}

# jars_of NAME: the Java archives that dev/engines/NAME/pom.xml asks for, with theirs, in $engines/NAME. What Maven
# fetches must have the checksum that its source gives.
jars_of() {
  local pom=dev/engines/$1/pom.xml jars=$engines/$1
  cmp -s "$pom" "$jars/pom.xml" && return
  rm -rf "$jars" && mkdir -p "$jars" &&
    mvn --quiet --batch-mode --no-transfer-progress --strict-checksums --file "$pom" \
      dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$jars" &&
    cp "$pom" "$jars/pom.xml"
}
