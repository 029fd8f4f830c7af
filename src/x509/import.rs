//! Private keys from elsewhere, private keys for a drawer, and a second opinion on signatures.
//!
//! p384 and rsa are at home here: they read and check the forms that aws-lc-rs does not, and p384 verifies what a P-384 authority signed a
//! second time, with other code than made it. Nothing here signs.

use super::{Certificate, Error, KeyPair, SignatureAlgorithm, pem};
use crate::model::{KeyType, Secret};
use p384::ecdsa::{DerSignature, VerifyingKey, signature::Verifier};
use pkcs8::{
    EncodePrivateKey, EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef,
    der::{Decode, pem::PemLabel},
    pkcs5::pbes2,
};
use rsa::pkcs1::DecodeRsaPrivateKey;

/// How often PBKDF2-HMAC-SHA256 turns for a key in a drawer (OWASP, password storage, 2023).
const ITERATIONS: u32 = 600_000;

/// Reads a private key from PEM: PKCS#8, encrypted PKCS#8 with the passphrase, SEC 1 (`EC PRIVATE KEY`), PKCS#1 (`RSA PRIVATE KEY`).
///
/// # Errors
/// [`Error::Pem`], [`Error::WrongPassphrase`], [`Error::KeyRejected`].
pub fn import_private_key(text: &[u8], passphrase: Option<&Secret>) -> Result<KeyPair, Error> {
    let rejected = |why: String| Error::KeyRejected { why };
    let labels = pem::labels(text);
    let utf8 = std::str::from_utf8(text).map_err(|_| Error::PemDamaged { why: "it is not text".to_owned() })?;
    match labels.iter().map(String::as_str).find(|l| l.ends_with("PRIVATE KEY")) {
        Some("PRIVATE KEY") => KeyPair::from_pkcs8(&pem::private_key(text)?),
        Some("ENCRYPTED PRIVATE KEY") => {
            let passphrase = passphrase.ok_or_else(|| rejected("it is encrypted, and no passphrase was given".to_owned()))?;
            decrypt_private_key(utf8, passphrase)
        }
        Some("EC PRIVATE KEY") => {
            let key =
                p384::SecretKey::from_sec1_pem(utf8).map_err(|_| rejected("it is no P-384 key in SEC 1 form".to_owned()))?;
            let der = key.to_pkcs8_der().map_err(|e| rejected(e.to_string()))?;
            KeyPair::from_pkcs8(&Secret::new(der.as_bytes().to_vec()))
        }
        Some("RSA PRIVATE KEY") => {
            let key = rsa::RsaPrivateKey::from_pkcs1_pem(utf8).map_err(|e| rejected(e.to_string()))?;
            key.validate().map_err(|e| rejected(e.to_string()))?;
            let der = key.to_pkcs8_der().map_err(|e| rejected(e.to_string()))?;
            KeyPair::from_pkcs8(&Secret::new(der.as_bytes().to_vec()))
        }
        _ => Err(Error::Pem { expected: "private key", found: labels }),
    }
}

/// The PEM text of a private key under a passphrase: encrypted PKCS#8 (PBES2: PBKDF2-HMAC-SHA256, AES-256-CBC), which every OpenSSL reads.
///
/// # Errors
/// [`Error::Crypto`] when it cannot be done.
pub fn encrypt_private_key(key: &KeyPair, passphrase: &Secret) -> Result<Secret, Error> {
    let what = "encrypt a private key";
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    aws_lc_rs::rand::fill(&mut salt).and_then(|()| aws_lc_rs::rand::fill(&mut iv)).map_err(|_| Error::Crypto { what })?;
    let pkcs8 = key.to_pkcs8()?;
    let info = PrivateKeyInfoRef::from_der(pkcs8.expose()).map_err(|_| Error::Crypto { what })?;
    let parameters =
        pbes2::Parameters::generate_pbkdf2_sha256_aes256cbc(ITERATIONS, &salt, iv).map_err(|_| Error::Crypto { what })?;
    let sealed = info.encrypt_with_params(parameters, passphrase.expose()).map_err(|_| Error::Crypto { what })?;
    let text = sealed.to_pem(EncryptedPrivateKeyInfoRef::PEM_LABEL, LineEnding::LF).map_err(|_| Error::Crypto { what })?;
    Ok(Secret::from(String::clone(&text)))
}

/// Reads a private key that [`encrypt_private_key`] wrote, or another program in that form.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::PemDamaged`], [`Error::KeyRejected`].
pub fn decrypt_private_key(text: &str, passphrase: &Secret) -> Result<KeyPair, Error> {
    let damaged = |e: pkcs8::der::Error| Error::PemDamaged { why: e.to_string() };
    let (_, document) = pkcs8::der::SecretDocument::from_pem(text.trim_start_matches('\u{feff}')).map_err(damaged)?;
    let sealed = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes()).map_err(damaged)?;
    let opened = sealed.decrypt(passphrase.expose()).map_err(|_| Error::WrongPassphrase)?;
    KeyPair::from_pkcs8(&Secret::new(opened.as_bytes().to_vec()))
}

/// Verifies the signature of a certificate with other code than made it, where there is such code: for a P-384 issuer, with p384.
///
/// # Errors
/// [`Error::BadSignature`]
pub fn verify_independently(certificate: &Certificate, issuer: &super::PublicKey) -> Result<(), Error> {
    if issuer.key_type() != KeyType::P384 || certificate.signature_algorithm()? != SignatureAlgorithm::EcdsaSha384 {
        return certificate.verify_signature(issuer);
    }
    let key = VerifyingKey::from_sec1_bytes(issuer.bits()).map_err(|_| Error::BadSignature)?;
    let signature = DerSignature::try_from(certificate.signature()).map_err(|_| Error::BadSignature)?;
    key.verify(certificate.tbs(), &signature).map_err(|_| Error::BadSignature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawer_key_opens_with_its_passphrase_alone() {
        let key = KeyPair::generate(KeyType::P384).unwrap();
        let sealed = encrypt_private_key(&key, &Secret::from("correct horse".to_owned())).unwrap();
        let text = sealed.expose_str().unwrap();
        assert!(text.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        let opened = import_private_key(text.as_bytes(), Some(&Secret::from("correct horse".to_owned()))).unwrap();
        assert_eq!(opened.public(), key.public());
        let wrong = import_private_key(text.as_bytes(), Some(&Secret::from("battery staple".to_owned())));
        assert_eq!(wrong.unwrap_err(), Error::WrongPassphrase);
    }
}
