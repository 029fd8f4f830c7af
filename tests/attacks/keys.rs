//! Attacks with keys, requests and encodings of certificates.
