# What ./dev/services does. A process keeps the engines: they die with it, and it ends when it is told to. It and its
# folder are named in $services.

services=$target/services

services_up() {
  local name keeper missing=() folder
  for name in "$@"; do
    if [[ " $(engine_names | tr '\n' ' ') " != *" $name "* ]]; then
      echo "There is no engine called '$name'. There are: $(engine_names | tr '\n' ' ')" >&2
      return 2
    fi
  done
  if services_status >/dev/null; then
    echo "They run already; ./dev/services down stops them." >&2
    return 1
  fi
  [ $# -gt 0 ] || set -- $(engine_names)
  for name in "$@"; do missing+=($("${name}_needs")); done
  install_packages "${missing[@]}" >&2 || return 1
  for name in "$@"; do "${name}_prepare" >&2 || return 1; done

  mkdir -p "$target"
  folder=$(mktemp -d /tmp/doctorly-services.XXXXXX) && chmod 755 "$folder" || return 1
  # In a session of its own, so that it outlives the terminal, and holding none of our files, so that nobody waits for it.
  setsid ./dev/services keep "$folder" "$@" </dev/null >"$folder/keeper.log" 2>&1 &
  keeper=$!
  echo "$keeper $folder" >"$services"
  disown "$keeper"
  until [ -e "$folder/settings" ]; do
    if ! kill -0 "$keeper" 2>/dev/null; then
      cat "$folder/keeper.log" >&2
      rm -rf "$folder" "$services"
      return 1
    fi
    sleep 0.1
  done
  cat "$folder/settings"
}

services_keep() {
  local folder=$1 name
  shift
  engines_folder=$folder logs=$folder
  running=("$@")
  trap services_end EXIT
  trap 'exit 0' TERM INT HUP
  for name in "$@"; do
    "${name}_start" || exit 1
  done
  engine_urls "$@" >"$folder/settings.new" && mv "$folder/settings.new" "$folder/settings"
  # Whatever of them ends, the others go on: whoever tries things may want to kill one.
  while :; do sleep 86400 & wait $!; done
}

services_end() {
  local name
  kill $(jobs -p) 2>/dev/null
  for name in "${running[@]}"; do "${name}_stop"; done
}

services_status() {
  local keeper folder
  [ -e "$services" ] && read -r keeper folder <"$services" && kill -0 "$keeper" 2>/dev/null && cat "$folder/settings"
}

services_down() {
  local keeper folder tick
  [ -e "$services" ] || return 0
  read -r keeper folder <"$services"
  kill "$keeper" 2>/dev/null
  for tick in {1..300}; do
    kill -0 "$keeper" 2>/dev/null || break
    sleep 0.1
  done
  rm -rf "$folder" "$services"
}
