//! The stand-in's door: TLS on loopback, with the ways a door can be shut.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::routes;
use super::state::{Fault, State};
use crate::certificates::{Authority, Proof};

/// One certificate for each way to prove oneself.
#[derive(Debug)]
struct Wallet {
    state: Arc<State>,
    certificates: Vec<(Proof, Arc<CertifiedKey>)>,
}

impl ResolvesServerCert for Wallet {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let proof = *self.state.proof.borrow();
        self.certificates
            .iter()
            .find(|(kind, _)| *kind == proof)
            .map(|(_, key)| Arc::clone(key))
    }
}

/// Opens the door on a free port and returns the port.
pub(crate) async fn start(state: Arc<State>, authority: Authority) -> u16 {
    let certificates = [
        Proof::Good,
        Proof::Expired,
        Proof::WrongName,
        Proof::Untrusted,
    ]
    .map(|proof| (proof, authority.prove(proof)))
    .into();
    let wallet = Wallet {
        state: Arc::clone(&state),
        certificates,
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(wallet));
    // A resumed session would not look at the certificate again.
    config.session_storage = Arc::new(rustls::server::NoServerSessionStorage {});
    config.send_tls13_tickets = 0;

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(
        state,
        listener,
        address,
        TlsAcceptor::from(Arc::new(config)),
    ));
    address.port()
}

async fn serve(state: Arc<State>, listener: TcpListener, address: SocketAddr, tls: TlsAcceptor) {
    let router = routes::all(Arc::clone(&state));
    let mut faults = state.fault.subscribe();
    let mut door = Some(listener);
    let mut connections = JoinSet::new();
    loop {
        let fault = *faults.borrow();
        // Whoever is inside when the door is shut is thrown out.
        if faults.has_changed().unwrap_or(false)
            && matches!(fault, Fault::Refuse | Fault::BlackHole)
        {
            connections.shutdown().await;
        }
        faults.mark_unchanged();
        if fault == Fault::Refuse {
            door = None;
            faults.changed().await.unwrap();
            faults.mark_changed();
            continue;
        }
        let listener = match &door {
            Some(listener) => listener,
            None => door.insert(TcpListener::bind(address).await.unwrap()),
        };
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                state.connections.fetch_add(1, Ordering::Relaxed);
                if fault == Fault::BlackHole {
                    connections.spawn(async move { swallow(stream).await });
                    continue;
                }
                let (tls, service) = (tls.clone(), TowerToHyperService::new(router.clone()));
                connections.spawn(async move {
                    // A client that does not trust the certificate, or goes away: its own affair.
                    if let Ok(stream) = tls.accept(stream).await {
                        let http = hyper::server::conn::http1::Builder::new();
                        drop(http.serve_connection(TokioIo::new(stream), service).await);
                    }
                });
            }
            _ = faults.changed() => faults.mark_changed(),
        }
    }
}

/// Holds a connection open and says nothing.
async fn swallow(stream: TcpStream) {
    std::future::pending::<()>().await;
    drop(stream);
}
