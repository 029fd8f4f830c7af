//! See `evpki_fuzz::key`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::key::check(data));
