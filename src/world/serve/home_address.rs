//! Where the home page is found once the server listens: on this machine, and for the network that it is in.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

/// Where the home page is found while serving.
#[derive(Debug)]
pub struct HomeAddress {
    /// On this machine.
    pub here: String,
    /// For the network that it is in, if that can see it.
    pub elsewhere: Option<String>,
}

impl HomeAddress {
    /// The home page of a server that listens `at` an address, for a newsletter at `path` of its host.
    pub(super) fn at(at: SocketAddr, path: &str) -> HomeAddress {
        let here = match at.ip() {
            it if it.is_unspecified() || it == Ipv4Addr::LOCALHOST => format!("localhost:{}", at.port()),
            _ => at.to_string(),
        };
        let elsewhere = match at.ip() {
            it if it.is_loopback() => None,
            it if it.is_unspecified() => outward().map(|it| SocketAddr::new(it, at.port())),
            _ => Some(at),
        };
        HomeAddress {
            here: format!("http://{here}{path}/"),
            elsewhere: elsewhere.map(|it| format!("http://{it}{path}/")),
        }
    }
}

/// The address by which this machine is known to the network that leads to all others. To choose a way is all that is
/// done: nothing is sent there (192.0.2.1 is for documentation, RFC 5737).
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|it| it.ip())
}
