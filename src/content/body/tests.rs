use super::*;

fn run(markdown: &str) -> (Body, Vec<(Code, String)>) {
    let text = format!("---\nà: 1\n---\n{markdown}");
    let from = text.len() - markdown.len();
    let mut problems = Gatherer::new("a.md".into());
    let body = read(&text, from..text.len(), 1 << 20, &mut problems);
    let found = problems.finish().into_iter().map(|p| (p.code, text[p.location.unwrap().span()].to_owned())).collect();
    for link in &body.links {
        assert!(text.get(link.span.start as usize..link.span.end as usize).is_some());
    }
    (body, found)
}

/// The HTML with `{target}` in its holes, when nothing was found wrong.
fn html(markdown: &str) -> String {
    let (body, found) = run(markdown);
    assert_eq!(found, []);
    body.html_with(|_, link| format!("{{{}}}", link.target).into(), |_| None)
}

#[test]
fn paragraphs_lists_and_emphasis() {
    assert_eq!(
        html("Uno **due** *tre* ~~no~~ `a<b`  \nriga & \"altra\"\n"),
        "<p>Uno <strong>due</strong> <em>tre</em> <del>no</del> <code>a&lt;b</code><br>\nriga &amp; \"altra\"</p>\n"
    );
    assert_eq!(html("3. a\n4. b\n"), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_eq!(html("> cit\n\n---\n"), "<blockquote>\n<p>cit</p>\n</blockquote>\n<hr>\n");
    assert_eq!(html("- [ ] a[^1]\n\n[^1]: nota\n"), "<ul>\n<li>[ ] a<a href=\"{nota}\">^1</a></li>\n</ul>\n");
}

#[test]
fn crlf_leaves_no_carriage_return() {
    let (body, found) = run("# A\r\n\r\nuno\r\ndue\r\n\r\n```\r\nx\r\ny\r\n```\r\n\r\n| a |\r\n|---|\r\n| b |\r\n");
    assert_eq!(found, []);
    assert!(!body.html.contains('\r') && !body.text().contains('\r'), "{body:?}");
    assert!(body.html.contains("<code>x\ny\n</code>"));
}

#[test]
fn headings_have_a_forges_ids_and_no_gaps() {
    let (body, _) =
        run("# Perché «no»?\n\n### Città & Comuni\n\n### Città & Comuni\n\n## *Fine*, `x`_y\n\n#\n\n## {#x onclick=alert(1)}\n");
    let headings: Vec<_> = body.headings.iter().map(|h| (h.level, &*h.id, &*h.text)).collect();
    assert_eq!(
        headings,
        [
            (2, "perché-no", "Perché «no»?"),
            (3, "città--comuni", "Città & Comuni"),
            (3, "città--comuni-1", "Città & Comuni"),
            (3, "fine-x_y", "Fine, x_y"),
            (3, "x-onclickalert1", "{#x onclick=alert(1)}"),
        ]
    );
    assert!(
        body.html.starts_with("<h2 id=\"perché-no\">Perché «no»?</h2>\n<h3 id=\"città--comuni\">Città &amp; Comuni</h3>\n"),
        "{}",
        body.html
    );
    assert!(!body.html.contains("<h0") && !body.html.contains("</h0"));
}

#[test]
fn the_outermost_heading_is_the_second_level_and_six_is_the_last() {
    let levels = |markdown: &str| run(markdown).0.headings.iter().map(|h| h.level).collect::<Vec<_>>();
    assert_eq!(levels("### a\n\n## b\n\n#### c\n"), [2, 2, 3]);
    assert_eq!(levels("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n"), [2, 3, 4, 5, 6, 6]);
}

#[test]
fn repeated_ids_never_collide() {
    let (body, _) = run("## a\n\n## a-1\n\n## a\n\n## a\n\n## ?\n\n## !\n");
    let ids: Vec<_> = body.headings.iter().map(|h| &*h.id).collect();
    assert_eq!(ids, ["a", "a-1", "a-2", "a-3", "sezione", "sezione-1"]);
}

#[test]
fn links_and_images_leave_holes_where_the_address_belongs() {
    let (body, found) = run(
        "## Vedi [à](../b.md#perch%C3%A9)\n\n[x](#su \"un \\\"titolo\\\"\") ![alt *testo*](foto%20a.png)\n\n| [t](c.md) |\n|---|\n| [u](d.md) |\n",
    );
    assert_eq!(found, []);
    let html = body.html_with(|n, link| format!("{n}:{}?\"&", link.target).into(), |_| None);
    for part in [
        "<h2 id=\"vedi-à\">Vedi <a href=\"0:../b.md?&quot;&amp;\">à</a></h2>",
        "<a href=\"1:?&quot;&amp;\" title=\"un &quot;titolo&quot;\">x</a>",
        "<img src=\"2:foto a.png?&quot;&amp;\" alt=\"alt testo\" loading=\"lazy\" decoding=\"async\">",
        "<a href=\"3:c.md?&quot;&amp;\">t</a>",
        "<a href=\"4:d.md?&quot;&amp;\">u</a>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert_eq!(body.links[0].fragment.as_deref(), Some("perché"));
    assert_eq!((body.links[1].target.as_str(), body.links[1].fragment.as_deref()), ("", Some("su")));
    assert_eq!(body.links[2].kind, LinkKind::Image);
}

#[test]
fn links_to_other_sites_are_marked_and_stay() {
    assert_eq!(
        html("[a](https://x.it/?a=1&b=2) <urp@x.it> <https://y.it>\n"),
        "<p><a href=\"https://x.it/?a=1&amp;b=2\" rel=\"external\">a</a> <a href=\"mailto:urp@x.it\">urp@x.it</a> <a href=\"https://y.it\" rel=\"external\">https://y.it</a></p>\n"
    );
    assert_eq!(html("[](https://x.it)\n"), "<p><a href=\"https://x.it\" rel=\"external\">https://x.it</a></p>\n");
}

#[test]
fn raw_html_is_shown_as_text_with_a_warning_at_its_place() {
    let (body, found) = run("<script>alert(1)</script>\n\nx <b onclick=\"y\">g</b> <!-- nota -->\n");
    assert!(!body.html.contains("<script") && !body.html.contains("<b") && !body.html.contains("<!--"), "{}", body.html);
    assert_eq!(found, ["<script>alert(1)</script>", "<b onclick=\"y\">", "</b>", "<!-- nota -->"].map(|at| (Code::RawHtml, at.to_owned())));
}

#[test]
fn forbidden_schemes_are_errors_and_lose_their_link() {
    for dest in [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "&#106;avascript:x",
        "java&#10;script:x",
        "data:text/html;base64,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//x.it/a",
    ] {
        let (body, found) = run(&format!("[a](<{dest}>) ![b](<{dest}>)\n"));
        assert!(!body.html.contains("href") && !body.html.contains("src"), "{dest}: {}", body.html);
        assert_eq!(found.iter().filter(|(code, _)| *code == Code::ForbiddenScheme).count(), 2, "{dest}: {found:?}");
    }
    assert_eq!(run("<javascript:alert(1)>\n").1[0].0, Code::ForbiddenScheme);
}

#[test]
fn a_remote_image_becomes_a_link() {
    let (body, found) = run("![La sede](https://x.it/a.png) [![logo](https://x.it/b.png)](c.md)\n");
    assert_eq!(
        body.html_with(|_, l| l.target.as_str().into(), |_| None),
        "<p><a href=\"https://x.it/a.png\" rel=\"external\">La sede</a> <a href=\"c.md\">logo</a></p>\n"
    );
    assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::RemoteImage; 2]);
}

