//! See `evpki_fuzz::words`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::words::check(data));
