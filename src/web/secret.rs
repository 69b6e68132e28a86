//! Passwords, codes and tokens.

use crate::config::LogIn;
use crate::db::audit::{chain, hex};
use crate::domain::id::AccountId;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use totp_rs::{Builder, Secret, Totp};

/// How many may wait for their password to be compared, beside those whose turn it is. Each holds a thread that pages need too.
const MOST_WAITING: usize = 8;

/// Hashes passwords, a few at a time, and signs what a browser must bring back.
pub struct Secrets {
    argon2: Argon2<'static>,
    key: Vec<u8>,
    free: Mutex<usize>,
    freed: Condvar,
    /// Who has a place now, and for how many there is one.
    taken: AtomicUsize,
    places: usize,
    /// What an unknown name is compared with, so that it takes as long as a known one.
    nobody: String,
}

impl Secrets {
    pub fn new(settings: &LogIn, key: &[u8]) -> anyhow::Result<Self> {
        let params = Params::new(settings.argon2_memory_kib, settings.argon2_passes, settings.argon2_lanes, None)
            .map_err(|error| anyhow::anyhow!("the argon2 settings are not possible: {error}"))?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let at_once = settings.hashes_at_once.max(1);
        let mut secrets = Self {
            argon2,
            key: key.to_vec(),
            free: Mutex::new(at_once),
            freed: Condvar::new(),
            taken: AtomicUsize::new(0),
            places: at_once + MOST_WAITING,
            nobody: String::new(),
        };
        secrets.nobody = secrets.hash("nobody")?;
        Ok(secrets)
    }

    /// The stored form of a password.
    pub fn hash(&self, password: &str) -> anyhow::Result<String> {
        self.one_of_few(|| self.argon2.hash_password(password.as_bytes()).map(|it| it.to_string()))
            .map_err(|error| anyhow::anyhow!("a password could not be hashed: {error}"))
    }

    /// A place in the queue for [`Self::verify`]; none while too many wait, so that a burst of log-ins stops no pages.
    pub fn place(&self) -> Option<Place<'_>> {
        let place = Place(&self.taken);
        // Given back at once where it is one too many.
        (self.taken.fetch_add(1, Ordering::SeqCst) < self.places).then_some(place)
    }

    /// Whether a password is the stored one; with nothing stored it is compared all the same, and is not.
    pub fn verify(&self, _place: Place<'_>, password: &str, stored: Option<&str>) -> bool {
        let Ok(hash) = PasswordHash::new(stored.unwrap_or(&self.nobody)) else { return false };
        self.one_of_few(|| self.argon2.verify_password(password.as_bytes(), &hash).is_ok()) && stored.is_some()
    }

    /// Each hash takes much memory, so only a few run at a time; the others wait.
    fn one_of_few<T>(&self, work: impl FnOnce() -> T) -> T {
        let taken = self.free.lock().ok().and_then(|free| self.freed.wait_while(free, |free| *free == 0).ok()).map(|mut free| *free -= 1);
        let done = work();
        if taken.is_some()
            && let Ok(mut free) = self.free.lock()
        {
            *free += 1;
            self.freed.notify_one();
        }
        done
    }

    /// What a form of a session carries to prove that it came from this program.
    pub fn csrf(&self, token_hash: &str) -> String {
        chain(&self.key, &format!("csrf {token_hash}"))
    }

    /// A typed name as the throttle keeps it.
    pub fn name_hash(&self, name: &str) -> String {
        chain(&self.key, &format!("log-in name {}", name.trim().to_lowercase()))
    }

    /// A password typed again by who is logged in, as the throttle keeps it: apart from those typed to log in.
    pub fn again_hash(&self, account: AccountId) -> String {
        chain(&self.key, &format!("password again {account}"))
    }

    /// Who asked for a new password, as the throttle keeps it.
    pub fn forgotten_hash(&self, name: &str) -> String {
        chain(&self.key, &format!("forgotten {}", name.trim().to_lowercase()))
    }

    /// The second factor on offer, in base32. It follows from what only this page knows, so nothing is stored until it is chosen.
    pub fn offered_totp(&self, seed: &str) -> String {
        let made = Sha256::digest(chain(&self.key, &format!("second factor {seed}")));
        let bytes: Vec<u8> = made.iter().copied().take(20).collect();
        Secret::from(bytes).to_base32()
    }

    /// An account's codes as the throttle keeps them: apart from any name that someone may type.
    pub fn code_hash(&self, account: AccountId) -> String {
        chain(&self.key, &format!("log-in code {account}"))
    }
}

/// Held from before an attempt is counted until its password is compared.
pub struct Place<'s>(&'s AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// 256 random bits, in hex.
pub fn random_token() -> anyhow::Result<String> {
    let mut bytes = [0u8; 32];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    Ok(hex(&bytes))
}

/// A link that lets someone in once. It is shown or mailed and never kept; only its hash is.
pub struct Link {
    /// From the root of the site.
    pub path: String,
    pub token_hash: String,
}

impl Link {
    pub fn new() -> anyhow::Result<Self> {
        let token = random_token()?;
        Ok(Self { path: format!("/welcome/{token}"), token_hash: Self::hash(&token) })
    }

    /// How the token of a link is kept.
    pub fn hash(token: &str) -> String {
        sha256(token.as_bytes())
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).with_skew(1).build().ok()
}

/// A new secret for an authenticator app, in base32.
pub fn new_totp_secret() -> String {
    Secret::generate().to_base32()
}

/// What an authenticator app reads from the drawing: the secret, whose it is and where.
pub fn totp_url(secret: &str, login: &str) -> Option<String> {
    totp(secret)?;
    let who = if login.is_empty() { "Uitstroom".to_owned() } else { format!("Uitstroom:{login}") };
    Some(format!("otpauth://totp/{who}?secret={secret}&issuer=Uitstroom"))
}

/// The code that holds at a moment (seconds since 1970).
pub fn totp_code(secret: &str, at: u64) -> Option<String> {
    Some(totp(secret)?.generate(at).to_string())
}

/// The time step a code belongs to, within one step either way.
pub fn totp_step(secret: &str, code: &str, at: u64) -> Option<i64> {
    let code: String = code.chars().filter(|it| !it.is_whitespace()).collect();
    totp(secret)?.check(&code, at).and_then(|step| i64::try_from(step).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_one_step_either_way_and_no_longer() {
        let secret = new_totp_secret();
        let code = totp_code(&secret, 1_000_000).unwrap();
        let step = 1_000_000 / 30;
        assert_eq!(totp_step(&secret, &code, 1_000_000 + 30), Some(step));
        assert_eq!(totp_step(&secret, &format!("{} {}", &code[..3], &code[3..]), 1_000_000 - 30), Some(step));
        assert_eq!(totp_step(&secret, &code, 1_000_000 + 90), None);
        assert_eq!(totp_step(&secret, "abc", 1_000_000), None);
    }
}
