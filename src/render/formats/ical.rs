//! Calendars (iCalendar, RFC 5545).
//!
//! Lines end in CRLF and are folded at 75 octets, never inside a character (§3.1); texts are escaped (§3.3.11). Moments are written in
//! UTC, which is exact because cards give their offset, so that no VTIMEZONE is needed. Whole days have `VALUE=DATE` and an exclusive
//! end (§3.6.1). No e-mail address is ever written: no ORGANIZER, and a UID that is a UUID (RFC 7986 §5.3).

use jiff::Timestamp;
use jiff::civil::Date;

/// Octets of a line, without its end (§3.1).
const WIDTH: usize = 75;

/// A calendar.
#[derive(Debug)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Absolute address of the page that it follows.
    pub page: String,
    /// Its own absolute address.
    pub own: String,
    /// Language of its texts.
    pub language: String,
    /// Its events, in the order of time.
    pub events: Vec<Event>,
}

/// An event of a calendar.
#[derive(Debug)]
pub struct Event {
    /// The absolute permalink that its identifier is made from.
    pub permalink: String,
    /// The absolute address of its page in the calendar's language.
    pub url: String,
    /// Title.
    pub title: String,
    /// Plain text; may be empty.
    pub description: String,
    /// Where; may be empty.
    pub place: String,
    /// When.
    pub span: Span,
    /// Whether it takes place.
    pub status: Status,
    /// Labels of its themes.
    pub categories: Vec<String>,
    /// When its card first appeared.
    pub created: Option<Timestamp>,
    /// When its card last changed.
    pub changed: Timestamp,
    /// How often its card was changed.
    pub sequence: usize,
}

/// When an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Whole days, the last one included.
    Days(Date, Date),
    /// From a moment, perhaps to another that comes after it.
    Moments(Timestamp, Option<Timestamp>),
}

/// Whether an event takes place (§3.8.1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// Perhaps.
    Tentative,
    /// It does not, or no longer.
    Cancelled,
}

/// Writes a calendar.
pub fn write(calendar: &Calendar) -> String {
    let mut out = Lines(String::with_capacity(500 + calendar.events.len() * 700));
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", &format!("-//prassi//prassi {}//{}", env!("CARGO_PKG_VERSION"), calendar.language.to_uppercase()));
    out.line("CALSCALE", "GREGORIAN");
    out.text("NAME", &calendar.name);
    // What programs read that are older than RFC 7986.
    out.text("X-WR-CALNAME", &calendar.name);
    out.text("DESCRIPTION", &calendar.description);
    out.line("URL", &calendar.page);
    out.line("SOURCE;VALUE=URI", &calendar.own);
    out.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    for event in &calendar.events {
        self::event(&mut out, event);
    }
    out.line("END", "VCALENDAR");
    out.0
}

fn event(out: &mut Lines, event: &Event) {
    out.line("BEGIN", "VEVENT");
    out.line("UID", &uid(&event.permalink));
    out.line("DTSTAMP", &moment(event.changed));
    match event.span {
        Span::Days(first, last) => {
            out.line("DTSTART;VALUE=DATE", &day(first));
            // The end is the first day that is free again; the last day of the calendar has none.
            if let Ok(end) = last.tomorrow() {
                out.line("DTEND;VALUE=DATE", &day(end));
            }
        }
        Span::Moments(start, end) => {
            out.line("DTSTART", &moment(start));
            if let Some(end) = end.filter(|end| *end > start) {
                out.line("DTEND", &moment(end));
            }
        }
    }
    out.text("SUMMARY", &event.title);
    out.text("DESCRIPTION", &event.description);
    out.text("LOCATION", &event.place);
    out.line("URL", &event.url);
    let categories: Vec<String> = event.categories.iter().map(|category| escaped(category)).collect();
    out.line("CATEGORIES", &categories.join(","));
    out.line(
        "STATUS",
        match event.status {
            Status::Confirmed => "CONFIRMED",
            Status::Tentative => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        },
    );
    // Who looks at a calendar of public meetings is not busy because of them.
    out.line("TRANSP", "TRANSPARENT");
    out.line("SEQUENCE", &event.sequence.to_string());
    if let Some(created) = event.created {
        out.line("CREATED", &moment(created));
    }
    out.line("LAST-MODIFIED", &moment(event.changed));
    out.line("END", "VEVENT");
}

