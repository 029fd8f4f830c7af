//! See `evpki_fuzz::slot`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::slot::check(data));
