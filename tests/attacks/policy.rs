//! Attacks on the ways to open the vault, and what the policies of passphrases and codes refuse.
