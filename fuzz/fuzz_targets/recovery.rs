//! See `evpki_fuzz::recovery`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::recovery::check(data));
