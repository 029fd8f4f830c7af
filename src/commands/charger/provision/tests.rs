//! A manifest, interrupted.


