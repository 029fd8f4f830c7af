//! Weak keys: public keys of which it is known how others find, or already know, the private key.
//!
//! Certification requests, private keys that are imported and `certificate lint` all ask this one list. It finds what a broken generator, a
//! misused library or a tester leaves behind; no such list proves that a key is strong. What is looked for, and what is not, stands in
//! `docs/decisions/0076-weak-keys.md`.

use crate::model::hex;
use aws_lc_rs::{
    agreement::{self, Algorithm, ECDH_P256, ECDH_P384, ECDH_P521},
    signature::{Ed25519KeyPair, KeyPair as _},
};
use const_oid::{
    ObjectIdentifier,
    db::{rfc5912, rfc8410},
};
use crypto_primes::Flavor;
use der::{Decode, asn1::UintRef};
use num_bigint::BigUint;
use rsa::BoxedUint;
use spki::SubjectPublicKeyInfoRef;
use std::{collections::HashSet, sync::OnceLock};

/// The longest RSA modulus that is examined, in bits: one that is longer is refused for its length.
const LONGEST: u64 = 8192;
/// The smallest public exponent taken (FIPS 186-5, A.1.1: greater than 2^16). Smaller ones are not broken by themselves, but careless
/// verifiers, which embedded software still has, let signatures by them be forged.
const SMALLEST_EXPONENT: u32 = 65_537;
/// The longest public exponent taken, in bits: aws-lc-rs, as most libraries, verifies nothing by a longer one.
const LONGEST_EXPONENT: u64 = 33;
/// Prime factors are looked for below this bound: 2^17. A sound modulus has none below 2^1000; a damaged one mostly has a small one.
const TRIAL_DIVISION: u32 = 1 << 17;
/// How many steps of Fermat's method are made: enough for primes that were searched for one after the other.
const FERMAT_ROUNDS: u32 = 100;
/// Private keys from 1 up to this are tried on curves.
const SMALL_SCALARS: u16 = 256;

/// Why others can find the private key of this SubjectPublicKeyInfo; none: nothing of the kind is known, or the key is of no kind that is taken.
pub(super) fn weakness(spki: &[u8]) -> Option<String> {
    let info = SubjectPublicKeyInfoRef::from_der(spki).ok()?;
    let (parameters, bits) = (info.algorithm.parameters, info.subject_public_key.raw_bytes());
    match info.algorithm.oid {
        rfc5912::RSA_ENCRYPTION => rsa_weakness(bits),
        rfc5912::ID_EC_PUBLIC_KEY => curve_weakness(parameters?.decode_as().ok()?, bits),
        rfc8410::ID_ED_25519 => ed25519_weakness(bits),
        _ => None,
    }
}

/// The public exponent of an RSA key, where it is another than nearly all have: 65537.
pub(super) fn unusual_exponent(spki: &[u8]) -> Option<String> {
    let info = SubjectPublicKeyInfoRef::from_der(spki).ok().filter(|info| info.algorithm.oid == rfc5912::RSA_ENCRYPTION)?;
    let key = RsaPublicKey::from_der(info.subject_public_key.raw_bytes()).ok()?;
    let exponent = BigUint::from_bytes_be(key.exponent.as_bytes());
    (exponent != BigUint::from(SMALLEST_EXPONENT)).then(|| exponent.to_string())
}

/// RSAPublicKey (RFC 8017, A.1.1).
#[derive(der::Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

fn rsa_weakness(bits: &[u8]) -> Option<String> {
    let key = RsaPublicKey::from_der(bits).ok()?;
    let (modulus, exponent) = (BigUint::from_bytes_be(key.modulus.as_bytes()), BigUint::from_bytes_be(key.exponent.as_bytes()));
    if modulus.bits() > LONGEST {
        return Some(format!("its modulus has {} bits, at most {LONGEST} are examined", modulus.bits()));
    }
    if !exponent.bit(0) || exponent < BigUint::from(SMALLEST_EXPONENT) {
        return Some(format!(
            "its public exponent is {exponent}, expected an odd number from {SMALLEST_EXPONENT} on (FIPS 186-5, A.1.1)"
        ));
    }
    if exponent.bits() > LONGEST_EXPONENT {
        return Some(format!("its public exponent has {} bits, at most {LONGEST_EXPONENT} are taken", exponent.bits()));
    }
    if let Some(factor) = small_factor(&modulus) {
        return Some(format!("its modulus has the factor {factor}"));
    }
    if is_by_infineon(&modulus) {
        return Some("its modulus was made by the faulty RSA library of Infineon (ROCA, CVE-2017-15361)".to_owned());
    }
    if let Some(power) = power(&modulus) {
        return Some(format!("its modulus is the power of a number: its root of degree {power} is whole"));
    }
    if is_product_of_neighbours(&modulus) {
        return Some(format!(
            "the two factors of its modulus lie close together: Fermat's method finds them in {FERMAT_ROUNDS} steps"
        ));
    }
    let bytes = key.modulus.as_bytes();
    let number = BoxedUint::from_be_slice_vartime(bytes);
    crypto_primes::is_prime(Flavor::Any, &number).then(|| "its modulus is a prime, not a product of two".to_owned())
}

