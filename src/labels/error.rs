//! Why there is no label.

/// Why there is no label.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A template says what nobody understands.
    #[error("`{template}`, line {line}: {why}")]
    Syntax {
        /// The template.
        template: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        why: String,
    },
    /// A template asks for something that no label can say.
    #[error("`{template}`, line {line}: there is no `{name}`; there are {known}")]
    Unknown {
        /// The template.
        template: String,
        /// The line, counted from 1.
        line: usize,
        /// What it asks for.
        name: String,
        /// What it can ask for.
        known: String,
    },
    /// A template asks for the password, and the label is to hold none.
    #[error("`{template}`, line {line}: it shows the password, and labels are to hold none")]
    AsksForPassword {
        /// The template.
        template: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// What came of a template is no SVG.
    #[error("what `{template}` gives is no SVG: {why}")]
    Svg {
        /// The template.
        template: String,
        /// What is wrong with it.
        why: String,
    },
    /// A password that cannot be read or typed.
    #[error("its password is not text, and no label can show it")]
    PasswordIsBytes,
    /// More than a QR code holds.
    #[error("a QR code has no room for {length} bytes")]
    TooMuch {
        /// How much there is, in bytes.
        length: usize,
    },
    /// More than is drawn of what needs memory of its own.
    #[error("no image is made of this template: it has {what}; SVG takes all of it")]
    Effects {
        /// What it has.
        what: &'static str,
    },
    /// A character that would be missing from an image.
    #[error("the font of images has no `{character}` (U+{:04X})", u32::from(*.character))]
    NoGlyph {
        /// The character.
        character: char,
    },
    /// An image inside an SVG.
    #[error("a template with an image in it gives no PNG")]
    ImageInside,
    /// An image that is too large, or has no size.
    #[error("an image of {width} by {height} pixels is not made, at most {limit} a side are")]
    Size {
        /// Its width, in pixels.
        width: u32,
        /// Its height, in pixels.
        height: u32,
        /// How many pixels a side may have.
        limit: u32,
    },
    /// An image could not be made.
    #[error("the image could not be made: {why}")]
    Image {
        /// What went wrong.
        why: String,
    },
}
