//! Recovery codes as people type them: what is read is one code, however it is typed.

use crate::sentence;
use evpki::{model::Secret, vault::RecoveryCode};

/// A code as it is written down.
fn text(code: &RecoveryCode) -> String {
    code.text().unwrap().expose_str().unwrap().to_owned()
}

fn read(typed: &str) -> Result<String, evpki::vault::Error> {
    RecoveryCode::read(&Secret::from(typed.to_owned())).map(|code| text(&code))
}

pub fn check(data: &[u8]) {
    match RecoveryCode::read(&Secret::new(data.to_vec())) {
        Err(error) => drop(sentence(error)),
        Ok(code) => {
            let written = text(&code);
            assert_eq!(written.len(), 47);
            for typed in [written.clone(), written.to_lowercase(), written.replace('-', " "), written.replace('-', "")] {
                assert_eq!(read(&typed).unwrap(), written, "{typed}");
            }
            // Two groups that change places are a slip, unless they say the same.
            let mut groups: Vec<&str> = written.split('-').collect();
            groups.swap(0, 7);
            let slip = groups.join("-");
            if let Ok(other) = read(&slip) {
                assert_eq!(other, slip);
            }
            assert!(read(&written[..46]).is_err());
        }
    }
}
