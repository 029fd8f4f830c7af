//! Foreign private keys: they are imported whole or refused, always in a limited time.

use crate::refusal;
use evpki::{
    model::Secret,
    x509::{Error, import_private_key, pem},
};

pub fn check(data: &[u8]) {
    let passphrase = Secret::from("password".to_owned());
    for given in [None, Some(&passphrase)] {
        match import_private_key(data, given) {
            Ok(key) => {
                assert!(format!("{key:?}").len() < 256);
                let text = pem::write_private_key(&key.to_pkcs8().unwrap()).unwrap();
                let again = import_private_key(text.expose(), None).unwrap();
                assert_eq!(again.public(), key.public());
                let signature = key.sign(data).unwrap();
                assert_eq!(again.public().verify(key.algorithm(), data, &signature), Ok(()));
                assert_eq!(again.public().verify(key.algorithm(), &[data, b" "].concat(), &signature), Err(Error::BadSignature));
            }
            Err(error) => refusal(&error),
        }
    }
}
