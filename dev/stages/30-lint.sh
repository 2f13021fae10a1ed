# What the compiler and clippy would say, as errors.
quick=yes
counted_by=one

needs() { :; }

prepare() { rust_component clippy clippy; }

run() { cargo clippy --workspace --all-features --all-targets -- -D warnings; }
