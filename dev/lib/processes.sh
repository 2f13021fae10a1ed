# A stage is a session of its own, so that it can be ended as a whole. What it starts carries a mark in its
# environment, so that even a process that left the session (a browser does) is found afterwards.

export TEST_RUN_OF_DOCTORLY="$$-$RANDOM"
stage_process=

# Nothing takes as long, so whatever does waits for something that will not come.
longest_stage=45m

# start_stage LOG COMMAND…
start_stage() {
  stage_log=$1
  shift
  : >"$stage_log"
  setpriv --pdeathsig TERM setsid timeout --kill-after=30s "$longest_stage" "$@" >>"$stage_log" 2>&1 &
  stage_process=$!
  # The log is followed rather than piped: a forgotten process holding a pipe open would stall us for ever.
  tail -n +1 -s 0.2 -f --pid=$stage_process "$stage_log" &
  screen_process=$!
}

wait_stage() {
  local status
  wait "$stage_process"
  status=$?
  stop_stage
  [ "$status" != 124 ] || echo "error: not done after $longest_stage, so it was ended" >>"$stage_log"
  wait "$screen_process"
  return "$status"
}

# Ends whatever of the stage still runs: asked first, then told.
stop_stage() {
  local signal tick
  [ -n "$stage_process" ] || return 0
  for signal in TERM KILL; do
    for tick in {1..50}; do
      anything_left || break 2
      [ "$tick" = 1 ] && kill "-$signal" -- "-$stage_process" $(marked_processes) 2>/dev/null
      sleep 0.1
    done
  done
  stage_process=
}

anything_left() {
  kill -0 -- "-$stage_process" 2>/dev/null || [ -n "$(marked_processes)" ]
}

marked_processes() {
  local all file process
  all=(/proc/[0-9]*/environ) # listed before grep exists, which carries the mark too
  for file in $(grep -lsF "TEST_RUN_OF_DOCTORLY=$TEST_RUN_OF_DOCTORLY" "${all[@]}"); do
    process=${file//[^0-9]/}
    [ "$process" = "$screen_process" ] || echo "$process"
  done
}
