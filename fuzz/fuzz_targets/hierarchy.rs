//! See `evpki_fuzz::hierarchy`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::hierarchy::check(data));
