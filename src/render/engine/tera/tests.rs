//! What both engines mean alike, and what bounds this one.

use serde_json::json;

use super::*;
use crate::render::engine::{Keyed, Part};

fn load(templates: &[(&str, &str)]) -> Result<Tera, Vec<TemplateError>> {
    let strings =
        Strings::parse("it", &[("it.ftl", "ciao = Ciao\nsaluto = Ciao, { $nome }\nn = { $n ->\n    [one] uno\n   *[other] { $n }\n}\n")]);
    let assets = |name: &str| (name == "a.css").then(|| format!("\u{1}tema/{name}"));
    let templates = templates.iter().map(|(name, text)| (Arc::from(*name), Arc::from(*text))).collect();
    Tera::load(&templates, &Arc::new(strings.value.unwrap()), Arc::new(assets), 10_000)
}

fn engine(source: &str) -> Result<Tera, Vec<TemplateError>> {
    load(&[("t.html", source), ("parte.html", "\n{{ niente }}"), ("c.html", "{% component c(x) %}{{ x }}{% endcomponent c %}")])
}

fn render(source: &str, view: serde_json::Value) -> Result<String, TemplateError> {
    engine(source).unwrap().render("t.html", &view)
}

fn fails(source: &str) -> TemplateError {
    render(source, json!({"x": {"a": 1}, "nulla": null})).unwrap_err()
}

#[test]
fn values_print_as_people_read_them() {
    let view = json!({"nulla": null, "si": true, "testo": "<a> & 'b' \"c\" /", "n": 3, "html": "<b>x</b>"});
    let page = render("[{{ nulla }}][{{ si }}][{{ testo }}][{{ n }}][{{ html|safe }}]", view).unwrap();
    assert_eq!(page, "[][true][&lt;a&gt; &amp; &#39;b&#39; &quot;c&quot; /][3][<b>x</b>]");
}

