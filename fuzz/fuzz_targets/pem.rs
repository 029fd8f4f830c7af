//! See `evpki_fuzz::pem`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::pem::check(data));
