# The whole suite on the embedded database.
quick=yes
counted_by=cargo

needs() { :; }

prepare() { :; }

run() { DOCTORLY_TEST_DATABASE=sqlite cargo test --workspace --all-features --no-fail-fast -- --skip engines::; }