/// The primes below the bound of trial division.
fn primes() -> &'static [u32] {
    static PRIMES: OnceLock<Vec<u32>> = OnceLock::new();
    PRIMES.get_or_init(|| {
        let mut is_composite = vec![false; TRIAL_DIVISION as usize];
        let mut primes = Vec::new();
        for candidate in 2..TRIAL_DIVISION {
            if is_composite[candidate as usize] {
                continue;
            }
            primes.push(candidate);
            (u64::from(candidate) * u64::from(candidate)..u64::from(TRIAL_DIVISION))
                .step_by(candidate as usize)
                .for_each(|multiple| is_composite[multiple as usize] = true);
        }
        primes
    })
}

fn remainder(number: &BigUint, by: u64) -> u64 {
    (number % by).try_into().unwrap_or_default()
}

/// The smallest prime factor below the bound, other than the number itself.
fn small_factor(modulus: &BigUint) -> Option<u32> {
    // Three primes at once fit into one division by 64 bits.
    primes().chunks(3).find_map(|some| {
        let rest = remainder(modulus, some.iter().copied().map(u64::from).product());
        some.iter().copied().find(|prime| rest.is_multiple_of(u64::from(*prime)))
    })
}

/// The fingerprint of moduli whose factors are k * M + (65537^a mod M), M the product of the first primes: modulo each of those primes, the
/// modulus is a power of 65537 (Nemec and others, The Return of Coppersmith's Attack, 2017, 3.4).
fn is_by_infineon(modulus: &BigUint) -> bool {
    let count = match modulus.bits() {
        ..960 => 39,
        960..1952 => 71,
        1952..3936 => 126,
        _ => 225,
    };
    primes().iter().take(count).map(|prime| u64::from(*prime)).all(|prime| {
        let (generator, rest) = (65_537 % prime, remainder(modulus, prime));
        std::iter::successors(Some(1), |power| Some(power * generator % prime).filter(|next| *next != 1))
            .any(|power| power == rest)
    })
}

/// Fermat's method: the modulus is (a + b)(a - b) for an a just above its root.
fn is_product_of_neighbours(modulus: &BigUint) -> bool {
    let root = modulus.sqrt();
    (0..=FERMAT_ROUNDS).map(|step| &root + step).any(|a| {
        let square = &a * &a;
        square >= *modulus && is_square(&(square - modulus))
    })
}

fn is_square(number: &BigUint) -> bool {
    // Of 64 numbers in a row, twelve can be squares.
    let low = remainder(number, 64);
    let may_be = (0..64).any(|n: u64| n * n % 64 == low);
    may_be && {
        let root = number.sqrt();
        &root * &root == *number
    }
}

/// The degree of a root of the modulus that is whole. A factor has more bits than the bound of trial division.
fn power(modulus: &BigUint) -> Option<u32> {
    let most = modulus.bits() / u64::from(TRIAL_DIVISION.ilog2());
    primes().iter().copied().take_while(|degree| u64::from(*degree) <= most).find(|degree| {
        let root = modulus.nth_root(*degree);
        root.pow(*degree) == *modulus
    })
}

/// Private keys of the examples in RFC 6979, A.2.5 to A.2.7, which many copied.
const PUBLISHED: [&str; 3] = [
    "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
    "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
    "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538",
];

fn curve_weakness(curve: ObjectIdentifier, bits: &[u8]) -> Option<String> {
    static KNOWN: [OnceLock<HashSet<Vec<u8>>>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    let (algorithm, size, known) = match curve {
        rfc5912::SECP_256_R_1 => (&ECDH_P256, 32, &KNOWN[0]),
        rfc5912::SECP_384_R_1 => (&ECDH_P384, 48, &KNOWN[1]),
        rfc5912::SECP_521_R_1 => (&ECDH_P521, 66, &KNOWN[2]),
        _ => return None,
    };
    // A point and its negative, which belongs to the negative private key, have the same first coordinate.
    let coordinate = bits.get(1..=size)?;
    let known =
        known.get_or_init(|| guessable(size).into_iter().filter_map(|scalar| coordinate_of(algorithm, &scalar)).collect());
    known.contains(coordinate).then(|| "its private key is a small number, a pattern, or printed in a standard".to_owned())
}

/// The private keys of so many octets that are tried: small numbers, one octet repeated, octets counted up, and those that were published.
fn guessable(size: usize) -> Vec<Vec<u8>> {
    let small = (1..=SMALL_SCALARS).map(|number| {
        let mut scalar = vec![0; size];
        scalar[size - 2..].copy_from_slice(&number.to_be_bytes());
        scalar
    });
    // P-521 has one bit in its first octet, so patterns begin behind it.
    let behind = |rest: Vec<u8>| [vec![0; size - rest.len()], rest].concat();
    let length = if size == 66 { 65 } else { size };
    let repeated = (1..=u8::MAX).map(|octet| behind(vec![octet; length]));
    let counted = (0..=1).map(|first| behind((first..).take(length).collect()));
    let published = PUBLISHED.iter().filter_map(|text| hex::decode(text).ok()).filter(|scalar| scalar.len() == size);
    small.chain(repeated).chain(counted).chain(published).collect()
}

/// The first coordinate of the public key; none: the number is no private key of this curve.
fn coordinate_of(algorithm: &'static Algorithm, scalar: &[u8]) -> Option<Vec<u8>> {
    let public = agreement::PrivateKey::from_private_key(algorithm, scalar).ok()?.compute_public_key().ok()?;
    Some(public.as_ref().get(1..=scalar.len())?.to_vec())
}

/// The points of small order, without the sign of the other coordinate: a signature by such a point says nothing of who signed (RFC 8032, 5.1.7;
/// Chalkias and others, Taming the many EdDSAs, 2020, table 1).
const SMALL_ORDER: [&str; 5] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];
/// Seeds of the examples in RFC 8032, 7.1, and RFC 8410, 10.3.
const PUBLISHED_SEEDS: [&str; 4] = [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842",
];

