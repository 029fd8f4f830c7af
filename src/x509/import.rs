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
    pkcs5::pbes2::{self, Kdf},
};
use rsa::pkcs1::DecodeRsaPrivateKey;

/// How often PBKDF2-HMAC-SHA256 turns for a key in a drawer (OWASP, password storage, 2023).
const ITERATIONS: u32 = 600_000;
/// How often PBKDF2 may turn for a key from elsewhere: some seconds.
const MOST_ITERATIONS: u32 = 10_000_000;
/// How much memory scrypt may take for a key from elsewhere, in bytes; OpenSSL asks for 16 MiB.
const MOST_MEMORY: u64 = 1 << 30;
/// How often scrypt may work through that memory.
const MOST_PASSES: u16 = 16;

/// Reads a private key from PEM: PKCS#8, encrypted PKCS#8 with the passphrase, SEC 1 (`EC PRIVATE KEY`), PKCS#1 (`RSA PRIVATE KEY`).
///
/// # Errors
/// [`Error::Pem`], [`Error::WrongPassphrase`], [`Error::KeyRejected`], [`Error::Weak`].
pub fn import_private_key(text: &[u8], passphrase: Option<&Secret>) -> Result<KeyPair, Error> {
    let rejected = |why: String| Error::KeyRejected { why };
    let labels = pem::labels(text);
    let utf8 = std::str::from_utf8(text).map_err(|_| Error::PemDamaged { why: "it is not text".to_owned() })?;
    let key = match labels.iter().map(String::as_str).find(|l| l.ends_with("PRIVATE KEY")) {
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
    }?;
    key.public().check_strength()?;
    Ok(key)
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
    sealed.encryption_algorithm.pbes2().map_or(Ok(()), |scheme| bounded(&scheme.kdf))?;
    let opened = sealed.decrypt(passphrase.expose()).map_err(|_| Error::WrongPassphrase)?;
    KeyPair::from_pkcs8(&Secret::new(opened.as_bytes().to_vec()))
}

/// Makes sure that a file which somebody else wrote asks for no more work and memory than any real one.
fn bounded(kdf: &Kdf) -> Result<(), Error> {
    let rejected = |why: String| Err(Error::KeyRejected { why });
    match kdf {
        Kdf::Pbkdf2(asked) if asked.iteration_count > MOST_ITERATIONS => rejected(format!(
            "its passphrase takes {} turns of PBKDF2, at most {MOST_ITERATIONS} are made",
            asked.iteration_count
        )),
        Kdf::Scrypt(asked) => {
            let memory = u64::from(asked.block_size).saturating_mul(128).saturating_mul(asked.cost_parameter);
            // A cost of 0 makes pkcs5 panic (0.8.1).
            if !asked.cost_parameter.is_power_of_two() || memory > MOST_MEMORY || asked.parallelization > MOST_PASSES {
                let (cost, size, passes) = (asked.cost_parameter, asked.block_size, asked.parallelization);
                return rejected(format!(
                    "its passphrase takes scrypt with N={cost}, r={size}, p={passes}; taken are powers of two, at most {MOST_MEMORY} bytes of memory \
                     and p={MOST_PASSES}"
                ));
            }
            Ok(())
        }
        _ => Ok(()),
    }
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

    #[test]
    fn a_key_that_asks_for_too_much_work_is_refused_before_any_is_done() {
        let opened = |kdf: Kdf| {
            let scheme = pbes2::Parameters { kdf, encryption: pbes2::EncryptionScheme::Aes256Cbc { iv: [0; 16] } };
            let sealed = EncryptedPrivateKeyInfoRef {
                encryption_algorithm: scheme.into(),
                encrypted_data: pkcs8::der::asn1::OctetStringRef::new(&[0; 16]).unwrap(),
            };
            let der = pkcs8::der::Encode::to_der(&sealed).unwrap();
            let text = pem::write(EncryptedPrivateKeyInfoRef::PEM_LABEL, &der).unwrap();
            decrypt_private_key(&text, &Secret::from("x".to_owned())).unwrap_err().to_string()
        };
        let turns = |iteration_count| {
            let kdf = pbes2::Pbkdf2Params::hmac_sha256(1, &[0; 8]).unwrap();
            opened(pbes2::Pbkdf2Params { iteration_count, ..kdf }.into())
        };
        let scrypt = |cost_parameter, block_size, parallelization| {
            let salt = pbes2::Salt::new([0; 8]).unwrap();
            opened(pbes2::ScryptParams { salt, cost_parameter, block_size, parallelization, key_length: None }.into())
        };
        assert_eq!(turns(1), "the passphrase does not open the private key");
        assert_eq!(
            turns(u32::MAX),
            "the private key cannot be used: its passphrase takes 4294967295 turns of PBKDF2, at most 10000000 are made"
        );
        assert_eq!(scrypt(16, 8, 1), "the passphrase does not open the private key");
        for (cost, size, passes) in [(0, 8, 1), (3, 8, 1), (1 << 40, 8, 1), (1 << 20, 9, 1), (16, 8, 17), (u64::MAX, u16::MAX, 1)]
        {
            let why = scrypt(cost, size, passes);
            assert!(why.contains(&format!("N={cost}, r={size}, p={passes}; taken are powers of two")), "{why}");
        }
    }
}
