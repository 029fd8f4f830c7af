//! Attacks with bundles: forged ones, and archives from which other programs extract something else than what was verified.
