//! See `evpki_fuzz::key_file`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| evpki_fuzz::key_file::check(data));
