//! A drawing as a picture: a PNG that is painted from its SVG text on a canvas.

use super::files::{NotGiven, Went};
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlImageElement, Url};

/// A canvas beyond this many pixels is refused by the browsers of some tablets.
const MOST_PIXELS: f64 = 16_000_000.0;
/// So many pixels a unit, so that print is sharp.
const SHARPNESS: f64 = 2.0;

fn refused<T>(_: T) -> String {
    "The browser did not make the picture. Close other tabs, then try again; or choose SVG.".to_owned()
}

fn blob(text: &str, kind: &str) -> Result<Blob, String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).map_err(refused)
}

/// Paints SVG text of this size on a canvas and offers it as a PNG file; answers where it went, or why it did not.
///
/// # Errors
/// When the browser refuses, in words.
pub async fn save_png(
    name: &str,
    svg: &str,
    width: f64,
    height: f64,
) -> Result<Result<Went, NotGiven>, String> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(|| refused(()))?;
    let image = HtmlImageElement::new().map_err(refused)?;
    let url = Url::create_object_url_with_blob(&blob(svg, "image/svg+xml")?).map_err(refused)?;
    image.set_src(&url);
    let loaded = JsFuture::from(image.decode()).await;
    let _ = Url::revoke_object_url(&url);
    loaded.map_err(refused)?;
    let scale = SHARPNESS.min((MOST_PIXELS / (width * height).max(1.0)).sqrt());
    let canvas: HtmlCanvasElement = document.create_element("canvas").map_err(refused)?.unchecked_into();
    let (wide, high) = ((width * scale).ceil(), (height * scale).ceil());
    canvas.set_width(wide as u32);
    canvas.set_height(high as u32);
    let context: web_sys::CanvasRenderingContext2d =
        canvas.get_context("2d").map_err(refused)?.ok_or_else(|| refused(()))?.unchecked_into();
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)
        .map_err(refused)?;
    let made = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    let blob: Blob = JsFuture::from(made).await.map_err(refused)?.dyn_into().map_err(refused)?;
    Ok(super::files::offer(name, &blob).await)
}
