//! Stylesheet, script and icons, compiled in. The address carries a hash of the content, so a browser may keep it for ever.

use crate::web::secret::sha256;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "templates/assets"]
struct Assets;

/// The address of an asset.
pub fn href(name: &str) -> String {
    let Some(file) = Assets::get(name) else { return format!("/assets/{name}") };
    let hash = sha256(&file.data);
    let short = hash.get(..12).unwrap_or(&hash);
    match name.split_once('.') {
        Some((stem, ending)) => format!("/assets/{stem}.{short}.{ending}"),
        None => format!("/assets/{name}"),
    }
}

/// Serves `app.css`, `app.0123456789ab.css` and the like.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let asked = request.match_info().query("file");
    let parts: Vec<&str> = asked.split('.').collect();
    let (name, hashed) = match parts.as_slice() {
        [stem, _, ending] => (format!("{stem}.{ending}"), true),
        _ => (asked.to_owned(), false),
    };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match Assets::get(&name) {
        None => HttpResponse::NotFound().finish(),
        Some(file) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, kind))
            .insert_header((header::CACHE_CONTROL, if hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" }))
            .body(file.data.into_owned()),
    }
}
