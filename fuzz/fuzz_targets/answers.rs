//! See `evpki_fuzz::answers`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::answers::check(data));
