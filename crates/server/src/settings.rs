//! What an operator sets.
