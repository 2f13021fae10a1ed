# Real Chromium on every screen, with an accessibility checker. The pictures go to target/screenshots.
quick=no
counted_by=node

tests=crates/server/tests/browser

needs() {
  package_unless chromium chromium
  package_unless node nodejs
  package_unless npm npm
  # Letters for every script the screens are shown in.
  [ -e /usr/share/fonts/truetype/noto/NotoNastaliqUrdu-Regular.ttf ] || echo fonts-noto-core
}

prepare() {
  cd "$tests" || return 1
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund
}

run() {
  export DOCTORLY_PAGES_DIR=$target/pages
  rm -rf "$DOCTORLY_PAGES_DIR" "$target/screenshots"
  mkdir -p "$DOCTORLY_PAGES_DIR"
  # The samples of every page, and target/debug/doctorly.
  build && cargo test --workspace --all-features --lib -- --exact web::tests::pages::the_pages_can_be_written_to_a_folder || return 1
  cd "$tests" && npm test --silent
}
