//! Whatever keeps the vault closed, the answer and the work are the same.

use super::*;
use crate::{
    commands::{
        Context,
        testing::{Home, NOW},
    },
    model::{Outcome, PkiId},
    store::{AuditEvent, Sqlite, Store},
    vault::{MemoryKeyring, work_done},
    x509::SystemRandom,
};

const PASSPHRASE: &str = "correct horse battery staple";

fn secret(text: &str) -> Secret {
    Secret::from(text.to_owned())
}

/// A vault with a passphrase, and what is changed of it.
struct Case {
    home: Home,
    vault: Vault,
    slot: Slot,
}

impl Case {
    fn new() -> Self {
        let home = Home::founded();
        let store = home.context().store().unwrap();
        let Opened { vault, by, .. } = by_secret(&store, &secret(PASSPHRASE), None).unwrap();
        Self { home, vault, slot: by }
    }

    fn store(&self) -> Sqlite {
        self.home.context().store().unwrap()
    }

    fn slot(&self, kind: &str, label: &str, bytes: Vec<u8>) -> Slot {
        Slot { kind: kind.to_owned(), label: label.to_owned(), bytes, created: NOW }
    }

    /// Puts these slots in the place of all that are there.
    fn with(&self, slots: &[Slot]) -> &Self {
        let mut store = self.store();
        store.trust(crate::commands::context::keys(&self.vault)).unwrap();
        let old = store.slots().unwrap();
        let mut transaction = store.begin().unwrap();
        slots.iter().for_each(|slot| transaction.put_slot(slot).unwrap());
        for slot in old.iter().filter(|old| !slots.iter().any(|new| (&new.kind, &new.label) == (&old.kind, &old.label))) {
            transaction.remove_slot(&slot.kind, &slot.label).unwrap();
        }
        transaction.append(&event(&self.home.context())).unwrap();
        transaction.commit().unwrap();
        self
    }

    /// Gives this as the passphrase: what came of it, and how much work it was.
    fn gives(&self, text: &str) -> (Result<Opened, Error>, u64) {
        self.gives_to(text, None)
    }

    /// The same, where one slot alone is to be tried.
    fn gives_to(&self, text: &str, named: Option<&str>) -> (Result<Opened, Error>, u64) {
        let store = self.store();
        work_done();
        (by_secret(&store, &secret(text), named), work_done())
    }

    /// A slot that nobody opens, and that costs this to try.
    fn planted(&self, label: &str, memory: u32, passes: u32) -> Slot {
        let mut slot = self.slot("passphrase", label, self.slot.bytes.clone());
        slot.bytes[13..17].copy_from_slice(&memory.to_be_bytes());
        slot.bytes[17..21].copy_from_slice(&passes.to_be_bytes());
        slot
    }

    #[track_caller]
    fn refuses(&self, text: &str) -> (Error, u64) {
        let (found, work) = self.gives(text);
        (found.err().unwrap(), work)
    }

    fn edited(&self, change: impl FnOnce(&mut Vec<u8>)) -> Slot {
        let mut slot = self.slot.clone();
        change(&mut slot.bytes);
        slot
    }
}

fn event(context: &Context<'_>) -> AuditEvent {
    context.event("test.change", "", &[])
}

fn cheap() -> Kdf {
    Kdf::new(Kdf::LEAST_MEMORY, 1, 1).unwrap()
}

