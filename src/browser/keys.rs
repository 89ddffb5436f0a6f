//! Keys and sealed bodies by the browser's own cryptography. No key ever lies in the wasm's memory: each is made by the
//! browser, wrapped by another, and cannot be read out by script once it is in use.

use crate::sealing::{Cost, RecoveryCode, Wrapped, WrappedBy, context};
use js_sys::{Array, Object, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey, SubtleCrypto};
use zeroize::{Zeroize as _, Zeroizing};

/// The first byte of a body that is sealed. The next 12 are its own, random; the rest is the cipher text.
pub const SEALED: u8 = 1;
const IV: usize = 12;

/// Why something could not be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The key does not fit: a wrong passphrase or code, or bytes that are not as they were sealed.
    DoesNotFit,
    /// The browser or the worker could not do it, in words.
    Failed(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DoesNotFit => f.write_str("what is kept here does not fit its key"),
            Self::Failed(words) => f.write_str(words),
        }
    }
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        Self::Failed(super::words_of(&error))
    }
}

impl From<super::worker::Trouble> for Trouble {
    fn from(trouble: super::worker::Trouble) -> Self {
        Self::Failed(trouble.to_string())
    }
}

/// What a person knows or has printed.
#[derive(Clone)]
pub enum Secret {
    /// The passphrase, as it was typed.
    Passphrase(String),
    /// The passphrase as an earlier version used it, letter by letter.
    Spelled(String),
    /// The recovery code.
    Recovery(RecoveryCode),
}

impl Drop for Secret {
    fn drop(&mut self) {
        if let Self::Passphrase(words) | Self::Spelled(words) = self {
            words.zeroize();
        }
    }
}

impl Secret {
    /// The text that the key is derived from. The same passphrase typed on another keyboard is the same text.
    fn text(&self) -> String {
        match self {
            Self::Passphrase(typed) => super::worker::normalised(typed),
            Self::Spelled(words) => words.clone(),
            Self::Recovery(code) => code.letters(),
        }
    }

    /// The secret in each way in which a device may have been set up with it, the present one first: earlier versions kept
    /// curly apostrophes, long dashes and doubled blanks.
    #[must_use]
    pub fn spellings(&self) -> Vec<Self> {
        let mut all = vec![self.clone()];
        if let Self::Passphrase(typed) = self {
            let earlier: String = js_sys::JsString::from(typed.trim()).normalize("NFKC").into();
            if earlier != self.text() {
                all.push(Self::Spelled(earlier));
            }
        }
        all
    }
}

fn subtle() -> Result<SubtleCrypto, Trouble> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    crypto.map(|crypto| crypto.subtle()).filter(|subtle| !subtle.is_undefined()).ok_or_else(|| {
        Trouble::Failed("this address is not secure: open Kith over https or on this machine".to_owned())
    })
}

fn algorithm(iv: &[u8], context: &str) -> AesGcmParams {
    let algorithm = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(iv));
    algorithm.set_additional_data_u8_array(&Uint8Array::from(context.as_bytes()));
    algorithm
}

fn usages(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from(*name)).collect::<Array>().into()
}

/// A key that wraps other keys.
#[derive(Clone, Debug)]
pub struct WrappingKey(CryptoKey);

/// A key that seals bodies.
#[derive(Clone, Debug)]
pub struct SealingKey(CryptoKey);

/// A key that was just made and may still be wrapped. It is dropped as soon as that is done.
#[derive(Debug)]
pub struct NewKey(CryptoKey);

impl NewKey {
    /// A new random key of 256 bits, for these uses.
    async fn new(uses: &[&str]) -> Result<Self, Trouble> {
        let kind = Object::new();
        js_sys::Reflect::set(&kind, &"name".into(), &"AES-GCM".into())?;
        js_sys::Reflect::set(&kind, &"length".into(), &256.into())?;
        let key = subtle()?.generate_key_with_object(&kind, true, &usages(uses))?;
        Ok(Self(JsFuture::from(key).await?.unchecked_into()))
    }

    /// A new key for the device.
    ///
    /// # Errors
    /// When the browser has no cryptography.
    pub async fn for_device() -> Result<Self, Trouble> {
        Self::new(&["wrapKey", "unwrapKey"]).await
    }

    /// A new key for bodies.
    ///
    /// # Errors
    /// When the browser has no cryptography.
    pub async fn for_bodies() -> Result<Self, Trouble> {
        Self::new(&["encrypt", "decrypt"]).await
    }
}

