# OpenSearch: the server's own archive and modules on Debian's Java, one node, nobody asked for a password.
opensearch_setting=search

opensearch_needs() {
  # The one class of ours is compiled as it starts.
  package_unless javac openjdk-17-jdk-headless
  package_unless mvn maven
}

opensearch_prepare() { jars_of opensearch; }

opensearch_start() {
  engine_begin opensearch || return 1
  [ -n "${opensearch_transport:-}" ] || opensearch_transport=$(free_port) || return 1
  engine_run opensearch java -Xms512m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$engines/opensearch/*" dev/engines/opensearch/OneNode.java \
    "$opensearch_folder" "$opensearch_port" "$opensearch_transport"
  engine_wait opensearch opensearch_answers || return 1
  opensearch_url=opensearch+http://127.0.0.1:$opensearch_port
}

opensearch_stop() {
  engine_remove opensearch
  opensearch_transport=
}

# The port is open before the node has found itself; then it says 503.
opensearch_answers() {
  local answer
  exec 3<>"/dev/tcp/127.0.0.1/$opensearch_port" || return 1
  printf 'GET /_cluster/health HTTP/1.0\r\n\r\n' >&3
  answer=$(timeout 5 head -c 500 <&3)
  exec 3>&-
  [[ $answer == *' 200 OK'*'"status"'* ]]
}
