# An S3 server: the Versity gateway over a folder, with one bucket. Built by Go, which checks what it fetches against its
# public record of checksums; a Go that is too old fetches the one that is asked for.
s3_setting=media
s3_version=v1.8.0
s3_program=$engines/s3/versitygw-$s3_version
# What a client opens it with; nothing else is behind it.
s3_also=(AWS_ACCESS_KEY_ID=doctorly AWS_SECRET_ACCESS_KEY=doctorly-for-tests-only)

s3_needs() { [ -x "$s3_program" ] || package_unless go golang-go ca-certificates; }

s3_prepare() {
  [ -x "$s3_program" ] && return
  mkdir -p "$engines/s3" &&
    GOBIN=$engines/s3 GOTOOLCHAIN=auto CGO_ENABLED=0 \
      go install "github.com/versity/versitygw/cmd/versitygw@$s3_version" &&
    mv "$engines/s3/versitygw" "$s3_program"
}

s3_start() {
  export "${s3_also[@]}"
  engine_begin s3 || return 1
  mkdir -p "$s3_folder/buckets" "$s3_folder/notes" || return 1
  # Not every file system keeps notes with its files, so they lie beside them.
  engine_run s3 "$s3_program" --access "$AWS_ACCESS_KEY_ID" --secret "$AWS_SECRET_ACCESS_KEY" --region us-east-1 \
    --port "127.0.0.1:$s3_port" --health /health --quiet posix --sidecar "$s3_folder/notes" "$s3_folder/buckets"
  engine_wait s3 curl -sf "http://127.0.0.1:$s3_port/health" || return 1
  [ -d "$s3_folder/buckets/doctorly" ] || s3_make_bucket || return 1
  s3_url="s3://doctorly?endpoint=http://127.0.0.1:$s3_port&region=us-east-1"
}

s3_make_bucket() {
  curl -sSf -X PUT --aws-sigv4 aws:amz:us-east-1:s3 --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
    -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' "http://127.0.0.1:$s3_port/doctorly"
}

s3_stop() { engine_remove s3; }
