//! See `evpki_fuzz::profile`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::profile::check(data));