#[test]
fn nobody_is_told_what_keeps_it_closed() {
    let case = Case::new();
    let wrong = case.refuses("wrong");
    let expected = Error::locked("the passphrase does not open the vault");
    assert_eq!(wrong, (expected, Kdf::STANDARD.work()));
    let foreign = Case::new().slot;
    let in_keyring =
        vault::keyring_slot(&case.vault, &MemoryKeyring::default(), None, crate::model::Timestamp(0), &SystemRandom).unwrap();
    let keyring = case.slot("keyring", "ada", in_keyring);
    let kib = |bytes: &mut Vec<u8>, kib: u32| bytes[13..17].copy_from_slice(&kib.to_be_bytes());
    for (what, slots) in [
        ("its tag was edited", vec![case.edited(|bytes| *bytes.last_mut().unwrap() ^= 1)]),
        ("its salt was edited", vec![case.edited(|bytes| bytes[30] ^= 1)]),
        ("it asks for 4 TiB", vec![case.edited(|bytes| kib(bytes, u32::MAX))]),
        ("it asks for next to nothing", vec![case.edited(|bytes| kib(bytes, 0))]),
        ("it is cut off", vec![case.edited(|bytes| bytes.truncate(60))]),
        ("it is empty", vec![case.edited(Vec::clear)]),
        ("it is another PKI's", vec![foreign]),
        ("it is of another kind", vec![case.edited(|bytes| bytes.clone_from(&keyring.bytes))]),
        ("there is none", vec![keyring]),
    ] {
        assert_eq!(case.with(&slots).refuses(PASSPHRASE), wrong, "{what}");
        assert_eq!(case.refuses("wrong"), wrong, "{what}");
    }
    case.with(std::slice::from_ref(&case.slot)).gives(PASSPHRASE).0.unwrap();
}

#[test]
fn every_passphrase_is_tried_and_at_least_the_usual_work_is_done() {
    let case = Case::new();
    let of = |label: &str, text: &str, kdf| {
        let bytes = vault::passphrase_slot(&case.vault, &secret(text), kdf, &SystemRandom).unwrap();
        case.slot("passphrase", label, bytes)
    };
    let slots = [case.slot.clone(), of("alice", "alice's own", Kdf::STANDARD), of("bob", "bob's own", cheap())];
    case.with(&slots);
    for (text, label) in [(PASSPHRASE, "passphrase"), ("alice's own", "alice"), ("bob's own", "bob")] {
        assert_eq!(case.gives(text).0.unwrap().by.label, label);
    }
    assert_eq!(case.refuses("wrong").1, 2 * Kdf::STANDARD.work() + cheap().work());
    // A slot that somebody made cheap does not make it quicker to try.
    assert!(case.with(&slots[2..]).refuses("wrong").1 >= Kdf::STANDARD.work());
}

/// Somebody who can write the store adds slots that take all memory and a minute each: they cost nothing, and are named.
#[test]
fn a_slot_that_costs_too_much_is_not_tried() {
    let case = Case::new();
    let dear = case.planted("dear", Kdf::MOST_MEMORY, Kdf::MOST_PASSES);
    let wide = case.planted("wide", Kdf::MOST_MEMORY, 1);
    case.with(&[dear.clone(), wide.clone(), case.slot.clone()]);
    let (opened, work) = case.gives(PASSPHRASE);
    assert_eq!((opened.unwrap().by.label, work), ("passphrase".to_owned(), Kdf::STANDARD.work()));
    let (error, work) = case.refuses("wrong");
    assert_eq!((error.message.as_str(), work), ("the passphrase does not open the vault", Kdf::STANDARD.work()));
    assert_eq!(
        error.hints,
        [
            "these slots were not tried: `passphrase:wide`, `passphrase:dear`; one attempt uses at most 8192 MiB of Argon2id memory in total, and 2048 MiB at once",
            "to try one slot alone, set EVPKI_SLOT=passphrase:wide",
            "check with `evpki store check` whether the slot was added without authorization",
        ]
    );
    // By name, one alone is tried.
    for named in ["passphrase", "passphrase:passphrase"] {
        let (opened, work) = case.gives_to(PASSPHRASE, Some(named));
        assert_eq!((opened.unwrap().by.label, work), ("passphrase".to_owned(), Kdf::STANDARD.work()), "{named}");
    }
    let (error, work) = case.gives_to(PASSPHRASE, Some("nobody"));
    assert_eq!((error.err().unwrap().outcome, work), (Outcome::Usage, 0));
    let slots = [dear.clone(), case.slot.clone()];
    assert_eq!(Attempt::of(&slots, Some("dear")).unwrap().tried, [&dear]);
    // The only one is tried, whatever it costs: nothing else opens the vault.
    let alone = Attempt::of(&slots[..1], None).unwrap();
    assert_eq!((alone.tried.len(), alone.skipped.len()), (1, 0));
}

