//! A room whose page is hostile, and what it needs: see `pages/hostile.js`.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;

use super::routes::script;
use super::state::State;

/// The room.
pub(super) const ROOM: &str = "Feindlich";

pub(super) const PAGE: &str = include_str!("pages/hostile.html");
const SCRIPT: &str = include_str!("pages/hostile.js");
const WORKER: &str = include_str!("pages/hostile-worker.js");
const ASKING: &str = include_str!("pages/asking.html");

/// A page that goes on to itself for ever.
const ROUND: &str = "<!doctype html><title>Runde</title><script>setTimeout(() => location.replace('/hostile/round?' + Math.random()), 20)</script>";

pub(super) fn routes() -> Router<Arc<State>> {
    Router::new()
        .route("/libs/hostile.js", get(|| script(SCRIPT.into())))
        .route("/hostile-worker.js", get(|| script(WORKER.into())))
        .route("/hostile/asking", get(|| async { Html(ASKING) }))
        .route("/hostile/round", get(|| async { Html(ROUND) }))
        .route(
            "/hostile/redirect",
            get(|| async { Redirect::to("/hostile/redirect") }),
        )
        .route("/hostile/file/{name}", get(file))
}

/// A file that the server gives this name.
async fn file(Path(name): Path<String>) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", name.replace('"', "\\\""));
    match header::HeaderValue::from_bytes(disposition.as_bytes()) {
        Ok(disposition) => (
            [
                (
                    header::CONTENT_TYPE,
                    header::HeaderValue::from_static("application/octet-stream"),
                ),
                (header::CONTENT_DISPOSITION, disposition),
            ],
            "a hostile file",
        )
            .into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
