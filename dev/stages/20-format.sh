# One way to write the code.
quick=yes
counted_by=one

needs() { :; }

prepare() { rust_component fmt rustfmt; }

run() { cargo fmt --all --check; }
