//! The end of a message about a word that a person probably misspelt.

pub use crate::model::nearest;

/// ``, did you mean `x`?`` when there is a nearest name; else nothing. For the ends of messages.
pub(super) struct Hint<'a>(pub(super) Option<&'a str>);

impl std::fmt::Display for Hint<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |name| write!(f, ", did you mean `{name}`?"))
    }
}
