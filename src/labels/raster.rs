//! Labels as images, for printers that support nothing else.
//!
//! The font is one of evpki's own, whatever a template names: so a label looks the same on every machine, and no text is missing
//! because a machine has no fonts. What that font cannot write is refused.

use super::Error;
use crate::model::Secret;
use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{
        FontResolver, Group, ImageHrefResolver, Node, Options, Tree,
        fontdb::{Database, ID, Source},
    },
};
use std::sync::{
    Arc, LazyLock, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// The largest side of an image, in pixels.
const LARGEST: u32 = 10_000;
/// The most pixels of an image: 133 mm by 133 mm at 1200 dots an inch.
const MOST_PIXELS: u64 = 40_000_000;
/// The most layers that are drawn one in another: each takes as much memory as the image.
const MOST_LAYERS: usize = 4;
/// From this weight on, text is bold.
const BOLD: u16 = 600;
/// Millimetres an inch.
const MILLIMETRES_AN_INCH: f32 = 25.4;
/// Units of SVG, which are pixels of CSS, an inch.
const UNITS_AN_INCH: f32 = 96.0;

/// Dots an inch, from 72 to 1200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dpi(u16);

impl std::str::FromStr for Dpi {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        let number = given.parse().ok().filter(|number| (72..=1200).contains(number));
        number.map(Self).ok_or_else(|| format!("`{given}` is not a resolution: expected 72 to 1200 dots per inch"))
    }
}

impl std::fmt::Display for Dpi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The fonts, normal and bold.
struct Fonts {
    database: Arc<Database>,
    normal: Option<ID>,
    bold: Option<ID>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let mut database = Database::new();
    let mut load = |bytes: &'static [u8]| database.load_font_source(Source::Binary(Arc::new(bytes))).first().copied();
    let normal = load(include_bytes!("../../templates/labels/fonts/DejaVuSansMono.ttf"));
    let bold = load(include_bytes!("../../templates/labels/fonts/DejaVuSansMono-Bold.ttf"));
    Fonts { database: Arc::new(database), normal, bold }
});

/// What could not be drawn.
#[derive(Default)]
struct Missing {
    glyph: Mutex<Option<char>>,
    image: AtomicBool,
}

impl Missing {
    fn options(&self) -> Options<'_> {
        let select_fallback = |c, _: &[ID], _: &mut Arc<Database>| {
            self.glyph.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(c);
            None
        };
        let image = || self.image.store(true, Ordering::Relaxed);
        Options {
            fontdb: Arc::clone(&FONTS.database),
            font_resolver: FontResolver {
                select_font: Box::new(|font, _| if font.weight() >= BOLD { FONTS.bold } else { FONTS.normal }),
                select_fallback: Box::new(select_fallback),
            },
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(move |_, _, _| {
                    image();
                    None
                }),
                resolve_string: Box::new(move |_, _| {
                    image();
                    None
                }),
            },
            ..Options::default()
        }
    }
}

/// Checks that a text is an SVG.
///
/// # Errors
/// The message of the parser if it is not.
pub(super) fn check(svg: &Secret) -> Result<(), String> {
    let parsed = Tree::from_data(svg.expose(), &Missing::default().options());
    parsed.map(drop).map_err(|error| match error {
        resvg::usvg::Error::ParsingFailed(why) => why.to_string(),
        other => other.to_string(),
    })
}

/// Makes sure that drawing takes a bounded amount of memory: patterns and filters have sizes of their own, layers that of the
/// image.
fn bounded(tree: &Tree) -> Result<(), Error> {
    match () {
        () if !tree.patterns().is_empty() => Err(Error::Effects { what: "a pattern" }),
        () if !tree.filters().is_empty() => Err(Error::Effects { what: "a filter" }),
        () if !has_few_layers(tree.root(), 0) => {
            Err(Error::Effects { what: "more than four layers of opacity, masks or clipping, one in another" })
        }
        () => Ok(()),
    }
}

fn has_few_layers(group: &Group, above: usize) -> bool {
    let layers = above + usize::from(group.should_isolate());
    layers <= MOST_LAYERS
        && group.children().iter().all(|node| {
            let mut is_good = true;
            // Of text, its letters are no layer of their own.
            let own = usize::from(!matches!(node, Node::Text(_)));
            node.subroots(|inside| is_good &= has_few_layers(inside, layers + own));
            is_good && if let Node::Group(group) = node { has_few_layers(group, layers) } else { true }
        })
}

/// Converts an SVG to a PNG in shades of grey that contains its resolution.
///
/// # Errors
/// [`Error::NoGlyph`], [`Error::ImageInside`], [`Error::Size`], [`Error::Image`]
pub fn png(svg: &Secret, dpi: Dpi) -> Result<Secret, Error> {
    let failed = |why: String| Error::Image { why };
    let missing = Missing::default();
    let tree = Tree::from_data(svg.expose(), &missing.options()).map_err(|e| failed(e.to_string()))?;
    if let Some(character) = *missing.glyph.lock().unwrap_or_else(PoisonError::into_inner) {
        return Err(Error::NoGlyph { character });
    }
    if missing.image.load(Ordering::Relaxed) {
        return Err(Error::ImageInside);
    }
    let scale = f32::from(dpi.0) / UNITS_AN_INCH;
    let pixels = |units: f32| (units * scale).round() as u32;
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let size = Error::Size { width, height, limit: LARGEST };
    if width.max(height) > LARGEST {
        return Err(size);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Error::Effects { what: "more than 40 million pixels" });
    }
    bounded(&tree)?;
    let mut pixmap = Pixmap::new(width, height).ok_or(size)?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    // White is below everything, so that nothing is transparent; the weights of the colours are those of ITU-R BT.601.
    let grey = |p: &resvg::tiny_skia::PremultipliedColorU8| {
        ((u32::from(p.red()) * 299 + u32::from(p.green()) * 587 + u32::from(p.blue()) * 114) / 1000) as u8
    };
    let grey = Secret::new(pixmap.pixels().iter().map(grey).collect());
    let mut image = Vec::with_capacity(grey.expose().len());
    let mut encoder = Encoder::new(&mut image, width, height);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let a_metre = (f32::from(dpi.0) * 1000.0 / MILLIMETRES_AN_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: a_metre, yppu: a_metre, unit: Unit::Meter }));
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(grey.expose())?;
        writer.finish()
    });
    let image = Secret::new(image);
    written.map_err(|e| failed(e.to_string()))?;
    Ok(image)
}
