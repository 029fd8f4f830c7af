//! Tests of labels.

use super::*;
use crate::model::{KeyType, OcppVersion, SecurityProfile};

fn charger(vendor: Option<&str>, model: Option<&str>) -> Charger {
    Charger {
        station_id: "DE*ACM*E0001".parse().unwrap(),
        serial_number: "SN-000001".parse().unwrap(),
        vendor: vendor.map(str::to_owned),
        model: model.map(str::to_owned),
        security_profile: SecurityProfile::Certificate,
        ocpp_version: OcppVersion::Ocpp201,
        csms: None,
        batch: None,
        key_type: KeyType::P256,
        default_password_batch: None,
    }
}

fn svg(template: &Template, charger: &Charger, password: Option<&Secret>) -> Result<String, Error> {
    let facts = Facts {
        charger,
        organization: &"ACME & Söhne".parse().unwrap(),
        environment: Environment::Test,
        fingerprint: password.is_none().then_some(Fingerprint([0xa5; 32])),
        password,
    };
    template.svg(&facts).map(|svg| svg.expose_str().unwrap().to_owned())
}

#[test]
fn shipped_templates_are_good_and_images_can_be_made_of_them() {
    let charger = charger(Some("Müller & Söhne <GmbH>"), Some("\"WB\"-22'"));
    let password = Secret::from("aVerySecretPass&word".to_owned());
    for (with_password, password) in [(false, None), (true, Some(&password))] {
        let svg = svg(&Template::shipped(with_password).unwrap(), &charger, password).unwrap();
        assert!(svg.contains(">Müller &amp; Söhne &lt;GmbH&gt;</text>"), "{svg}");
        assert_eq!(svg.contains("aVerySecretPass&amp;word"), with_password);
        let png = png(&Secret::from(svg.clone()), "300".parse().unwrap()).unwrap();
        assert!(png.expose().starts_with(b"\x89PNG"));
    }
}

fn refused(text: &str, with_password: bool) -> String {
    Template::parse("own.svg", text, with_password).map(|_| "taken".to_owned()).unwrap_or_else(|error| error.to_string())
}

/// An SVG with this inside, in its second line.
fn around(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10mm\" height=\"10mm\" viewBox=\"0 0 10 10\">\n{inside}</svg>")
}

