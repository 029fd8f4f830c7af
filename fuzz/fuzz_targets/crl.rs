//! See `evpki_fuzz::crl`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::crl::check(data));
