//! See `evpki_fuzz::path`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::path::check(data));
