//! What is signed or verified, taken in piece by piece.

use super::SignatureAlgorithm;
use aws_lc_rs::digest::{self, Context, Digest};

/// What is signed or verified, taken in piece by piece: of most algorithms only its digest is kept. Ed25519 signs the message itself and
/// not a digest of it, so there the whole message is.
#[derive(Clone)]
pub struct Message {
    algorithm: SignatureAlgorithm,
    taken: Taken,
}

#[derive(Clone)]
enum Taken {
    Digest(Context),
    Whole(Vec<u8>),
}

/// What goes into a signature.
pub(super) enum Content<'a> {
    Digest(Digest),
    Whole(&'a [u8]),
}

impl Message {
    /// An empty message, for a signature of this kind.
    #[must_use]
    pub fn new(algorithm: SignatureAlgorithm) -> Self {
        use SignatureAlgorithm as A;
        let taken = match algorithm {
            A::EcdsaSha256 | A::RsaSha256 => Taken::Digest(Context::new(&digest::SHA256)),
            A::EcdsaSha384 | A::RsaSha384 => Taken::Digest(Context::new(&digest::SHA384)),
            A::EcdsaSha512 | A::RsaSha512 => Taken::Digest(Context::new(&digest::SHA512)),
            A::Ed25519 => Taken::Whole(Vec::new()),
        };
        Self { algorithm, taken }
    }

    /// A message in one piece.
    #[must_use]
    pub fn of(algorithm: SignatureAlgorithm, bytes: &[u8]) -> Self {
        let mut message = Self::new(algorithm);
        message.update(bytes);
        message
    }

    /// Takes in what comes next.
    pub fn update(&mut self, piece: &[u8]) {
        match &mut self.taken {
            Taken::Digest(context) => context.update(piece),
            Taken::Whole(bytes) => bytes.extend_from_slice(piece),
        }
    }

    /// How it is signed.
    #[must_use]
    pub fn algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }

    pub(super) fn content(&self) -> Content<'_> {
        match &self.taken {
            Taken::Digest(context) => Content::Digest(context.clone().finish()),
            Taken::Whole(bytes) => Content::Whole(bytes),
        }
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message").field("algorithm", &self.algorithm).finish_non_exhaustive()
    }
}
