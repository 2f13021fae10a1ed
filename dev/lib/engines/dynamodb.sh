# DynamoDB Local, as Amazon gives it out for tests, on Debian's Java.
dynamodb_setting=archive
# It takes any keys.
dynamodb_also=(AWS_ACCESS_KEY_ID=doctorly AWS_SECRET_ACCESS_KEY=doctorly-for-tests-only)

dynamodb_needs() {
  package_unless java openjdk-17-jre-headless
  package_unless mvn maven
}

dynamodb_prepare() { jars_of dynamodb; }

dynamodb_start() {
  export "${dynamodb_also[@]}"
  engine_begin dynamodb || return 1
  # Its own part of SQLite is a library of the machine's kind.
  engine_run dynamodb java -Xms64m -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Djava.library.path="$engines/dynamodb" -cp "$engines/dynamodb/*" \
    com.amazonaws.services.dynamodbv2.local.main.ServerRunner \
    -dbPath "$dynamodb_folder" -sharedDb -disableTelemetry -port "$dynamodb_port"
  engine_wait dynamodb port_answers "$dynamodb_port" || return 1
  dynamodb_url="dynamodb://doctorly?endpoint=http://127.0.0.1:$dynamodb_port&region=us-east-1"
}

dynamodb_stop() { engine_remove dynamodb; }
