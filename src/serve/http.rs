//! Requests and answers. Loopback only; the `Host` header must name this computer, so that no page from
//! elsewhere can read the catalogue through a name of its own (DNS rebinding).

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server};

use super::pages::{self, Answer};
use super::state::State;

/// Threads that render pages.
const WORKERS: usize = 4;

/// Pages that may listen for changes at once.
const MAX_STREAMS: usize = 32;

/// Longest address and headers that are looked at.
const MAX_HEADER_BYTES: usize = 16 << 10;

/// How often [`nudge`] connects.
const NUDGE: Duration = Duration::from_millis(100);

/// Answers requests until the process ends.
pub(super) fn serve(listener: TcpListener, state: &Arc<State>) {
    let Ok(address) = listener.local_addr() else { return };
    let Ok(server) = Server::from_listener(listener, None) else { return };
    let streams = Arc::new(AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| nudge(address));
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    handle(request, state, &streams);
                }
            });
        }
    });
}

/// Connects and hangs up, over and over.
///
/// The server library (tiny_http 0.12) counts a thread as waiting until it has woken up: of two connections that arrive
/// together the second may be queued for the thread that the first one took, and stay there as long as that one is open, which
/// with a browser's spare connections is half a minute. A further connection gets a thread of its own, which then
/// takes what is queued. Seen with Chromium in the tests of `serve`, about once in fifty page loads.
fn nudge(address: std::net::SocketAddr) {
    loop {
        std::thread::sleep(NUDGE);
        // A refusal means that the process is about to end.
        drop(TcpStream::connect(address));
    }
}

fn handle(request: Request, state: &Arc<State>, streams: &Arc<AtomicUsize>) {
    if let Some(refusal) = refuse(&request) {
        send(request, refusal);
        return;
    }
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    if path == pages::EVENTS {
        stream(request, state.clone(), streams.clone());
        return;
    }
    // A panic while rendering one page must not end the server.
    let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| pages::answer(&state.current(), &path)));
    send(request, answer.unwrap_or_else(|_| Answer::text(500, "prassi ha sbagliato a comporre questa pagina: è un difetto da segnalare.")));
}

/// Why a request is not answered at all.
fn refuse(request: &Request) -> Option<Answer> {
    let size: usize = request.headers().iter().map(|header| header.value.as_str().len()).sum();
    if request.url().len() + size > MAX_HEADER_BYTES {
        return Some(Answer::text(431, "La richiesta è troppo lunga."));
    }
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map_or("", |header| header.value.as_str());
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.chars().all(|c| c.is_ascii_digit()) { name } else { host });
    if !["127.0.0.1", "localhost", "[::1]"].contains(&name) {
        return Some(Answer::text(403, "Questo server risponde solo a 127.0.0.1 e localhost."));
    }
    (!matches!(request.method(), Method::Get | Method::Head)).then(|| Answer::text(405, "Qui si può solo leggere."))
}

fn send(request: Request, answer: Answer) {
    let Answer { status, content_type, location, bytes } = answer;
    let mut response = Response::from_data(bytes).with_status_code(status);
    let headers = [
        ("Content-Type", content_type),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        // What a published page carries in its <meta>.
        ("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"),
    ];
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    if let Some(header) = location.and_then(|location| Header::from_bytes("Location", location).ok()) {
        response.add_header(header);
    }
    // The reader closed the page: nothing to do.
    let _ = request.respond(response);
}

/// Keeps the connection open and says every new version, by server-sent events (HTML Living Standard §9.2).
fn stream(request: Request, state: Arc<State>, streams: Arc<AtomicUsize>) {
    if streams.fetch_add(1, SeqCst) >= MAX_STREAMS {
        streams.fetch_sub(1, SeqCst);
        send(request, Answer::text(503, "Troppe pagine aperte."));
        return;
    }
    std::thread::spawn(move || {
        let mut writer = request.into_writer();
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\nretry: 500\n\n";
        let mut version = state.current().version;
        let mut sent = write!(writer, "{head}data: {version}\n\n").and_then(|()| writer.flush());
        while sent.is_ok() {
            let next = state.wait(version, Duration::from_secs(10));
            // A comment line now and then shows whether anybody is still there.
            let text = if next == version { ":\n\n".to_owned() } else { format!("data: {next}\n\n") };
            version = next;
            sent = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
        }
        streams.fetch_sub(1, SeqCst);
    });
}
