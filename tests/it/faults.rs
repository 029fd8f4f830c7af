//! What is promised under faults: killed at any instant and at any system call, each of which may also fail; many at once, a full disk, a
//! home that cannot be used, a damaged file, a wrong clock, hostile documents. No serial number twice, nothing lost, nothing half written,
//! never success for work not done; and the same command, run again, does what is left.
//!
//! Processes are killed at instants drawn by chance; the seed is printed and taken from `EVPKI_FAULTS_SEED`. `EVPKI_FAULTS_ROUNDS=100`
//! is the long form. Small disks are mounts of their own: as root, in a user namespace, or by sudo without a password; where none of it is
//! to be had, `EVPKI_NO_MOUNT=1` leaves these tests out. System calls fail under `strace`; where no process may be traced,
//! `EVPKI_NO_PTRACE=1` leaves that out.
#![cfg(target_os = "linux")]

mod calls;
mod crowd;
mod damage;
mod disk;
mod documents;
mod flips;
mod home;
mod kill;
mod locks;
mod older;
mod rekey;
mod repair;
mod requests;
mod restore;
