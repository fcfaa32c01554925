//! A meeting in a window of this program, with the system's web view: WebView2 on Windows; on Linux only where
//! WebKitGTK has been built with WebRTC.
//!
//! The window's label is named by no capability, so its pages have no road into the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::page::{CONFIG, LOOK, no_meeting};
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Ending, Sight, Watch, elsewhere};
use bbw_meet_core::origin::Origin;
use serde_json::json;
use tauri::http::StatusCode;
use tauri::webview::{NewWindowResponse, PageLoadEvent, PermissionKind, PermissionResponse};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use url::Url;

use super::{Availability, HostKind, News, Order, Report, Window, browser, downloads};

/// Named by no capability.
const LABEL: &str = "meeting";

/// Does the system's web view have WebRTC?
pub(crate) fn availability() -> Availability {
    let available = super::webrtc::is_there();
    Availability {
        kind: HostKind::Webview,
        available,
        program: None,
        why: (!available).then_some(Code::HostNoWebrtc),
    }
}

struct Handle {
    window: WebviewWindow,
    news: Arc<Once>,
}

impl Window for Handle {
    fn focus(&self) {
        // Fails only where the window system knows no such thing.
        let _ = self.window.unminimize();
        let _ = self.window.set_focus();
    }

    fn close(&self, ending: Ending) {
        self.news.finish(&self.window, News::Over(ending));
    }
}

/// Tells the end once: a window that is closed because the meeting is over says so by its closing, too.
struct Once {
    report: Mutex<Option<Report>>,
}

impl Once {
    fn opened(&self) {
        if let Some(report) = &*self.report.lock().unwrap_or_else(PoisonError::into_inner) {
            report(News::Opened);
        }
    }

    fn tell(&self, news: News) {
        let report = self
            .report
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(report) = report {
            report(news);
        }
    }

    fn finish(&self, window: &WebviewWindow, news: News) {
        let _ = window.destroy();
        self.tell(news);
    }
}

/// Looks at a page and, where it is no meeting's, asks the server for `/config.js`. Nobody works in such a page, so it
/// may be kept waiting for the answer.
const LOOK_AND_ASK: &str = r#"((look, config, origin) => {
  const what = look(origin);
  if (what !== "asks" && what !== "page") return what;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", "/config.js", false);
    request.send();
    return request.status < 400 && request.responseText.includes(config) ? "meeting" : what;
  } catch {
    return "unreachable";
  }
})"#;

/// Tells when the page is no meeting's; once one was, there is no more looking.
fn look(window: WebviewWindow, server: &Origin, checked: &Arc<AtomicBool>, news: &Arc<Once>) {
    if checked.load(Ordering::Relaxed) {
        return;
    }
    let question = format!(
        "{LOOK_AND_ASK}({LOOK}, {}, {})",
        json!(CONFIG),
        json!(server.as_str())
    );
    let (asked, checked, news) = (window.clone(), checked.clone(), news.clone());
    let answered = move |answer: String| {
        let problem = match serde_json::from_str(&answer) {
            Ok("asks") => no_meeting(true),
            Ok("page") => no_meeting(false),
            Ok("unreachable") => Code::NetFailed.into(),
            Ok("meeting") => return checked.store(true, Ordering::Relaxed),
            // Another site, perhaps a sign-in: there will be a next page.
            Ok(_) | Err(_) => return,
        };
        news.finish(&window, News::NoMeeting(problem));
    };
    // A window that cannot be asked any more is going.
    let _ = asked.eval_with_callback(question, answered);
}

/// Opens the window. The rest is told through `report`.
///
/// # Errors
/// `host-not-started`: another host may do it.
pub(crate) fn open(
    tauri: &AppHandle,
    order: &Order,
    report: Report,
) -> Result<Box<dyn Window>, Problem> {
    let visit = order.visit(NameBy::Seed)?;
    let address = Url::parse(visit.address()).map_err(|_| Problem::new(Code::HostNotStarted))?;
    let news = Arc::new(Once {
        report: Mutex::new(Some(report)),
    });
    let watch = Arc::new(Mutex::new(Watch::new(&visit, &order.sign_in)));
    let (sign_in, server) = (order.sign_in.clone(), visit.origin().clone());

    let mut builder = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::External(address))
        .title(order.title.as_deref().unwrap_or("BBW Meet"))
        .inner_size(1200.0, 800.0)
        .prevent_overflow()
        .center()
        .data_directory(
            order
                .folder
                .join("webview")
                .join(visit.origin().host().replace(':', "_")),
        )
        .devtools(false)
        .on_navigation({
            let (tauri, watch, news) = (tauri.clone(), watch.clone(), news.clone());
            move |url| {
                let sight = watch
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .observe(url.as_str());
                let end = match sight {
                    Sight::Inside => return true,
                    Sight::Foreign => return false,
                    Sight::Over(ending) => News::Over(ending),
                    Sight::Unsupported => News::HostFailed(Code::HostUnsupported.into()),
                };
                if let Some(window) = tauri.get_webview_window(LABEL) {
                    news.finish(&window, end);
                }
                false
            }
        })
        .on_new_window(move |url, _| {
            if Origin::of(&url).is_some_and(|origin| sign_in.contains(&origin)) {
                // A sign-in needs its opener.
                return NewWindowResponse::Allow;
            }
            if let Some(url) = elsewhere::handed_on(url, &server) {
                browser::open_for_page(url.as_str());
            }
            NewWindowResponse::Deny
        })
        .on_permission_request({
            let server = visit.origin().clone();
            move |webview, kind| {
                let ours =
                    webview.url().ok().and_then(|url| Origin::of(&url)).as_ref() == Some(&server);
                let needed = matches!(
                    kind,
                    PermissionKind::Microphone
                        | PermissionKind::Camera
                        | PermissionKind::DisplayCapture
                        | PermissionKind::Notifications
                        | PermissionKind::ClipboardRead
                );
                if ours && needed {
                    PermissionResponse::Allow
                } else {
                    PermissionResponse::Deny
                }
            }
        })
        .on_download(downloads::decide)
        // The launcher's files are no secret, but they are none of a stranger's page's business.
        .on_web_resource_request(|_, response| {
            *response.status_mut() = StatusCode::FORBIDDEN;
            response.headers_mut().clear();
            response.body_mut().to_mut().clear();
        })
        .on_page_load({
            let (news, server) = (news.clone(), visit.origin().clone());
            let checked = Arc::new(AtomicBool::new(!order.check));
            move |window, load| {
                if load.event() == PageLoadEvent::Finished {
                    news.opened();
                    look(window, &server, &checked, &news);
                }
            }
        });
    if let Some(seed) = visit.seed_script() {
        builder = builder.initialization_script(seed);
    }
    let window = builder
        .build()
        .map_err(|_| Problem::new(Code::HostNotStarted))?;
    window.on_window_event({
        let news = news.clone();
        move |event| {
            if let WindowEvent::Destroyed = event {
                news.tell(News::Over(Ending::WindowClosed));
            }
        }
    });
    Ok(Box::new(Handle { window, news }))
}
