//! What stations answered, line by line: read the same however it is written, and nothing comes into force that no station accepted.

use crate::{plain, sentence};
use evpki::{
    model::OcppVersion,
    ocpp::{Answer, AnswerFault, LONGEST_ANSWER, Purpose, Verdict},
};
use serde_json::Value;

const PURPOSES: [Option<Purpose>; 5] =
    [None, Some(Purpose::Password), Some(Purpose::Profile), Some(Purpose::Priority), Some(Purpose::Reset)];

pub fn check(data: &[u8]) {
    let read = Answer::parse(data);
    assert_eq!(Answer::parse(data), read);
    let answer = match read {
        Ok(answer) => answer,
        Err(fault) => return drop(sentence(fault)),
    };
    assert!(data.len() <= LONGEST_ANSWER && (answer.station.is_some() || answer.message_id.is_some()));
    let verdicts = verdicts(&answer);
    let spaced = [b" \t", data, b"\r "].concat();
    assert!(Answer::parse(&spaced).as_ref() == Ok(&answer) || spaced.len() > LONGEST_ANSWER);
    // Another reader may refuse what is passed over here; what it reads it writes with its members in another order, and without what is
    // twice.
    let Ok(value) = serde_json::from_slice::<Value>(data) else { return };
    let text = value.to_string();
    assert!(Answer::parse(text.as_bytes()).as_ref() == Ok(&answer) || text.len() > LONGEST_ANSWER);
    if verdicts.iter().any(|verdict| matches!(verdict, Ok(Verdict::Accepted))) {
        assert!(text.contains("\"Accepted\""), "{text}");
    }
    // A frame gives the same answer, however the charger is named.
    if answer.station.is_none() {
        let named = serde_json::json!({ "station_id": "CS-1", "frame": value }).to_string();
        if named.len() <= LONGEST_ANSWER {
            let named = Answer::parse(named.as_bytes()).unwrap();
            assert_eq!((named.station.as_ref().map(|id| id.as_str()), &named.message_id), (Some("CS-1"), &answer.message_id));
            assert_eq!(self::verdicts(&named), verdicts);
        }
    }
}

/// What follows from it, whichever version the station speaks and whatever it answered.
fn verdicts(answer: &Answer) -> Vec<Result<Verdict, AnswerFault>> {
    let all = OcppVersion::ALL.into_iter().flat_map(|version| PURPOSES.map(|purpose| answer.verdict(version, purpose)));
    all.inspect(|verdict| match verdict {
        Ok(Verdict::Accepted) => {}
        Ok(Verdict::Later(word)) => drop(sentence(word)),
        Ok(Verdict::Refused(word)) => drop(plain(word)),
        Err(fault) => drop(sentence(fault)),
    })
    .collect()
}
