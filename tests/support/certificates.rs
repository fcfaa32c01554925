//! A certificate authority for loopback: made once, trusted only where a test says so.

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::sign::CertifiedKey;
use time::{Duration, OffsetDateTime};

use crate::cache;

/// Names the stand-in's certificate is good for. Programs find `localhost` without a name server; Chromium finds
/// every name below it, too. `meet.bbw.example` is found on a desk with an internet of its own.
pub const NAMES: &[&str] = &[
    "localhost",
    "meet.localhost",
    "meet.bbw.example",
    "elsewhere.localhost",
    "login.localhost",
    "127.0.0.1",
];

/// How the stand-in proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// As it should be.
    Good,
    /// Ended yesterday.
    Expired,
    /// For another host.
    WrongName,
    /// By an authority nobody trusts.
    Untrusted,
}

/// The test authority.
#[derive(Debug)]
pub struct Authority {
    pem: PathBuf,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// The authority of this computer's test cache.
    pub fn of_the_cache() -> Self {
        let folder = cache::folder().join("authority");
        fs::create_dir_all(&folder).unwrap();
        let lock = File::create(folder.join("lock")).unwrap();
        lock.lock().unwrap();

        let (pem, secret) = (folder.join("ca.pem"), folder.join("ca.key"));
        let key = match fs::read_to_string(&secret) {
            Ok(text) => KeyPair::from_pem(&text).unwrap(),
            Err(_) => {
                let key = KeyPair::generate().unwrap();
                fs::write(&pem, parameters().self_signed(&key).unwrap().pem()).unwrap();
                fs::write(&secret, key.serialize_pem()).unwrap();
                key
            }
        };
        Self {
            pem,
            issuer: Issuer::new(parameters(), key),
        }
    }

    /// The file with the authority's own certificate.
    pub fn pem(&self) -> PathBuf {
        self.pem.clone()
    }

    /// A fresh certificate with its key, for the server.
    pub fn prove(&self, proof: Proof) -> Arc<CertifiedKey> {
        let names: &[&str] = match proof {
            Proof::WrongName => &["somewhere-else.localhost"],
            Proof::Good | Proof::Expired | Proof::Untrusted => NAMES,
        };
        let now = OffsetDateTime::now_utc();
        let mut leaf =
            CertificateParams::new(names.iter().map(ToString::to_string).collect::<Vec<_>>())
                .unwrap();
        leaf.not_before = now - Duration::days(30);
        leaf.not_after = now
            + if proof == Proof::Expired {
                -Duration::DAY
            } else {
                Duration::days(30)
            };
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        leaf.use_authority_key_identifier_extension = true;

        let key = KeyPair::generate().unwrap();
        let certificate = match proof {
            Proof::Untrusted => {
                let stranger = Issuer::new(parameters(), KeyPair::generate().unwrap());
                leaf.signed_by(&key, &stranger)
            }
            Proof::Good | Proof::Expired | Proof::WrongName => leaf.signed_by(&key, &self.issuer),
        }
        .unwrap();
        let secret = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        Arc::new(CertifiedKey::new(
            vec![certificate.der().clone()],
            any_supported_type(&secret).unwrap(),
        ))
    }
}

fn parameters() -> CertificateParams {
    let mut authority = CertificateParams::default();
    authority.distinguished_name.push(
        DnType::CommonName,
        "BBW Meet test authority (this computer only)",
    );
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    authority
}
