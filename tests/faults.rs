//! What is promised under faults: killed at any instant and at any system call, each of which may also fail; many at once, a full disk, a
//! home that cannot be used, a damaged file, a wrong clock, hostile documents. No serial number twice, nothing lost, nothing half written,
//! never success for work not done; and the same command, run again, does what is left.
//!
//! Processes are killed at instants drawn by chance; the seed is printed and taken from `EVPKI_FAULTS_SEED`. `EVPKI_FAULTS_ROUNDS=100`
//! is the long form. Small disks are mounts of their own: as root, in a user namespace, or by sudo without a password; where none of it is
//! to be had, `EVPKI_NO_MOUNT=1` leaves these tests out. System calls fail under `strace`; where no process may be traced,
//! `EVPKI_NO_PTRACE=1` leaves that out.
#![cfg(target_os = "linux")]

#[path = "support/place.rs"]
mod place;
#[path = "support/session.rs"]
mod session;
#[path = "support/trial.rs"]
mod trial;

#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/crowd.rs"]
mod crowd;
#[path = "faults/damage.rs"]
mod damage;
#[path = "faults/disk.rs"]
mod disk;
#[path = "faults/documents.rs"]
mod documents;
#[path = "faults/flips.rs"]
mod flips;
#[path = "faults/home.rs"]
mod home;
#[path = "faults/kill.rs"]
mod kill;
#[path = "faults/locks.rs"]
mod locks;
#[path = "faults/older.rs"]
mod older;
#[path = "faults/rekey.rs"]
mod rekey;
#[path = "faults/repair.rs"]
mod repair;
#[path = "faults/requests.rs"]
mod requests;
#[path = "faults/restore.rs"]
mod restore;
