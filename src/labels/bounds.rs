//! The limits of a template: time and memory.
//!
//! The engine counts instructions and knows no limit of memory. So what could let a value grow from step to step is refused
//! before a template is used: values that are assigned or handed to a macro are not built by `~`, `+` or `*`, nor out of lists,
//! and there are no filters that make text longer. What remains grows by what is written out, and that is counted.

use super::Error;
use minijinja::{
    Environment, Output, State, Value, escape_formatter, filters, functions,
    machinery::{Token, tokenize},
    tests,
    value::ValueKind,
};
use std::io;

/// The most instructions that a label takes.
const MOST_STEPS: u64 = 50_000;
/// The most bytes of a label, and of all that is written on the way to it.
const LARGEST_OUTPUT: usize = 4 * 1024 * 1024;
/// The deepest that macros and loops call themselves.
const DEEPEST: usize = 50;
/// The most operators between one pair of braces.
const MOST_OPERATORS: usize = 8;
/// The longest text that `~` adds to a value that is assigned, in bytes.
const LONGEST_CONSTANT: usize = 64;
/// The most bytes of text that stand between two tags in a loop, a macro or the like.
const LONGEST_REPEATED: usize = 64 * 1024;
/// The most bytes of such text that are written on the way to a label.
const MOST_REPEATED: u64 = 128 * 1024 * 1024;

/// Creates an environment with the functions that templates need, and with limits.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_fuel(Some(MOST_STEPS));
    environment.set_recursion_limit(DEEPEST);
    environment.set_formatter(write);
    environment.add_function("range", functions::range);
    environment.add_filter("abs", filters::abs);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("count", filters::length);
    environment.add_filter("d", filters::default);
    environment.add_filter("default", filters::default);
    environment.add_filter("e", filters::escape);
    environment.add_filter("escape", filters::escape);
    environment.add_filter("first", filters::first);
    environment.add_filter("float", filters::float);
    environment.add_filter("int", filters::int);
    environment.add_filter("last", filters::last);
    environment.add_filter("length", filters::length);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("max", filters::max);
    environment.add_filter("min", filters::min);
    environment.add_filter("round", filters::round);
    environment.add_filter("safe", filters::safe);
    environment.add_filter("title", filters::title);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("upper", filters::upper);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("none", tests::is_none);
    environment.add_test("number", tests::is_number);
    environment.add_test("string", tests::is_string);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("even", tests::is_even);
    environment
}

/// Writes a value; counts how much is written.
fn write(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    const WRITTEN: &str = "written";
    let refused = |why: String| minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, why);
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Map | ValueKind::Iterable | ValueKind::Plain) {
        return Err(refused("only text and numbers can be written".to_owned()));
    }
    let before = state.get_temp(WRITTEN).and_then(|written| written.as_usize()).unwrap_or_default();
    let written = before.saturating_add(value.as_str().map_or(40, str::len));
    if written > LARGEST_OUTPUT {
        return Err(refused(format!("it writes more than {LARGEST_OUTPUT} bytes")));
    }
    state.set_temp(WRITTEN, Value::from(written));
    escape_formatter(out, state, value)
}

/// What a template writes, which is not more than a label has.
#[derive(Default)]
pub(super) struct Label(pub(super) zeroize::Zeroizing<Vec<u8>>);

