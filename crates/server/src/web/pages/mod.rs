//! One file a screen: its context, plain and public, and (for tests) a sample of every state.

pub mod directory;
pub mod shown;