fn ed25519_weakness(bits: &[u8]) -> Option<String> {
    static KNOWN: OnceLock<HashSet<Vec<u8>>> = OnceLock::new();
    let mut coordinate = bits.to_vec();
    *coordinate.last_mut()? &= 0x7f;
    if SMALL_ORDER.contains(&hex::encode(&coordinate).as_str()) {
        return Some("its point is of small order: anybody can sign in its name".to_owned());
    }
    let known = KNOWN.get_or_init(|| {
        let published = PUBLISHED_SEEDS.iter().filter_map(|text| hex::decode(text).ok());
        let seeds = guessable(32).into_iter().chain([vec![0; 32]]).chain(published);
        seeds.filter_map(|seed| Some(Ed25519KeyPair::from_seed_unchecked(&seed).ok()?.public_key().as_ref().to_vec())).collect()
    });
    known.contains(bits).then(|| "its seed is a small number, a pattern, or printed in a standard".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::KeyType,
        x509::{KeyPair, PublicKey},
    };
    use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};

    #[test]
    fn keys_made_here_are_not_weak() {
        for key_type in [KeyType::P256, KeyType::P384, KeyType::P521, KeyType::Ed25519, KeyType::Rsa2048, KeyType::Rsa4096] {
            let key = KeyPair::generate(key_type).unwrap();
            assert_eq!(weakness(key.public().spki()), None, "{key_type}");
        }
    }

    /// s = 0 and R the identity is a signature by A over every message whose digest, times A, is the identity: one in eight.
    #[test]
    fn anybody_signs_for_each_point_of_small_order() {
        let identity: Vec<u8> = [vec![1], vec![0; 63]].concat();
        for point in SMALL_ORDER.map(|text| hex::decode(text).unwrap()) {
            let key = UnparsedPublicKey::new(&ED25519, &point);
            assert!((0..=u8::MAX).any(|n| key.verify(&[n], &identity).is_ok()), "{}", hex::encode(&point));
        }
    }

    #[test]
    fn published_keys_are_those_of_the_standards() {
        let public = coordinate_of(&ECDH_P256, &hex::decode(PUBLISHED[0]).unwrap()).unwrap();
        assert_eq!(hex::encode(&public), "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6");
        let public = coordinate_of(&ECDH_P384, &hex::decode(PUBLISHED[1]).unwrap()).unwrap();
        assert_eq!(hex::encode(&public)[..16], *"ec3a4e415b4e19a4");
        let public = coordinate_of(&ECDH_P521, &hex::decode(PUBLISHED[2]).unwrap()).unwrap();
        assert_eq!(hex::encode(&public)[..20], *"01894550d0785932e00e");
        let seed = hex::decode(PUBLISHED_SEEDS[0]).unwrap();
        let public = Ed25519KeyPair::from_seed_unchecked(&seed).unwrap();
        assert_eq!(hex::encode(public.public_key().as_ref())[..16], *"d75a980182b10ab7");
    }

    #[test]
    fn the_bounds_hold() {
        assert_eq!((primes().len(), primes().last()), (12_251, Some(&131_071)));
        let product = BigUint::from(131_071_u32) * BigUint::from(131_101_u32);
        assert_eq!(small_factor(&product), Some(131_071));
        assert_eq!(small_factor(&(BigUint::from(131_101_u32) * BigUint::from(131_111_u32))), None);
        let cube = BigUint::from(131_101_u32).pow(3);
        assert_eq!(power(&cube), Some(3));
        assert!(is_product_of_neighbours(&(BigUint::from(1_000_003_u32) * BigUint::from(1_000_033_u32))));
    }

    #[test]
    fn long_moduli_do_not_stall() {
        let long = BigUint::from(3_u8).pow(10_300).to_bytes_be();
        let modulus = der::asn1::UintRef::new(&long).unwrap();
        let key = RsaPublicKey { modulus, exponent: UintRef::new(&[1, 0, 1]).unwrap() };
        let why = rsa_weakness(&der::Encode::to_der(&key).unwrap()).unwrap();
        assert!(why.ends_with("at most 8192 are examined"), "{why}");
        assert!(PublicKey::from_spki(&[0x30, 0]).is_err());
    }
}