impl io::Write for Label {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_OUTPUT {
            return Err(io::Error::other(format!("it writes more than {LARGEST_OUTPUT} bytes")));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The position of a token in the template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// `{{ … }}`: the value is written and not kept.
    Output,
    /// `{% … %}`: the value may be kept.
    Statement,
    /// The arguments of a macro or a filter, which may keep them.
    Call,
    /// An index: the value is looked up and not kept.
    Index,
    /// Parentheses or a list.
    Group,
}

/// Makes sure that a template cannot make values grow, and gives how many instructions it may take.
///
/// # Errors
/// [`Error::Syntax`]
pub(super) fn check(name: &str, text: &str) -> Result<u64, Error> {
    let mut tokens = Vec::new();
    for token in tokenize(text, false, Default::default()) {
        // The template engine reports syntax errors.
        let Ok((token, span)) = token else { return Ok(MOST_STEPS) };
        tokens.push((token, usize::from(span.start_line)));
    }
    let mut within: Vec<Within> = Vec::new();
    let (mut operators, mut nested, mut repeated) = (0, 0_usize, 0);
    for (at, (token, line)) in tokens.iter().enumerate() {
        let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| tokens.get(at)).map(|(token, _)| token);
        let refuse = |why: String| Err(Error::Syntax { template: name.to_owned(), line: *line, why });
        let innermost = within.iter().rev().find(|within| **within != Within::Group);
        let may_be_kept = matches!(innermost, Some(Within::Statement | Within::Call));
        let follows_value = matches!(near(-1), Some(Token::Ident(_) | Token::ParenClose | Token::BracketClose | Token::Str(_)));
        match token {
            Token::TemplateData(data) if nested > 0 => repeated = repeated.max(data.len()),
            Token::VariableStart => {
                operators = 0;
                within.push(Within::Output);
            }
            Token::BlockStart => {
                let is_block = |name: &str| match name {
                    "for" | "macro" | "call" | "filter" => true,
                    // The form that takes in all up to `endset`.
                    "set" => !tokens[at..]
                        .iter()
                        .take_while(|(t, _)| !matches!(t, Token::BlockEnd))
                        .any(|(t, _)| matches!(t, Token::Assign)),
                    _ => false,
                };
                match near(1) {
                    // The engine's fuel is to be had with these alone.
                    Some(Token::Ident(name @ ("block" | "extends" | "from" | "import" | "include"))) => {
                        return refuse(format!("a label is made by one template, without `{name}`"));
                    }
                    Some(Token::Ident(name)) if is_block(name) => nested += 1,
                    Some(Token::Ident("endfor" | "endmacro" | "endcall" | "endfilter" | "endset")) => {
                        nested = nested.saturating_sub(1)
                    }
                    _ => {}
                }
                within.push(Within::Statement);
            }
            Token::ParenOpen => within.push(if follows_value { Within::Call } else { Within::Group }),
            Token::BracketOpen => {
                let is_constant =
                    |token: &Token<'_>| matches!(token, Token::Str(_) | Token::Int(_) | Token::Float(_) | Token::Comma);
                let inside =
                    tokens[at + 1..].iter().map(|(token, _)| token).take_while(|token| !matches!(token, Token::BracketClose));
                if !follows_value && may_be_kept && !inside.into_iter().all(is_constant) {
                    return refuse(
                        "a list of values is used here, and only `{{ … }}` outside of macro arguments can hold one".to_owned(),
                    );
                }
                within.push(if follows_value { Within::Index } else { Within::Group });
            }
            Token::BraceOpen => return refuse("labels have no maps".to_owned()),
            Token::VariableEnd | Token::BlockEnd | Token::ParenClose | Token::BracketClose => {
                within.pop();
            }
            Token::Tilde | Token::Plus | Token::Mul | Token::Pow => {
                operators += 1;
                if operators > MOST_OPERATORS && !may_be_kept {
                    return refuse(format!("more than {MOST_OPERATORS} of the operators `~`, `+`, `*` stand between two braces"));
                }
                let short = |token: Option<&Token<'_>>| matches!(token, Some(Token::Str(text)) if text.len() <= LONGEST_CONSTANT);
                let factor = |token: Option<&Token<'_>>| matches!(token, Some(Token::Float(number)) if number.fract() != 0.0);
                let is_harmless = match token {
                    Token::Tilde => {
                        let is_operator = |token: Option<&Token<'_>>| {
                            matches!(token, Some(Token::Tilde | Token::Plus | Token::Mul | Token::Pow))
                        };
                        short(near(1)) && !matches!(near(2), Some(Token::Pipe)) || short(near(-1)) && !is_operator(near(-2))
                    }
                    Token::Mul => factor(near(1)) || factor(near(-1)),
                    _ => false,
                };
                if may_be_kept && !is_harmless {
                    return refuse(
                        "`~`, `+` and `*` are for `{{ … }}`, outside of macro arguments: here, values could grow without end"
                            .to_owned(),
                    );
                }
            }
            _ => {}
        }
    }
    if repeated > LONGEST_REPEATED {
        let why = format!("a loop or macro repeats a text of {repeated} bytes, at most {LONGEST_REPEATED} can be repeated");
        return Err(Error::Syntax { template: name.to_owned(), line: 1, why });
    }
    Ok(MOST_STEPS.min(MOST_REPEATED / (repeated as u64).max(1)))
}
