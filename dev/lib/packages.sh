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
  "${administrator[@]}" apt-get update -q &&
    "${administrator[@]}" apt-get install -q -y --no-install-recommends \
      -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold "$@"
}

# Debian's package makes and starts a server for the whole machine. The tests start their own and want no other.
keep_postgres_from_starting() {
  local settings=/etc/postgresql-common/createcluster.conf
  if [[ " $* " == *" postgresql "* ]] && [ ! -e "$settings" ]; then
    "${administrator[@]}" mkdir -p "${settings%/*}"
    echo 'create_main_cluster = false' | "${administrator[@]}" tee "$settings" >/dev/null
  fi
}

# A tool that comes with Rust but not with every installation of it.
rust_component() {
  cargo "$1" --version >/dev/null 2>&1 || rustup component add "$2"
}