#[test]
fn a_template_is_refused_before_it_is_used() {
    let known = "station_id, serial_number, vendor, model, security_profile, ocpp_version, batch, organization, environment, \
                 fingerprint, qr_path, qr_size";
    assert_eq!(
        refused(&around("<text>{{ serial }}</text>"), false),
        format!("`own.svg`, line 2: unknown variable `serial`, expected one of {known}")
    );
    // Also where no label would have come along.
    assert_eq!(
        refused(&around("{% if vendor == 'x' %}{{ serial }}{% endif %}"), true),
        format!("`own.svg`, line 2: unknown variable `serial`, expected one of {known}, password")
    );
    assert_eq!(
        refused(&around("{{ password }}"), false),
        "`own.svg`, line 2: it uses `password`, but labels without passwords were requested"
    );
    assert_eq!(refused(&around("<text>{{ password }}</text>"), true), "taken");
    assert_eq!(refused(&around("{{ station_id"), false), "`own.svg`, line 2: unexpected `/`");
    let bad = ["{{ station_id.part }}", "{{ station_id|barcode }}", "{% for i in range(9) %}", "<text>"]
        .map(|text| refused(&around(text), false));
    let bad = bad.into_iter().chain([refused("{{ station_id }}", false), refused("<html>{{ station_id }}</html>", false)]);
    insta::assert_snapshot!(bad.collect::<Vec<_>>().join("\n"), @r"
    `own.svg`, line 2: undefined value
    `own.svg`, line 2: filter barcode is unknown
    `own.svg`, line 2: unexpected end of input, expected end of block
    the output of `own.svg` is not an SVG: expected 'text' tag, not 'svg' at 2:7
    the output of `own.svg` is not an SVG: unknown token at 1:1
    the output of `own.svg` is not an SVG: the document does not have a root node
    ");
}

#[test]
fn whatever_a_charger_is_called_it_is_xml() {
    let template = Template::shipped(false).unwrap();
    let svg = svg(&template, &charger(Some("a\u{1}b\u{fffe}c]]>\u{202e}d"), Some("<!--&amp;'\"")), None).unwrap();
    assert!(svg.contains(">a\\u{1}b\u{fffd}c]]&gt;\\u{202e}d</text>"), "{svg}");
    assert!(svg.contains(">&lt;!--&amp;amp;&#x27;&quot;</text>"), "{svg}");
}

#[test]
fn nothing_is_missing_from_an_image() {
    let image = |svg: &str| png(&Secret::from(svg.to_owned()), "203".parse().unwrap()).map(|_| ()).map_err(|e| e.to_string());
    assert_eq!(image(&around("<text font-family=\"Arial\">Łódź Ελλάδα Київ – ½</text>")), Ok(()));
    assert_eq!(image(&around("<text>充</text>")), Err("the font of images has no `充` (U+5145)".to_owned()));
    let contains_image = Err("cannot make a PNG of a template that contains an image".to_owned());
    assert_eq!(image(&around("<image href=\"logo.png\"/>")), contains_image);
    let nested = format!(
        "{}<rect width=\"5\" height=\"5\"/>{}",
        "<g opacity=\"0.5\"><rect width=\"1\" height=\"1\"/>".repeat(100),
        "</g>".repeat(100)
    );
    let refused = |what: &str| Err(format!("cannot make an image of this template: it has {what}; make an SVG instead"));
    assert_eq!(image(&around(&nested)), refused("more than four layers of opacity, masks or clipping, one in another"));
    let pattern = "<pattern id=\"p\" width=\"9999999\" height=\"9999999\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/></pattern><rect fill=\"url(#p)\" width=\"5\" height=\"5\"/>";
    assert_eq!(image(&around(pattern)), refused("a pattern"));
    let large = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2m\" height=\"10mm\"/>".replace("2m\"", "2000mm\"");
    assert_eq!(image(&large), Err("cannot make an image of 15984 by 80 pixels: each side may have at most 10000".to_owned()));
}

#[test]
fn what_is_in_the_code() {
    let charger = charger(None, None);
    let organization: Organization = "ACME".parse().unwrap();
    let facts = |password| Facts {
        charger: &charger,
        organization: &organization,
        environment: Environment::Production,
        fingerprint: Some(Fingerprint([0xa5; 32])),
        password,
    };
    let text = format!("evpki-label/1\nstation_id: DE*ACM*E0001\nserial_number: SN-000001\nfingerprint: {}", "a5".repeat(32));
    assert_eq!(payload(&facts(None)).unwrap().expose_str(), Some(text.as_str()));
    let password = Secret::from("ab: c".to_owned());
    assert_eq!(payload(&facts(Some(&password))).unwrap().expose_str(), Some(format!("{text}\npassword: ab: c").as_str()));
    let bytes = Secret::new(vec![0xff]);
    assert_eq!(payload(&facts(Some(&bytes))).unwrap_err(), Error::PasswordIsBytes);
}

/// Each is refused or ends with an error, in bounded time and memory.
#[test]
fn a_template_has_bounds() {
    let loops =
        |inside: &str| format!("{{% for a in range(10000) %}}{{% for b in range(10000) %}}{inside}{{% endfor %}}{{% endfor %}}");
    let long = "x".repeat(70_000);
    for (template, why) in [
        (loops(""), "engine ran out of fuel"),
        (loops("{{ a }}"), "engine ran out of fuel"),
        (format!("{{% set x = 'a' %}}{}", loops("{% set x = x ~ x %}")), "values could grow"),
        ("{% set x = qr_path * 9 %}".to_owned(), "values could grow"),
        ("{% set x = qr_path + qr_path %}".to_owned(), "values could grow"),
        ("{% set x = qr_path ~ 'a' ~ qr_path %}".to_owned(), "values could grow"),
        ("{% macro f(x) %}{{ f(x ~ x) }}{% endmacro %}{{ f('a') }}".to_owned(), "values could grow"),
        ("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f('a') }}".to_owned(), "recursion limit exceeded"),
        ("{% set x %}{{ qr_path }}{{ qr_path }}{% endset %}".repeat(500), "writes more than"),
        (format!("{}{{{{ x }}}}", "{% set x = [x, x] %}".repeat(60)), "a list of values"),
        ("{% set x = {'a': qr_path} %}".to_owned(), "no maps"),
        ("{{ [qr_path, qr_path] }}".to_owned(), "only text and numbers"),
        ("{{ qr_path|replace('M', qr_path) }}".to_owned(), "filter replace is unknown"),
        (format!("{{{{ qr_path{} }}}}", " ~ qr_path".repeat(9)), "more than 8 of the operators"),
        ("{{ qr_path * 100000 }}".to_owned(), ""),
        (format!("{{% for a in range(9) %}}{long}{{% endfor %}}"), "repeats a text of 70000 bytes"),
        (format!("{{% for a in range(9000) %}}{}{{% endfor %}}", &long[..60_000]), ""),
        ("{% include 'own.svg' %}".to_owned(), "without `include`"),
    ] {
        let said = refused(&around(&template), false);
        assert!(said != "taken" && said.contains(why), "{}: {said}", &template[..template.len().min(80)]);
    }
    // Numbers may be reckoned with.
    assert_eq!(
        refused(
            &around("{% for a in range(3) %}<text y=\"{{ 3.5 + a * 2 }}\">{{ station_id[a * 2:a + 4] }}</text>{% endfor %}"),
            false
        ),
        "taken"
    );
}
