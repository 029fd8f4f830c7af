//! The binary: argv and the real world in, exit code out.

fn main() {}
