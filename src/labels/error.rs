//! Why a label cannot be made.

/// Why a label cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A template has a syntax error or exceeds a limit.
    #[error("`{template}`, line {line}: {why}")]
    Syntax {
        /// The template.
        template: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong in this line.
        why: String,
    },
    /// A template uses an unknown variable.
    #[error("`{template}`, line {line}: unknown variable `{name}`, expected one of {known}")]
    Unknown {
        /// The template.
        template: String,
        /// The line, counted from 1.
        line: usize,
        /// The unknown variable.
        name: String,
        /// The known variables.
        known: String,
    },
    /// A template uses the password, but the label must not contain it.
    #[error("`{template}`, line {line}: it uses `password`, but labels without passwords were requested")]
    AsksForPassword {
        /// The template.
        template: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// The output of a template is not an SVG.
    #[error("the output of `{template}` is not an SVG: {why}")]
    Svg {
        /// The template.
        template: String,
        /// What is wrong with it.
        why: String,
    },
    /// The password is not text, so a person cannot read or type it.
    #[error("its password is not text, so a label cannot show it")]
    PasswordIsBytes,
    /// The text is too long for a QR code.
    #[error("a QR code cannot contain {length} bytes")]
    TooMuch {
        /// The length of the text, in bytes.
        length: usize,
    },
    /// The template uses a feature that needs too much memory in an image.
    #[error("cannot make an image of this template: it has {what}; make an SVG instead")]
    Effects {
        /// The feature.
        what: &'static str,
    },
    /// The font of images does not contain a character.
    #[error("the font of images has no `{character}` (U+{:04X})", u32::from(*.character))]
    NoGlyph {
        /// The character.
        character: char,
    },
    /// The SVG contains an image.
    #[error("cannot make a PNG of a template that contains an image")]
    ImageInside,
    /// The image is too large, or its size is zero.
    #[error("cannot make an image of {width} by {height} pixels: each side may have at most {limit}")]
    Size {
        /// Its width, in pixels.
        width: u32,
        /// Its height, in pixels.
        height: u32,
        /// The largest width or height, in pixels.
        limit: u32,
    },
    /// The image cannot be drawn or encoded.
    #[error("cannot make the image: {why}")]
    Image {
        /// What went wrong.
        why: String,
    },
}
