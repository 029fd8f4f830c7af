//! See `evpki_fuzz::record`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::record::check(data));