#[test]
fn an_image_without_alternative_text_is_a_warning() {
    assert_eq!(run("à ![](a.png)\n").1, [(Code::ImageWithoutAlt, "![](a.png)".to_owned())]);
}

#[test]
fn a_fence_that_never_closes_is_a_warning() {
    let unclosed = |markdown: &str| run(markdown).1.iter().filter(|(code, _)| *code == Code::UnclosedFence).count();
    for markdown in ["```\nx\n", "```", "~~~ rust\nx\n```\n", "````\nx\n```\n", "> ```\n> x\n\ny\n"] {
        assert_eq!(unclosed(markdown), 1, "{markdown:?}");
    }
    for markdown in [
        "```\nx\n```\n",
        "```\n```",
        "~~~ rust\nx\n~~~~\n",
        "> ```\n> x\n> ```\n\ny\n",
        "- a\n\n  ```\n  x\n  ```\n",
        "    x\n",
        "```\nx\n```   \n\n",
    ] {
        assert_eq!(unclosed(markdown), 0, "{markdown:?}");
    }
}

#[test]
fn tables_have_headers_alignment_classes_and_a_name() {
    assert_eq!(
        html("## Dati\n\n| Anno | Utenti |  |\n|:--|--:|:-:|\n| 2019 | 12 | x |\n"),
        "<h2 id=\"dati\">Dati</h2>\n<div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"Dati: Anno, Utenti\">\n<table>\n<thead>\n<tr><th scope=\"col\" class=\"text-start\">Anno</th><th scope=\"col\" class=\"text-end\">Utenti</th><td></td></tr>\n</thead>\n<tbody>\n<tr><td class=\"text-start\">2019</td><td class=\"text-end\">12</td><td class=\"text-center\">x</td></tr>\n</tbody>\n</table>\n</div>\n"
    );
    assert!(html("| A |\n|---|\n").ends_with("</thead>\n</table>\n</div>\n"));
}

