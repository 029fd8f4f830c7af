//! The life of a password, step by step and in any order.

use super::*;
use PasswordState::{Active, FactoryDefault, Pending, Retired};

fn standing(versions: &[Version]) -> PasswordVersions<'_> {
    PasswordVersions { station: "CS-1", versions, batch_default: false }
}

fn versions(states: &[PasswordState]) -> Vec<Version> {
    states.iter().zip(1..).map(|(state, number)| Version { number, state: *state }).collect()
}

/// Returns the versions after the steps, as the store would keep them.
fn after(mut versions: Vec<Version>, plan: &Plan) -> Vec<Version> {
    for step in &plan.steps {
        match *step {
            Step::Make { number, state } => versions.push(Version { number, state }),
            Step::Move { number, to } => versions.iter_mut().filter(|v| v.number == number).for_each(|v| v.state = to),
        }
    }
    versions
}

fn states(versions: &[Version]) -> Vec<PasswordState> {
    versions.iter().map(|v| v.state).collect()
}

#[test]
fn a_whole_life() {
    let plan = provision(&standing(&[])).unwrap();
    assert_eq!(plan, Plan { steps: vec![Step::Make { number: 1, state: Active }], shown: Some(1) });
    let held = after(Vec::new(), &plan);
    assert_eq!(provision(&standing(&held)).unwrap(), Plan { steps: vec![], shown: Some(1) });

    let plan = rotate(&standing(&held), false).unwrap();
    assert_eq!(plan, Plan { steps: vec![Step::Make { number: 2, state: Pending }], shown: Some(2) });
    let held = after(held, &plan);
    assert_eq!(rotate(&standing(&held), false).unwrap(), Plan { steps: vec![], shown: Some(2) });
    assert_eq!(provision(&standing(&held)).unwrap(), Plan { steps: vec![], shown: Some(1) });

    let held = after(held.clone(), &abort(&standing(&held)).unwrap());
    assert_eq!(states(&held), [Active, Retired]);

    let held = after(held.clone(), &rotate(&standing(&held), false).unwrap());
    let again = rotate(&standing(&held), true).unwrap();
    let steps = vec![Step::Move { number: 3, to: Retired }, Step::Make { number: 4, state: Pending }];
    assert_eq!(again, Plan { steps, shown: Some(4) });
    let held = after(held, &again);

    let plan = confirm(&standing(&held)).unwrap();
    let steps = vec![Step::Move { number: 1, to: Retired }, Step::Move { number: 4, to: Active }];
    assert_eq!(plan, Plan { steps, shown: Some(4) });
    assert_eq!(states(&after(held, &plan)), [Retired, Retired, Retired, Active]);
}

#[test]
fn a_default_password_is_replaced_like_any_other() {
    let held = versions(&[FactoryDefault, Pending]);
    assert_eq!(states(&after(held.clone(), &confirm(&standing(&held)).unwrap())), [Retired, Active]);
    assert_eq!(abort(&standing(&held)).unwrap().shown, Some(1));

    let batch = |versions| PasswordVersions { batch_default: true, ..standing(versions) };
    assert_eq!(rotate(&batch(&[]), false).unwrap().steps, [Step::Make { number: 1, state: Pending }]);
    let held = versions(&[Pending]);
    assert_eq!(abort(&batch(&held)).unwrap().shown, None);
    assert_eq!(confirm(&batch(&held)).unwrap().steps, [Step::Move { number: 1, to: Active }]);
    assert_eq!(provision(&batch(&held)).unwrap_err().to_string(), "password 1 of CS-1 is pending: confirm or abort it first");
}

#[test]
fn retire_ends_every_version() {
    let held = versions(&[Retired, Active, Pending]);
    assert_eq!(states(&after(held.clone(), &retire(&standing(&held)).unwrap())), [Retired; 3]);
    assert_eq!(retire(&standing(&versions(&[Retired]))).unwrap(), Plan { steps: vec![], shown: None });
}

#[test]
fn refusals_say_what_to_do() {
    let held = versions(&[Active]);
    for verb in [confirm, abort] {
        assert_eq!(verb(&standing(&held)).unwrap_err().to_string(), "CS-1 has no pending password: start with rotate");
    }
    assert_eq!(
        rotate(&standing(&versions(&[Retired])), true).unwrap_err().to_string(),
        "CS-1 has no password to replace: start with provision"
    );
    assert_eq!(
        rotate(&standing(&versions(&[Pending, Pending])), false).unwrap_err().to_string(),
        "passwords 1 and 2 of CS-1 are both pending, but only one may be: check the store"
    );
    assert_eq!(
        confirm(&standing(&versions(&[FactoryDefault, Active]))).unwrap_err().to_string(),
        "passwords 1 and 2 of CS-1 are both in force, but only one may be: check the store"
    );
}

proptest::proptest! {
    /// Whatever is done in whatever order: one in force once provisioned, at most one pending, no number twice, and what is
    /// exported is not retired.
    #[test]
    fn any_order_of_verbs_stays_consistent(verbs in proptest::collection::vec(0..5_u8, 0..40)) {
        let mut held = after(Vec::new(), &provision(&standing(&[])).unwrap());
        for verb in verbs {
            let now = standing(&held);
            let plan = match verb {
                0 => provision(&now),
                1 => rotate(&now, false),
                2 => rotate(&now, true),
                3 => confirm(&now),
                _ => abort(&now),
            };
            let Ok(plan) = plan else { continue };
            held = after(held.clone(), &plan);
            let count = |state| held.iter().filter(|v| v.state == state).count();
            assert_eq!(count(Active), 1);
            assert!(count(Pending) <= 1);
            assert!(held.iter().zip(1..).all(|(v, number)| v.number == number));
            assert!(held.iter().any(|v| Some(v.number) == plan.shown && v.state != Retired));
        }
    }
}
