# Redis from Debian. A cache: nothing of it is kept on the disk.
redis_setting=cache

redis_needs() { package_unless redis-server redis-server; }

redis_prepare() { :; }

redis_start() {
  engine_begin redis || return 1
  engine_run redis redis-server --bind 127.0.0.1 --port "$redis_port" --dir "$redis_folder" --save '' --appendonly no
  engine_wait redis port_answers "$redis_port" || return 1
  redis_url=redis://127.0.0.1:$redis_port
}

redis_stop() { engine_remove redis; }