impl WrappingKey {
    /// The key of a secret, derived in the worker.
    ///
    /// # Errors
    /// When the worker cannot derive it.
    pub async fn of(secret: &Secret, salt: &[u8], cost: Cost) -> Result<Self, Trouble> {
        let text = Zeroizing::new(secret.text());
        let bytes = super::worker::derive(&text, salt, cost).await?;
        let key = subtle()?.import_key_with_str(
            "raw",
            &bytes,
            "AES-GCM",
            false,
            &usages(&["wrapKey", "unwrapKey"]),
        );
        let key = JsFuture::from(key?).await;
        bytes.fill(0, 0, bytes.length());
        Ok(Self(key?.unchecked_into()))
    }

    /// Wraps a key that was just made.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn wrap(&self, new: &NewKey, context: &str) -> Result<Wrapped, Trouble> {
        let iv = super::clock::random::<IV>();
        let wrapped = subtle()?.wrap_key_with_object("raw", &new.0, &self.0, &algorithm(&iv, context))?;
        let key = Uint8Array::new(&JsFuture::from(wrapped).await?).to_vec();
        Ok(Wrapped { iv: iv.to_vec(), key })
    }

    async fn unwrap(
        &self,
        wrapped: &Wrapped,
        context: &str,
        is_new: bool,
        uses: &[&str],
    ) -> Result<CryptoKey, Trouble> {
        let key = subtle()?.unwrap_key_with_js_u8_array_and_object_and_str(
            "raw",
            &Uint8Array::from(wrapped.key.as_slice()),
            &self.0,
            &algorithm(&wrapped.iv, context),
            "AES-GCM",
            is_new,
            &usages(uses),
        )?;
        // AES-GCM says only that it does not fit, and a wrong passphrase is by far the likeliest reason.
        JsFuture::from(key).await.map(JsValue::unchecked_into).map_err(|_| Trouble::DoesNotFit)
    }

    /// The device's key, to wrap and unwrap with; script cannot read it out.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] for a wrong passphrase or code.
    pub async fn unwrap_device(&self, wrapped: &Wrapped, context: &str) -> Result<WrappingKey, Trouble> {
        self.unwrap(wrapped, context, false, &["wrapKey", "unwrapKey"]).await.map(WrappingKey)
    }

    /// The device's key to be wrapped anew, for a change of passphrase.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] for a wrong passphrase or code.
    pub async fn unwrap_to_wrap(&self, wrapped: &Wrapped, context: &str) -> Result<NewKey, Trouble> {
        self.unwrap(wrapped, context, true, &["wrapKey", "unwrapKey"]).await.map(NewKey)
    }

    /// A key for bodies; script cannot read it out.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] when it was wrapped by another key or for something else.
    pub async fn unwrap_for_bodies(&self, wrapped: &Wrapped, context: &str) -> Result<SealingKey, Trouble> {
        self.unwrap(wrapped, context, false, &["encrypt", "decrypt"]).await.map(SealingKey)
    }
}

impl SealingKey {
    /// A sealed body, bound to its place.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn seal(&self, context: &str, plain: &[u8]) -> Result<Uint8Array, Trouble> {
        let iv = super::clock::random::<IV>();
        let copy = Uint8Array::from(plain);
        let sealed =
            subtle()?.encrypt_with_object_and_js_u8_array(&algorithm(&iv, context), &self.0, &copy)?;
        let sealed = JsFuture::from(sealed).await;
        // The browser frees its copy without overwriting it.
        copy.fill(0, 0, copy.length());
        let sealed = Uint8Array::new(&sealed?);
        let body = Uint8Array::new_with_length(sealed.length() + 1 + 12);
        body.set_index(0, SEALED);
        body.set(&Uint8Array::from(iv.as_slice()), 1);
        body.set(&sealed, 1 + 12);
        Ok(body)
    }

    /// What a body holds.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] when a byte is not as it was sealed, or it stands in another place.
    pub async fn open(&self, context: &str, body: &Uint8Array) -> Result<Vec<u8>, Trouble> {
        let iv = body.subarray(1, 13).to_vec();
        let opened = subtle()?.decrypt_with_object_and_js_u8_array(
            &algorithm(&iv, context),
            &self.0,
            &body.subarray(13, body.length()),
        )?;
        let opened = JsFuture::from(opened).await.map_err(|_| Trouble::DoesNotFit)?;
        let opened = Uint8Array::new(&opened);
        let plain = opened.to_vec();
        opened.fill(0, 0, opened.length());
        Ok(plain)
    }
}

/// Wraps the device's key by a secret.
///
/// # Errors
/// When the key of the secret cannot be derived.
pub async fn wrap_device(
    database: &str,
    device: &NewKey,
    secret: &Secret,
    cost: Cost,
) -> Result<WrappedBy, Trouble> {
    let salt = super::clock::random::<16>().to_vec();
    let key = WrappingKey::of(secret, &salt, cost).await?;
    let wrapped = key.wrap(device, &context::wrapped(database, "device")).await?;
    Ok(WrappedBy { cost, salt, wrapped })
}