/// Many that are each within bounds are bounded in sum, and those that cost least come first.
#[test]
fn slots_are_bounded_in_sum() {
    let case = Case::new();
    let mut slots: Vec<Slot> = (0..100).map(|n| case.planted(&format!("p{n}"), Kdf::STANDARD.memory(), 4)).collect();
    slots.push(case.slot.clone());
    let attempt = Attempt::of(&slots, None).unwrap();
    assert_eq!(attempt.tried[0], &case.slot);
    let cost = |slots: &[&Slot]| slots.iter().map(|slot| vault::slot_kind(&slot.bytes).unwrap().work()).sum::<u64>();
    assert!(cost(&attempt.tried) <= Kdf::TRIED_WORK && cost(&attempt.tried) + 4 * 65536 > Kdf::TRIED_WORK);
    assert_eq!(attempt.tried.len() + attempt.skipped.len(), 101);
    // Four that cost much are tried, and a fifth is not made.
    let high: Vec<Slot> = (0..4).map(|n| case.planted(&format!("h{n}"), Kdf::HIGH.memory(), 1)).collect();
    Attempt::holds_all(&high).unwrap();
    let five = [&high[..], std::slice::from_ref(&case.slot)].concat();
    let error = Attempt::holds_all(&five).unwrap_err();
    assert!(error.message.contains("`passphrase:h3` would no longer be tried"), "{error}");
}

#[test]
fn a_slot_that_cannot_be_used_keeps_no_other_from_opening() {
    let case = Case::new();
    let code = RecoveryCode::draw(&SystemRandom).unwrap();
    let file = KeyFile::draw(case.vault.pki(), &SystemRandom).unwrap();
    let broken = |kind: &str, label: &str, bytes: &[u8]| case.slot(kind, label, bytes.to_vec());
    let mut greedy = case.slot.bytes.clone();
    greedy[13..17].copy_from_slice(&u32::MAX.to_be_bytes());
    let recovery = vault::recovery_slot(&case.vault, &code, &SystemRandom).unwrap();
    let key_file = vault::key_file_slot(&case.vault, &file, &SystemRandom).unwrap();
    case.with(&[
        broken("passphrase", "a", &greedy),
        broken("passphrase", "b", &case.slot.bytes[..100]),
        broken("recovery", "a", &recovery[..83]),
        broken("recovery", "b", b""),
        broken("key-file", "a", &[0; 84]),
        case.slot.clone(),
        broken("recovery", "safe", &recovery),
        broken("key-file", "stick", &key_file),
    ]);
    assert_eq!(case.gives(PASSPHRASE).0.unwrap().by.label, "passphrase");
    let text = code.text().unwrap();
    let (opened, work) = case.gives(text.expose_str().unwrap());
    assert_eq!((opened.unwrap().by.label, work), ("safe".to_owned(), 0));
    assert_eq!(by_key_file(&case.store(), &file).unwrap().by.label, "stick");
}

#[test]
fn a_code_that_opens_nothing_is_as_much_work_as_a_passphrase() {
    let case = Case::new();
    let code = RecoveryCode::draw(&SystemRandom).unwrap().text().unwrap();
    let code = code.expose_str().unwrap();
    let (error, work) = case.refuses(code);
    assert_eq!((error.outcome, error.message.as_str()), (Outcome::Locked, "the recovery code does not open the vault"));
    assert_eq!(work, Kdf::STANDARD.work());
    let (error, work) = case.refuses(&code.replacen(&code[12..17], "UUUUU", 1));
    assert_eq!((error.message.as_str(), work), ("the passphrase does not open the vault", Kdf::STANDARD.work()));
    assert_eq!(error.hints, ["if this is a recovery code, check it: group 3 of 8 is mistyped"]);
}

#[test]
fn a_key_file_of_another_is_named() {
    let case = Case::new();
    let file = |pki| KeyFile::draw(pki, &SystemRandom).unwrap();
    let refused = |file| by_key_file(&case.store(), &file).err().unwrap();
    let lost = refused(file(case.vault.pki()));
    assert_eq!((lost.outcome, lost.message.as_str()), (Outcome::Locked, "the key file does not open the vault"));
    let foreign = refused(file(PkiId([8; 16])));
    assert_eq!(foreign.outcome, Outcome::Locked);
    assert!(foreign.message.contains("it opens the vault of the PKI 08080808080808080808080808080808"), "{foreign}");
}
