//! Sealing a stream: encrypted in chunks, so that a backup of any size passes through little memory. Every chunk is bound to
//! its place and to the words in front of the stream; the last one says that it is the last, so nothing can be cut off.

use crate::db::audit::{chain, unhex};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use std::io::{self, ErrorKind, Read, Write};

const CHUNK: usize = 64 * 1024;
/// What authenticates a chunk comes after it.
const TAG: usize = 16;

/// Seals and opens one stream: no two streams have the same salt, and with it the same key.
pub struct Seal {
    cipher: ChaCha20Poly1305,
    bound_to: Vec<u8>,
}

impl Seal {
    /// The key comes from that of the installation. `bound_to` is not secret, and must be the same when opening.
    pub fn new(key: &[u8], salt: &str, bound_to: &[u8]) -> io::Result<Self> {
        let own = unhex(&chain(key, &format!("backup {salt}"))).and_then(|it| <[u8; 32]>::try_from(it).ok());
        let own = own.ok_or_else(|| io::Error::other("no key could be made"))?;
        Ok(Self { cipher: ChaCha20Poly1305::new(&Key::from(own)), bound_to: bound_to.to_vec() })
    }

    fn nonce(number: u32, last: bool) -> Nonce {
        let mut bytes = [0u8; 12];
        bytes.iter_mut().zip(number.to_be_bytes().into_iter().chain([u8::from(last)])).for_each(|(place, byte)| *place = byte);
        Nonce::from(bytes)
    }

    pub fn seal(&self, from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
        self.each(from, CHUNK, |nonce, chunk| {
            let sealed = self.cipher.encrypt(nonce, Payload { msg: chunk, aad: &self.bound_to });
            to.write_all(&sealed.map_err(|_| io::Error::other("a chunk could not be sealed"))?)
        })
    }

    /// Opens what [`Seal::seal`] made; [`ErrorKind::InvalidData`] where it is not that, to the byte.
    pub fn open(&self, from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
        self.each(from, CHUNK + TAG, |nonce, chunk| {
            let opened = self.cipher.decrypt(nonce, Payload { msg: chunk, aad: &self.bound_to });
            to.write_all(&opened.map_err(|_| io::Error::from(ErrorKind::InvalidData))?)
        })
    }

    fn each(&self, from: &mut impl Read, size: usize, mut take: impl FnMut(&Nonce, &[u8]) -> io::Result<()>) -> io::Result<()> {
        let (mut chunk, mut number) = (filled(from, size)?, 0u32);
        loop {
            let next = if chunk.len() < size { Vec::new() } else { filled(from, size)? };
            let last = next.is_empty();
            take(&Self::nonce(number, last), &chunk)?;
            if last {
                return Ok(());
            }
            chunk = next;
            number = number.checked_add(1).ok_or_else(|| io::Error::other("too much for one stream"))?;
        }
    }
}

fn filled(from: &mut impl Read, size: usize) -> io::Result<Vec<u8>> {
    let mut chunk = Vec::with_capacity(size);
    from.take(size as u64).read_to_end(&mut chunk)?;
    Ok(chunk)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let mut sealed = Vec::new();
        Seal::new(b"key", "salt", b"words").unwrap().seal(&mut &plain[..], &mut sealed).unwrap();
        sealed
    }

    fn opened(sealed: &[u8], key: &[u8], words: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Seal::new(key, "salt", words)?.open(&mut &sealed[..], &mut plain).map(|()| plain)
    }

    #[test]
    fn what_was_sealed_opens_again_at_every_size() {
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7] {
            let plain: Vec<u8> = (0..size).map(|it| (it % 251) as u8).collect();
            assert_eq!(opened(&sealed(&plain), b"key", b"words").unwrap(), plain, "{size}");
        }
    }

    #[test]
    fn a_changed_a_cut_and_a_longer_stream_do_not_open() {
        let plain = vec![7u8; 2 * CHUNK + 100];
        let whole = sealed(&plain);
        let (one, two) = (CHUNK + TAG, 2 * (CHUNK + TAG));
        let mut changed = whole.clone();
        changed[one + 5] ^= 1;
        let swapped = [&whole[one..two], &whole[..one], &whole[two..]].concat();
        let longer = [&whole[..], b"more"].concat();
        for wrong in [&changed[..], &swapped, &longer, &whole[..two], &whole[..one], &whole[..whole.len() - 1], &[]] {
            assert_eq!(opened(wrong, b"key", b"words").unwrap_err().kind(), ErrorKind::InvalidData, "{}", wrong.len());
        }
        assert!(opened(&whole, b"other", b"words").is_err() && opened(&whole, b"key", b"other words").is_err());
        assert!(!whole.windows(64).any(|it| it == [7u8; 64]), "nothing of it can be read");
    }

    /// A disk with room for so many bytes.
    struct Disk(usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(ErrorKind::StorageFull.into());
            }
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            Ok(taken)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_is_an_error_and_no_shorter_backup() {
        let plain = vec![1u8; 3 * CHUNK];
        for room in [0, 10, CHUNK, 3 * CHUNK] {
            let error = Seal::new(b"key", "salt", b"").unwrap().seal(&mut &plain[..], &mut Disk(room)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::StorageFull, "{room}");
        }
    }
}
