# Servers for tests and for trying. Each is a file of dev/lib/engines, all of one shape:
#   <name>_needs     prints the Debian packages that are missing
#   <name>_prepare   fetches what no Debian package brings, pinned, into $engines/<name>; quick when it is there
#   <name>_start     starts it on the loopback and waits until it answers; sets <name>_url. Started again after
#                    engine_kill, it is the same server: the same port, the same data
#   <name>_stop      ends it and deletes its folder; does nothing when it does not run
#   <name>_also      an array, where there is one: variables that its clients need beside the address
#   <name>_setting   the setting of doctorly that takes <name>_url, without DOCTORLY_ and _URL; empty when none does
# What they have in common is below. Whoever starts an engine stops it; it also dies with the shell that started it.

engines=$target/engines
# Where the folders of running engines are. Not in $TMPDIR: that may be a folder that a server's user cannot enter.
engines_folder=${engines_folder:-/tmp}

engine_names() {
  local file
  for file in dev/lib/engines/*.sh; do
    file=${file##*/}
    echo "${file%.sh}"
  done
}

# engine_begin NAME [USER]: a fresh folder in <name>_folder and a free port in <name>_port, or those it had before.
# With USER, which must not be root, the folder is theirs and the server runs as them: some refuse to run as root.
engine_begin() {
  local -n begun_folder=$1_folder begun_port=$1_port begun_user=$1_user
  [ -z "${begun_folder:-}" ] || return 0
  begun_folder=$(mktemp -d "$engines_folder/doctorly-$1.XXXXXX") || return 1
  begun_port=$(free_port) || return 1
  begun_user=
  if [ -n "${2:-}" ] && [ "$(id -u)" = 0 ]; then
    begun_user=nobody
    id "$2" >/dev/null 2>&1 && begun_user=$2
    chown "$begun_user" "$begun_folder"
  fi
}

# A port on the loopback where nobody listens, below those that the system hands to clients.
free_port() {
  local try port
  for try in {1..100}; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
  return 1
}

# Where an engine says what it does. Not <name>.log: a stage may be called like the engine it starts.
engine_log() { echo "$logs/server-$1.log"; }

# engine_as NAME COMMAND…: runs a command as the engine's user.
engine_as() {
  local user=$1_user
  shift
  if [ -n "${!user:-}" ]; then
    setpriv --reuid="${!user}" --regid="$(id -g "${!user}")" --clear-groups "$@"
  else
    "$@"
  fi
}

# engine_run NAME COMMAND…: runs the server in the background, as its user; its process is <name>_process.
engine_run() {
  local name=$1 user=$1_user as=()
  shift
  [ -z "${!user:-}" ] || as=(--reuid="${!user}" --regid="$(id -g "${!user}")" --clear-groups)
  setpriv "${as[@]}" --pdeathsig KILL "$@" </dev/null >>"$(engine_log "$name")" 2>&1 &
  declare -g "${name}_process=$!"
}

# engine_wait NAME COMMAND…: waits until the command, which asks the server something, succeeds.
engine_wait() {
  local name=$1 process=$1_process try
  shift
  for try in {1..600}; do
    kill -0 "${!process}" 2>/dev/null || break
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  echo "$name did not start; the end of $(engine_log "$name"):" >&2
  tail -20 "$(engine_log "$name")" >&2
  return 1
}

# True when something takes connections on that port.
port_answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# engine_signal NAME SIGNAL: STOP and CONT pause it and let it go on, with the processes that it serves its clients by.
engine_signal() {
  local process=$1_process all=
  case $2 in STOP | CONT | KILL) all=$(cat "/proc/${!process}/task/${!process}/children" 2>/dev/null) ;; esac
  kill "-$2" "${!process}" $all 2>/dev/null
}

# engine_end NAME SIGNAL: ends the server; its data stay.
engine_end() {
  local process=$1_process
  [ -n "${!process:-}" ] || return 0
  engine_signal "$1" "$2"
  engine_signal "$1" CONT
  wait "${!process}" 2>/dev/null
  declare -g "$process="
}

# Ends it without a chance to tidy up, as a machine that loses its power does.
engine_kill() {
  engine_end "$1" KILL
}

# engine_remove NAME [SIGNAL]: what most <name>_stop are.
engine_remove() {
  local folder=$1_folder
  engine_end "$1" "${2:-TERM}"
  [ -z "${!folder:-}" ] || rm -rf "${!folder}"
  declare -g "$folder="
}

# engine_urls NAME…: the addresses of running engines, as settings: those that tests read, and doctorly's own.
engine_urls() {
  local name url setting
  for name in "$@"; do
    url=${name}_url setting=${name}_setting
    local -n also=${name}_also
    printf '%s\n' "DOCTORLY_TEST_${name^^}_URL=${!url}" "${also[@]}"
    [ -z "${!setting}" ] || echo "DOCTORLY_${!setting^^}_URL=${!url}"
  done
}

for engine in dev/lib/engines/*.sh; do
  . "$engine"
done