/// A UUID of version 8 (RFC 9562) from the permalink: the same event has the same one in every calendar and language.
fn uid(permalink: &str) -> String {
    let hash = blake3::hash(permalink.as_bytes());
    let mut bytes: [u8; 16] = std::array::from_fn(|n| hash.as_bytes()[n]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: `\`, `;` and `,` have a backslash before them, the end of a line is `\n`; no other control character is allowed.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Content lines.
struct Lines(String);

impl Lines {
    /// A property with a text; nothing when it is empty.
    fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escaped(text.trim()));
    }

    /// A property with a value as it is; nothing when it is empty.
    fn line(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut used = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if used + c.len_utf8() > WIDTH {
                // The space that begins the next line counts among its octets.
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(span: Span) -> Event {
        Event {
            permalink: "https://a.it/eventi/x/".to_owned(),
            url: "https://a.it/de/eventi/x/".to_owned(),
            title: "Dati, \"mappe\"; e \\ altro".to_owned(),
            description: "Prima riga.\nSeconda riga.\u{7}".to_owned(),
            place: String::new(),
            span,
            status: Status::Confirmed,
            categories: vec!["Dati, aperti".to_owned(), "Servizi".to_owned()],
            created: None,
            changed: "2026-03-04T05:06:07Z".parse().unwrap(),
            sequence: 2,
        }
    }

    fn written(span: Span) -> String {
        write(&Calendar {
            name: "Catalogo".to_owned(),
            description: String::new(),
            page: "https://a.it/calendario/".to_owned(),
            own: "https://a.it/calendario.ics".to_owned(),
            language: "it".to_owned(),
            events: vec![event(span)],
        })
    }

    #[test]
    fn whole_days_end_before_the_day_after() {
        let (first, last) = ("2026-12-31".parse().unwrap(), "2027-01-01".parse().unwrap());
        assert!(written(Span::Days(first, first)).contains("\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(written(Span::Days(first, last)).contains("\r\nDTEND;VALUE=DATE:20270102\r\n"));
    }

    #[test]
    fn moments_are_in_utc_and_an_end_that_is_none_is_left_out() {
        let start: Timestamp = "2026-07-01T10:00:00+02:00".parse().unwrap();
        let end: Timestamp = "2026-07-01T12:30:00+02:00".parse().unwrap();
        let text = written(Span::Moments(start, Some(end)));
        assert!(text.contains("\r\nDTSTART:20260701T080000Z\r\nDTEND:20260701T103000Z\r\n"), "{text}");
        assert!(!written(Span::Moments(start, Some(start))).contains("DTEND"));
        assert!(!written(Span::Moments(start, None)).contains("DTEND"));
    }

    #[test]
    fn texts_are_escaped_and_empty_ones_left_out() {
        let text = written(Span::Moments(Timestamp::UNIX_EPOCH, None));
        assert!(text.contains("\r\nSUMMARY:Dati\\, \"mappe\"\\; e \\\\ altro\r\n"), "{text}");
        assert!(text.contains("\r\nDESCRIPTION:Prima riga.\\nSeconda riga.\r\n"), "{text}");
        assert!(text.contains("\r\nCATEGORIES:Dati\\, aperti,Servizi\r\n"), "{text}");
        assert!(!text.contains("LOCATION") && !text.contains('@'), "{text}");
        assert!(text.contains("\r\nDTSTAMP:20260304T050607Z\r\n") && text.contains("\r\nSEQUENCE:2\r\n"), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn lines_are_folded_at_75_octets_and_never_inside_a_character() {
        for text in ["à".repeat(200), "a".repeat(75), format!("a{}", "€𝄞".repeat(60)), "\\,;".repeat(90)] {
            let mut out = Lines(String::new());
            out.line("SUMMARY", &text);
            let lines: Vec<&str> = out.0.strip_suffix("\r\n").unwrap().split("\r\n").collect();
            assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= 75), "{lines:?}");
            assert!(lines[..lines.len() - 1].iter().all(|line| line.len() > 70), "folded too early: {lines:?}");
            assert!(lines[1..].iter().all(|line| line.starts_with(' ')), "{lines:?}");
            assert_eq!(out.0.replace("\r\n ", "").trim_end(), format!("SUMMARY:{text}"));
        }
        let mut out = Lines(String::new());
        out.line("X", &"a".repeat(73));
        assert_eq!(out.0, format!("X:{}\r\n", "a".repeat(73)), "exactly 75 octets are one line");
    }

    #[test]
    fn an_identifier_is_a_uuid_that_only_the_permalink_makes() {
        let uid = super::uid("https://a.it/eventi/x/");
        assert_eq!((uid.len(), &uid[14..15]), (36, "8"));
        assert!(matches!(&uid[19..20], "8" | "9" | "a" | "b"), "{uid}");
        assert_ne!(uid, super::uid("https://a.it/eventi/y/"));
    }
}
