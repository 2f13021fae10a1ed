# Helm, to render the chart as a cluster's operator would. Built by Go, which checks what it fetches against its public
# record of checksums. This version is the newest that Debian's Go can build.
helm_version=v3.12.3
helm_program=$target/engines/helm/helm-$helm_version

helm_needs() { [ -x "$helm_program" ] || package_unless go golang-go ca-certificates; }

helm_prepare() {
  [ -x "$helm_program" ] && return
  mkdir -p "${helm_program%/*}" &&
    GOBIN=${helm_program%/*} CGO_ENABLED=0 go install -ldflags=-s "helm.sh/helm/v3/cmd/helm@$helm_version" &&
    mv "${helm_program%/*}/helm" "$helm_program"
}
