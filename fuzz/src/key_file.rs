//! Key files: what is read is written as it was, and opens what it was made for.

use crate::{sentence, slot::Same};
use evpki::{
    model::Secret,
    vault::{KeyFile, Vault, key_file_slot, unlock_with_key_file},
};

pub fn check(data: &[u8]) {
    match KeyFile::read(&Secret::new(data.to_vec())) {
        Err(error) => drop(sentence(error)),
        Ok(file) => {
            let written = file.text();
            let again = KeyFile::read(&written).unwrap();
            assert!(again.pki() == file.pki() && again.text() == written);
            let read = String::from_utf8(data.to_vec()).unwrap();
            // Hexadecimal digits are read in either case.
            let (read, written) = (read.to_ascii_lowercase(), written.expose_str().unwrap());
            assert!(read.split_ascii_whitespace().eq(written.split_ascii_whitespace()), "{read:?}");
            let vault = Vault::create(file.pki(), &Same).unwrap();
            let slot = key_file_slot(&vault, &file, &Same).unwrap();
            let opened = unlock_with_key_file(file.pki(), &slot, &again).unwrap();
            assert_eq!(opened.master_name(), vault.master_name());
        }
    }
}
