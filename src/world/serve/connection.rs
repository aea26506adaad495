//! One thread for each connection: requests come in one after the other, and each is answered.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::events::Tabs;
use super::newsstand::Newsstand;
use super::request::{Parsed, Reach, Request};
use super::respond::respond;
use super::response::{Body, Connection, Response, Status};
use super::seats::Seats;

/// A connection that says nothing for so long is closed.
const IDLE: Duration = Duration::from_secs(30);

/// A request takes no longer than this to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);

/// The most bytes of a request. Ours have no body.
const LONGEST: usize = 16_384;

/// Answers every connection, until the process ends.
pub(super) fn accept(listener: &TcpListener, reach: Reach, newsstand: &Arc<Newsstand>, tabs: &Arc<Tabs>) {
    let seats = Seats::default();
    for stream in listener.incoming() {
        // A connection that failed before it began is nobody's loss; where there are no more handles, some will end.
        let Ok(stream) = stream else {
            thread::sleep(Duration::from_millis(10));
            continue;
        };
        let Some(seat) = seats.take() else { continue };
        let (newsstand, tabs) = (Arc::clone(newsstand), Arc::clone(tabs));
        // Where there is no thread for it, the connection ends, and its seat is free.
        let _ = thread::Builder::new().name("connection".to_owned()).spawn(move || {
            // A browser that has gone away needs no answer.
            if let Ok(Some((page, since))) = answer(stream, reach, &newsstand) {
                tabs.enter(page, since, seat, &newsstand);
            }
        });
    }
}

/// Answers the requests of a connection. Gives it back if it waits for news, with the issue that its page shows.
fn answer(mut stream: TcpStream, reach: Reach, newsstand: &Newsstand) -> std::io::Result<Option<(TcpStream, u64)>> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(IDLE))?;
    let mut buffer = Vec::new();
    while let Some(request) = next_request(&mut stream, reach, &mut buffer)? {
        let (response, connection) = match &request {
            Ok(request) => (respond(request, newsstand), request.connection),
            Err(status) => (Response::plain(*status), Connection::Ends),
        };
        let head_only = request.as_ref().is_ok_and(Request::is_head);
        stream.write_all(response.head(connection).as_bytes())?;
        if head_only {
            if connection == Connection::Ends {
                break;
            }
            continue;
        }
        match response.body {
            Body::Bytes(bytes) => stream.write_all(&bytes)?,
            Body::Static(bytes) => stream.write_all(bytes)?,
            Body::File(mut part) => {
                let promised = part.limit();
                // Of a file that has become shorter since, the rest would be taken from the next answer.
                if std::io::copy(&mut part, &mut stream)? < promised {
                    break;
                }
            }
            Body::Events { since } => return Ok(Some((stream, since))),
        }
        if connection == Connection::Ends {
            break;
        }
    }
    Ok(None)
}

/// The next request of a connection; `None` at its end.
fn next_request(
    stream: &mut TcpStream,
    reach: Reach,
    buffer: &mut Vec<u8>,
) -> std::io::Result<Option<Result<Request, Status>>> {
    let mut begun = (!buffer.is_empty()).then(Instant::now);
    loop {
        match Request::parse(buffer, reach) {
            Parsed::Whole(request, length) => {
                buffer.drain(..length);
                return Ok(Some(Ok(request)));
            }
            Parsed::Refused(status) => return Ok(Some(Err(status))),
            Parsed::Partial if buffer.len() >= LONGEST => return Ok(Some(Err(Status::TooLarge))),
            Parsed::Partial => {}
        }
        let patience = begun.map_or(IDLE, |it| ARRIVAL.saturating_sub(it.elapsed()));
        if patience.is_zero() {
            return Ok(None);
        }
        stream.set_read_timeout(Some(patience))?;
        let mut bytes = [0; 4096];
        let count = stream.read(&mut bytes)?;
        if count == 0 {
            return Ok(None);
        }
        begun = begun.or_else(|| Some(Instant::now()));
        buffer.extend_from_slice(&bytes[..count]);
    }
}
