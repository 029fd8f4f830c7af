//! See `evpki_fuzz::bundle`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::bundle::check(data));
