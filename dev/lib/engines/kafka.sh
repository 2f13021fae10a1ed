# Apache Kafka: the broker's own archive, in KRaft mode, a broker and a controller in one process, on Debian's Java.
# It keeps records whatever their time: tests have a time of their own.
kafka_setting=events

kafka_needs() {
  package_unless java openjdk-17-jre-headless
  package_unless mvn maven
}

kafka_prepare() { jars_of kafka; }

kafka_start() {
  engine_begin kafka || return 1
  kafka_configure || return 1
  kafka_starts=$(kafka_started)
  kafka_java kafka.Kafka "$kafka_folder/server.properties"
  engine_wait kafka kafka_answers || return 1
  kafka_url=kafka://127.0.0.1:$kafka_port
}

kafka_stop() { engine_remove kafka; }

kafka_configure() {
  local settings=$kafka_folder/server.properties controller
  [ -e "$settings" ] && return
  controller=$(free_port) || return 1
  cat >"$settings" <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$controller
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
listeners=PLAINTEXT://127.0.0.1:$kafka_port,CONTROLLER://127.0.0.1:$controller
log.dirs=$kafka_folder/data
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
log.retention.ms=-1
END
  kafka_java kafka.tools.StorageTool format --cluster-id doctorly-tests-cluster --config "$settings"
  wait "$kafka_process"
}

# The heap is small, and the compiler thrifty: it lives for a minute.
kafka_java() {
  engine_run kafka java -Xms128m -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$engines/kafka/*" \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info "$@"
}

# The port is open before the broker takes part in the cluster; its log says when it does.
kafka_answers() { [ "$(kafka_started)" -gt "$kafka_starts" ]; }

kafka_started() { cat "$(engine_log kafka)" 2>/dev/null | grep -c 'Kafka Server started'; }