#[test]
fn code_blocks_keep_only_a_plain_language() {
    assert_eq!(html("```rust evil=\"x\"\na<b\n```\n"), "<pre tabindex=\"0\"><code class=\"language-rust\">a&lt;b\n</code></pre>\n");
    assert_eq!(html("```\"onload=x\na\n```\n"), "<pre tabindex=\"0\"><code>a\n</code></pre>\n");
}

#[test]
fn text_and_words_hold_what_a_reader_sees() {
    let (body, _) = run("## Città\n\nUno *due*\ntre – 4.\n\n- a\n- b ![foto](x.png)\n\n| c | d |\n|---|---|\n| e | f |\n");
    assert_eq!(body.text(), "Città\nUno due tre – 4.\na\nb foto\nc d \ne f");
    assert_eq!(body.words, 12);
    let (body, _) = run("- uno\n  - due\n  - tre\n- quattro & <b>\n\n```\na\n  b\n```\nriga\\\naltra [x](https://a.it)\n> detto\n");
    assert_eq!(body.text(), "uno\ndue\ntre\nquattro & <b>\na\n  b\nriga altra x\ndetto");
}

#[test]
fn what_grows_too_much_is_cut_off() {
    let (body, found) = run(&"> ".repeat(1000));
    assert_eq!((found[0].0, body.html.as_str()), (Code::BodyTooLarge, ""));
    let (_, found) = run(&"<".repeat(400_000));
    assert_eq!(found.last().unwrap().0, Code::BodyTooLarge);
}

#[test]
fn hostile_texts_end() {
    // No clock here: a quadratic path shows as a test that takes minutes.
    for part in [
        "[",
        "![",
        "*a_",
        "`",
        "<!--",
        "[a](",
        "a\n> ",
        "- ",
        "|a",
        "[a]: b\n",
        "# x\n",
        "<a ",
        "&#1;",
        "\\",
        "**a",
        "~~",
        "[^a]",
        "<b>",
        "![a](https://x.it)",
        "```\n",
    ] {
        run(&part.repeat(100_000 / part.len()));
    }
}

#[test]
fn the_first_of_each_acronym_in_prose_can_be_explained() {
    let (body, found) = run(
        "## Il SUAP\n\n[SUAP](suap.md) e `SUAP`, poi **SUAP** & SUAP col POAT-SI e la EUPL-1.2.\n\n    SPID\n\n| SCIA |\n|---|\n| PEC [qui](x.md) |\n",
    );
    assert_eq!(found, []);
    let words: Vec<&str> = body.acronyms.iter().map(|place| &body.html[place.start as usize..place.end as usize]).collect();
    assert_eq!(words, ["SUAP", "POAT-SI", "EUPL-1", "SCIA", "PEC"]);
    let html = body.html_with(
        |_, link| link.target.as_str().into(),
        |word| (!["SCIA", "EUPL-1", "POAT"].contains(&word)).then(|| format!("g?{word}\"").into()),
    );
    assert!(
        html.contains("<strong><a class=\"term-link\" href=\"g?SUAP&quot;\">SUAP</a></strong> &amp; SUAP col <a class=\"term-link\""),
        "{html}"
    );
    assert!(html.contains("<a href=\"suap.md\">SUAP</a> e <code>SUAP</code>") && html.contains("<th scope=\"col\">SCIA</th>"), "{html}");
    assert!(html.contains("\">POAT-SI</a> e la <a class=\"term-link\" href=\"g?EUPL&quot;\">EUPL</a>-1.2."), "{html}");
    assert!(html.contains("\">PEC</a> <a href=\"x.md\">qui</a></td>") && html.contains("<code>SPID\n</code>"), "{html}");
}
