//! What a browser asks for, and whether it may.

use std::net::IpAddr;

use percent_encoding::percent_decode_str;

use super::response::{Connection, Status};

/// A request that we understand, from a browser that means us.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    method: Method,
    /// The path, decoded.
    pub path: String,
    /// What follows a `?`, as it was sent.
    pub query: String,
    headers: Vec<(String, String)>,
    /// Whether more requests may follow.
    pub connection: Connection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Get,
    Head,
}

/// What the first bytes of a connection are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// A request, and its length in bytes.
    Whole(Request, usize),
    /// The beginning of one.
    Partial,
    /// Something that is answered with this status.
    Refused(Status),
}

/// Who is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// This machine only, by the names that it calls itself.
    Here,
    /// The networks that it is in, too, by its address in numbers.
    Network,
}

impl Request {
    pub(super) fn parse(bytes: &[u8], reach: Reach) -> Parsed {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(bytes) {
            Ok(httparse::Status::Complete(length)) => match Request::of(&request, reach) {
                Ok(request) => Parsed::Whole(request, length),
                Err(status) => Parsed::Refused(status),
            },
            Ok(httparse::Status::Partial) => Parsed::Partial,
            Err(httparse::Error::TooManyHeaders) => Parsed::Refused(Status::TooLarge),
            Err(_) => Parsed::Refused(Status::BadRequest),
        }
    }

    fn of(request: &httparse::Request<'_, '_>, reach: Reach) -> Result<Request, Status> {
        let method = match request.method {
            Some("GET") => Method::Get,
            Some("HEAD") => Method::Head,
            _ => return Err(Status::MethodNotAllowed),
        };
        let headers = request
            .headers
            .iter()
            .map(|it| Some((it.name.to_ascii_lowercase(), String::from_utf8(it.value.to_vec()).ok()?)))
            .collect::<Option<Vec<_>>>()
            .ok_or(Status::BadRequest)?;
        let all =
            |name: &'static str| headers.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.as_str());
        // A body would be taken for the next request.
        if all("content-length").any(|it| it != "0") || all("transfer-encoding").next().is_some() {
            return Err(Status::BadRequest);
        }
        // A page elsewhere can make its own name mean this machine (DNS rebinding); our names and numbers it cannot
        // take.
        let mut hosts = all("host");
        match (hosts.next(), hosts.next()) {
            (Some(host), None) if reach.is_ours(host) => {}
            (Some(_), None) => return Err(Status::Misdirected),
            (None, _) | (_, Some(_)) => return Err(Status::BadRequest),
        }
        if let Some(origin) = all("origin").next()
            && !origin.split_once("://").is_some_and(|(_, host)| reach.is_ours(host))
        {
            return Err(Status::Forbidden);
        }
        let target = request.path.filter(|it| it.starts_with('/')).ok_or(Status::BadRequest)?;
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = percent_decode_str(path).decode_utf8().map_err(|_| Status::NotFound)?.into_owned();
        let asked = all("connection").map(str::to_ascii_lowercase).collect::<Vec<_>>().join(",");
        let stays = request.version == Some(1) && !asked.contains("close");
        let connection = if stays { Connection::Stays } else { Connection::Ends };
        Ok(Request { method, path, query: query.to_owned(), headers, connection })
    }

    /// The value of a header, by its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// Whether only the headers are asked for.
    pub(super) fn is_head(&self) -> bool {
        self.method == Method::Head
    }

    /// The value of a parameter, decoded.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let value = self.query.split('&').find_map(|it| it.strip_prefix(name)?.strip_prefix('='))?;
        Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
    }
}

impl Reach {
    /// Whether a `Host` can only mean us, at whatever port.
    fn is_ours(self, host: &str) -> bool {
        let (name, port) = match host.strip_prefix('[') {
            Some(rest) => rest.split_once(']').unwrap_or((rest, "")),
            None => host.split_at(host.find(':').unwrap_or(host.len())),
        };
        let plain_port = port.is_empty() || port.strip_prefix(':').is_some_and(|it| it.parse::<u16>().is_ok());
        let ours = |address: IpAddr| match self {
            Reach::Here => address.is_loopback(),
            Reach::Network => true,
        };
        plain_port && (name.eq_ignore_ascii_case("localhost") || name.parse().is_ok_and(ours))
    }
}

#[cfg(test)]
mod tests {
    use super::{Parsed, Reach, Request, Status};

    fn parse(head: &str) -> Parsed {
        Request::parse(format!("{head}\r\n\r\n").replace('|', "\r\n").as_bytes(), Reach::Here)
    }

    fn refused(head: &str) -> Option<Status> {
        match parse(head) {
            Parsed::Refused(status) => Some(status),
            Parsed::Whole(..) | Parsed::Partial => None,
        }
    }

    #[test]
    fn only_our_own_names_are_answered() {
        for host in ["localhost", "LOCALHOST:4040", "127.0.0.1:4040", "127.8.0.1", "[::1]:4040"] {
            assert_eq!(refused(&format!("GET / HTTP/1.1|Host: {host}")), None, "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "10.0.0.1", "localhost:x", "[::2]"] {
            assert_eq!(refused(&format!("GET / HTTP/1.1|Host: {host}")), Some(Status::Misdirected), "{host}");
        }
        assert_eq!(refused("GET / HTTP/1.1"), Some(Status::BadRequest));
        assert_eq!(refused("GET / HTTP/1.1|Host: localhost|Host: localhost"), Some(Status::BadRequest));
        let foreign = "GET / HTTP/1.1|Host: localhost|Origin: https://evil.example";
        assert_eq!(refused(foreign), Some(Status::Forbidden));
        assert_eq!(refused("GET / HTTP/1.1|Host: localhost|Origin: http://localhost:4040"), None);
    }

    #[test]
    fn a_network_knows_us_by_numbers_only() {
        for (host, ours) in [("10.0.0.1:4040", true), ("[fe80::1]", true), ("localhost", true), ("evil.example", false)]
        {
            assert_eq!(Reach::Network.is_ours(host), ours, "{host}");
        }
    }

    #[test]
    fn only_reading_is_allowed() {
        assert_eq!(refused("POST / HTTP/1.1|Host: localhost"), Some(Status::MethodNotAllowed));
        assert_eq!(refused("GET / HTTP/1.1|Host: localhost|Content-Length: 5"), Some(Status::BadRequest));
        assert_eq!(refused("GET http://localhost/ HTTP/1.1|Host: localhost"), Some(Status::BadRequest));
        assert_eq!(Request::parse(b"GET / HTTP/1.1\r\nHost: loc", Reach::Here), Parsed::Partial);
    }

    #[test]
    fn a_path_is_decoded_and_its_query_kept_apart() {
        let Parsed::Whole(request, _) = parse("HEAD /two%20drops.jpg?width=3&path=%2Fa%2F HTTP/1.1|Host: localhost")
        else {
            panic!("it is a request");
        };
        assert_eq!((request.path.as_str(), request.is_head()), ("/two drops.jpg", true));
        assert_eq!(request.parameter("path").as_deref(), Some("/a/"));
    }
}
