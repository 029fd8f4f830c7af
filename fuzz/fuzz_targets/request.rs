//! See `evpki_fuzz::request`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::request::check(data));