#[test]
fn functions_give_words_and_assets() {
    let page = render(r#"{{ t(key="saluto", nome="Anna") }} {{ t(key="n", n=1) }} {{ asset(name="a.css") }}"#, json!({})).unwrap();
    assert_eq!(page, "Ciao, Anna uno \u{1}tema/a.css");
    assert!(fails(r#"{{ t(key="manca") }}"#).message.contains("manca"));
    assert!(fails(r#"{{ asset(name="b.css") }}"#).message.contains("static/b.css"));
}

#[test]
fn words_are_escaped_like_any_text() {
    assert_eq!(render(r#"{{ t(key="saluto", nome="<b>") }}"#, json!({})).unwrap(), "Ciao, &lt;b&gt;");
    assert_eq!(render(r#"{{<c x={x} />}}"#, json!({"x": "<b>"})).unwrap(), "&lt;b&gt;");
}

#[test]
fn mistakes_name_template_and_line() {
    let place = |error: &TemplateError| (error.template.clone(), error.line);
    assert_eq!(place(&fails("a\n{% include \"parte.html\" %}")), ("parte.html".to_owned(), Some(2)));
    assert_eq!(place(&fails("a\n{{ x.b }}")), ("t.html".to_owned(), Some(2)));
    assert_eq!(place(&fails("a\n\n{{ nulla.b.c }}")), ("t.html".to_owned(), Some(3)));
    assert_eq!(fails("{{ y }}").message, "Variable `y` is not defined");

    let errors = load(&[("a.html", "x\n{% if %}"), ("b.html", "{% for %}"), ("c.html", "sound")]).err().unwrap();
    assert_eq!(errors.iter().map(place).collect::<Vec<_>>(), [("a.html".to_owned(), Some(2)), ("b.html".to_owned(), Some(1))]);

    let errors = load(&[("a.html", "\n{{ x | niente }}"), ("b.html", "{% include \"manca.html\" %}")]).err().unwrap();
    assert_eq!(errors.iter().map(place).collect::<Vec<_>>(), [("a.html".to_owned(), Some(2)), ("b.html".to_owned(), Some(1))]);
    assert_eq!(errors[0].message, "Unknown filter `niente`");
}

#[test]
fn a_page_cannot_grow_without_end() {
    let error = fails("{% for i in range(end=10000) %}0123456789{% endfor %}");
    assert!(error.message.contains("supera"), "{}", error.message);
}

#[test]
fn a_page_cannot_run_without_end() {
    let deep = "{% for a in range(end=9000) %}".repeat(3) + &"{% endfor %}".repeat(3);
    for source in [&*deep, "{{ range(end=9000000000) }}"] {
        let error = fails(source);
        assert!(error.message.contains("troppi passi"), "{}", error.message);
    }
    // A component that calls itself twice stops at the engine's twenty, a million calls later.
    let twice = "{% component c(x) %}{{<c x={x} />}}{{<c x={x} />}}{% endcomponent c %}";
    assert!(load(&[("t.html", "{{<c x={1} />}}"), ("c.html", twice)]).unwrap().render("t.html", &json!({})).is_err());
    // Every template includes the next one ten times: 10^11 without a limit.
    let names: Vec<(String, String)> =
        (0..11).map(|i| (format!("{i}.html"), format!("{{% include \"{}.html\" %}}", i + 1).repeat(10))).collect();
    let mut templates: Vec<(&str, &str)> = names.iter().map(|(name, text)| (&**name, &**text)).collect();
    templates.push(("11.html", ""));
    let error = load(&templates).unwrap().render("0.html", &json!({})).unwrap_err();
    assert!(error.message.contains("troppi passi"), "{}", error.message);
}

#[test]
fn the_deepest_page_fits_the_stack() {
    // A component that calls itself at the end of the longest chain of includes that is let through.
    let mut templates: Vec<(String, String)> =
        (0..11).map(|i| (format!("{i:02}.html"), format!("{{% include \"{:02}.html\" %}}", i + 1))).collect();
    templates.push(("11.html".to_owned(), "{{<c />}}".to_owned()));
    templates.push(("c.html".to_owned(), "{% component c() %}{{<c />}}{% endcomponent c %}".to_owned()));
    let deepest = move || {
        let templates: Vec<(&str, &str)> = templates.iter().map(|(name, text)| (&**name, &**text)).collect();
        load(&templates).unwrap().render("00.html", &json!({})).unwrap_err()
    };
    // A thread has 2 MiB. With optimisation this takes less than 512 kB; without it a call of the interpreter takes 75 kB.
    let stack = if cfg!(debug_assertions) { 8 << 20 } else { 2 << 20 };
    let error = std::thread::Builder::new().stack_size(stack).spawn(deepest).unwrap().join().unwrap();
    assert!(error.message.contains("recursion"), "{}", error.message);
    let cycle = load(&[("a.html", "{% include \"b.html\" %}"), ("b.html", "{% include \"a.html\" %}")]).err().unwrap();
    assert!(cycle[0].message.contains("uno dentro l'altro"), "{}", cycle[0].message);
}

#[test]
fn shared_values_and_records_are_handed_over_whole() {
    let engine = engine("{{ site.title }}/{{ page }}/{{ f.a.text }}{{ f.b }}").unwrap();
    let site = engine.share(&json!({"title": "C"}));
    #[derive(Debug)]
    struct Text;
    impl Record for Text {
        fn keys(&self) -> Vec<&str> {
            vec!["text"]
        }
        fn part(&self, _: &str) -> Option<Part> {
            Some(Part::Word("<x>"))
        }
    }
    let text = engine.share_record(Arc::new(Text));
    let f = engine.share_record(Arc::new(Keyed(vec![("a".into(), Some(text)), ("b".into(), None)])));
    #[derive(serde::Serialize)]
    struct View {
        site: Shared,
        page: u8,
        f: Shared,
    }
    assert_eq!(engine.render("t.html", &View { site, page: 1, f }).unwrap(), "C/1/&lt;x&gt;");
}
