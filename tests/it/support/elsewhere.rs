//! Sites on this machine that misbehave in every way, by http and by https, and the certificates that they show.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A site, and how often it was asked.
pub struct Site {
    pub port: u16,
    asked: Arc<AtomicUsize>,
}

/// What a site speaks. Its first byte tells whether a client wants https, so that both fit on one port.
#[derive(Clone)]
enum Speech {
    Http,
    HttpAndHttps(Arc<ServerConfig>),
    /// A proxy that opens what passes through it, as those of companies do, and lets only https pass.
    Proxy(Arc<ServerConfig>),
    /// A proxy that answers everything with these words.
    Barrier(&'static str),
    /// Nothing at all.
    Mute,
}

impl Site {
    /// A site that speaks http.
    pub fn open() -> Site {
        Site::speaking(Speech::Http)
    }

    /// A site that speaks https as well, with this certificate.
    pub fn secure(certificate: Certificate) -> Site {
        Site::speaking(Speech::HttpAndHttps(certificate.config()))
    }

    /// A proxy with this certificate for every site behind it.
    pub fn proxy(certificate: Certificate) -> Site {
        Site::speaking(Speech::Proxy(certificate.config()))
    }

    /// A proxy that answers everything with a status and its words.
    pub fn barrier(words: &'static str) -> Site {
        Site::speaking(Speech::Barrier(words))
    }

    /// A site that takes connections and says nothing.
    pub fn mute() -> Site {
        Site::speaking(Speech::Mute)
    }

    fn speaking(speech: Speech) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (count, speech) = (Arc::clone(&count), speech.clone());
                thread::spawn(move || speech.answer(stream, &count));
            }
        });
        Site { port, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    pub fn secure_url(&self, path: &str) -> String {
        format!("https://127.0.0.1:{}/{path}", self.port)
    }

    /// How many requests have come.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Speech {
    fn answer(self, mut stream: TcpStream, count: &AtomicUsize) {
        let mut first = [0];
        let mut wants_https = || stream.peek(&mut first).is_ok() && first == [HANDSHAKE];
        let config = match self {
            Speech::Http if wants_https() => {
                // What a web server says to words that it does not know.
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
                return;
            }
            Speech::Http => return answer(&mut stream, "http", count),
            Speech::Barrier(words) => {
                let asked = request(&mut stream).is_some();
                count.fetch_add(usize::from(asked), Ordering::SeqCst);
                let _ = stream.write_all(format!("HTTP/1.1 {words}\r\n\r\n").as_bytes());
                return;
            }
            Speech::Mute => return thread::sleep(Duration::from_mins(1)),
            Speech::HttpAndHttps(config) if wants_https() => config,
            Speech::HttpAndHttps(_) => return answer(&mut stream, "http", count),
            Speech::Proxy(config) => {
                let Some(way) = request(&mut stream).filter(|it| it.starts_with("CONNECT ")) else { return };
                if way.contains(":80 ") {
                    let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n");
                    return;
                }
                stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").expect("it listens");
                config
            }
        };
        let connection = ServerConnection::new(config).expect("a sound configuration");
        let mut stream = StreamOwned::new(connection, stream);
        answer(&mut stream, "https", count);
        stream.conn.send_close_notify();
        let _ = stream.flush();
    }
}

/// The first byte of a TLS handshake (RFC 8446 §5.1).
const HANDSHAKE: u8 = 22;

/// The first line of a request whose head has arrived.
fn request(stream: &mut impl Read) -> Option<String> {
    let mut reader = BufReader::with_capacity(1, stream);
    let (mut first, mut line) = (String::new(), String::new());
    reader.read_line(&mut first).ok().filter(|it| *it > 0)?;
    while reader.read_line(&mut line).is_ok_and(|it| it > 2) {
        line.clear();
    }
    Some(first)
}

fn answer(stream: &mut (impl Read + Write), scheme: &str, count: &AtomicUsize) {
    let Some(first) = request(stream) else { return };
    let times = count.fetch_add(1, Ordering::SeqCst);
    let head = first.starts_with("HEAD");
    let path = first.split(' ').nth(1).unwrap_or("/");
    let reply = match (path, scheme) {
        ("/fine" | "/new", _) => "200 OK\r\nContent-Length: 0",
        ("/no-head", _) if head => "405 Method Not Allowed\r\nContent-Length: 0",
        ("/head-lies", _) if head => "404 Not Found\r\nContent-Length: 0",
        ("/no-head" | "/head-lies", _) => "200 OK\r\nContent-Length: 0",
        ("/old", _) => "301 Moved Permanently\r\nLocation: /older\r\nContent-Length: 0",
        ("/older", _) => "308 Permanent Redirect\r\nLocation: /new\r\nContent-Length: 0",
        ("/elsewhere-today", _) => "302 Found\r\nLocation: /new\r\nContent-Length: 0",
        ("/round", _) => "301 Moved Permanently\r\nLocation: /round\r\nContent-Length: 0",
        ("/busy", _) if times < 2 => "503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0",
        ("/busy", _) => "200 OK\r\nContent-Length: 0",
        ("/broken", _) => "500 Internal Server Error\r\nContent-Length: 0",
        ("/private", _) => "403 Forbidden\r\nContent-Length: 0",
        ("/only-http", "http") => "200 OK\r\nContent-Length: 0",
        ("/cut", _) => return,
        ("/slow", _) => return thread::sleep(Duration::from_mins(1)),
        ("/babble", _) => {
            let _ = stream.write_all(b"\x00\x01 this is no HTTP \r\n\r\n");
            return;
        }
        _ => "404 Not Found\r\nContent-Length: 0",
    };
    let _ = stream.write_all(format!("HTTP/1.1 {reply}\r\nConnection: close\r\n\r\n").as_bytes());
}

/// An authority that signs certificates, as a company has one.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// Its own certificate, as it is handed out.
    pub pem: String,
}

/// What a site shows to prove that it is what it claims to be.
pub struct Certificate {
    chain: Vec<rustls::pki_types::CertificateDer<'static>>,
    key: PrivatePkcs8KeyDer<'static>,
}

impl Authority {
    pub fn new() -> Authority {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new([]).expect("no name");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).expect("signed").pem();
        Authority { issuer: Issuer::new(params, key), pem }
    }

    /// A certificate for `name`.
    pub fn sign(&self, name: &str) -> Certificate {
        self.sign_params(&CertificateParams::new([name.to_owned()]).expect("a name"))
    }

    /// A certificate for `name` of long ago.
    pub fn sign_long_ago(&self, name: &str) -> Certificate {
        let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
        (params.not_before, params.not_after) = (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
        self.sign_params(&params)
    }

    fn sign_params(&self, params: &CertificateParams) -> Certificate {
        let key = KeyPair::generate().expect("a key");
        let signed = params.signed_by(&key, &self.issuer).expect("signed");
        Certificate { chain: vec![signed.der().clone()], key: key.serialize_der().into() }
    }
}

impl Certificate {
    /// One that nobody else has signed.
    pub fn self_signed(name: &str) -> Certificate {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
        params.distinguished_name.push(DnType::CommonName, name);
        let signed = params.self_signed(&key).expect("signed");
        Certificate { chain: vec![signed.der().clone()], key: key.serialize_der().into() }
    }

    fn config(self) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.expect("safe versions").with_no_client_auth();
        Arc::new(builder.with_single_cert(self.chain, self.key.into()).expect("they fit each other"))
    }
}
