//! See `evpki_fuzz::totp`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::totp::check(data));
