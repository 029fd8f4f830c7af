//! Attacks by somebody who can write the store or a backup of it and has no passphrase.
