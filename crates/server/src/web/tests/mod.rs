//! Every page in every state and every language, rendered and looked over.

pub mod cast;
mod messages;
mod pages;
