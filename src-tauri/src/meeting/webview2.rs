//! WebView2's own events, which Tauri does not pass on with what is needed to decide: who asks for a permission, who
//! wants the screen, how a navigation ended, which process died, when the last process is gone.
//!
//! Every handler runs on the main thread; it decides by `course.rs` and `rules.rs` and hands on the news.

#![allow(unsafe_code)] // COM: every method of WebView2 is one.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use bbw_meet_core::meeting::{Ending, News};
use bbw_meet_core::origin::Origin;
use tauri::webview::PlatformWebview;
use webview2_com::Microsoft::Web::WebView2::Win32::*;
use webview2_com::{
    BrowserProcessExitedEventHandler, ContentLoadingEventHandler, DownloadStartingEventHandler,
    LaunchingExternalUriSchemeEventHandler, NavigationCompletedEventHandler,
    PermissionRequestedEventHandler, ProcessFailedEventHandler, ScreenCaptureStartingEventHandler,
    SourceChangedEventHandler, take_pwstr,
};
use windows::core::{BOOL, HSTRING, Interface, PWSTR, Result};

use super::course::{Course, Loaded, Next};
use super::{Input, errors, lock, rules};

/// The numbers of `errors.rs` and `rules.rs`, which are compiled on other systems, too, are WebView2's.
const _: () = {
    assert!(
        errors::CERTIFICATE_COMMON_NAME_IS_INCORRECT
            == COREWEBVIEW2_WEB_ERROR_STATUS_CERTIFICATE_COMMON_NAME_IS_INCORRECT.0
    );
    assert!(errors::CERTIFICATE_EXPIRED == COREWEBVIEW2_WEB_ERROR_STATUS_CERTIFICATE_EXPIRED.0);
    assert!(
        errors::CLIENT_CERTIFICATE_CONTAINS_ERRORS
            == COREWEBVIEW2_WEB_ERROR_STATUS_CLIENT_CERTIFICATE_CONTAINS_ERRORS.0
    );
    assert!(errors::CERTIFICATE_REVOKED == COREWEBVIEW2_WEB_ERROR_STATUS_CERTIFICATE_REVOKED.0);
    assert!(
        errors::CERTIFICATE_IS_INVALID == COREWEBVIEW2_WEB_ERROR_STATUS_CERTIFICATE_IS_INVALID.0
    );
    assert!(errors::SERVER_UNREACHABLE == COREWEBVIEW2_WEB_ERROR_STATUS_SERVER_UNREACHABLE.0);
    assert!(errors::TIMEOUT == COREWEBVIEW2_WEB_ERROR_STATUS_TIMEOUT.0);
    assert!(
        errors::ERROR_HTTP_INVALID_SERVER_RESPONSE
            == COREWEBVIEW2_WEB_ERROR_STATUS_ERROR_HTTP_INVALID_SERVER_RESPONSE.0
    );
    assert!(errors::CONNECTION_ABORTED == COREWEBVIEW2_WEB_ERROR_STATUS_CONNECTION_ABORTED.0);
    assert!(errors::CONNECTION_RESET == COREWEBVIEW2_WEB_ERROR_STATUS_CONNECTION_RESET.0);
    assert!(errors::DISCONNECTED == COREWEBVIEW2_WEB_ERROR_STATUS_DISCONNECTED.0);
    assert!(errors::CANNOT_CONNECT == COREWEBVIEW2_WEB_ERROR_STATUS_CANNOT_CONNECT.0);
    assert!(
        errors::HOST_NAME_NOT_RESOLVED == COREWEBVIEW2_WEB_ERROR_STATUS_HOST_NAME_NOT_RESOLVED.0
    );
    assert!(errors::CANCELLED == COREWEBVIEW2_WEB_ERROR_STATUS_OPERATION_CANCELED.0);
    assert!(
        errors::VALID_PROXY_AUTHENTICATION_REQUIRED
            == COREWEBVIEW2_WEB_ERROR_STATUS_VALID_PROXY_AUTHENTICATION_REQUIRED.0
    );
    assert!(
        errors::BROWSER_PROCESS_EXITED == COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED.0
    );
    assert!(
        errors::RENDER_PROCESS_EXITED == COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED.0
    );
    assert!(rules::MICROPHONE == COREWEBVIEW2_PERMISSION_KIND_MICROPHONE.0);
    assert!(rules::CAMERA == COREWEBVIEW2_PERMISSION_KIND_CAMERA.0);
    assert!(rules::NOTIFICATIONS == COREWEBVIEW2_PERMISSION_KIND_NOTIFICATIONS.0);
    assert!(rules::AUTOPLAY == COREWEBVIEW2_PERMISSION_KIND_AUTOPLAY.0);
};

/// What the handlers need.
pub(super) struct Meeting {
    pub(super) course: Arc<Mutex<Course>>,
    pub(super) inputs: Sender<Input>,
    pub(super) server: Origin,
    /// The meeting may show notifications.
    pub(super) notify: bool,
    /// The full address of the visit. Secret.
    pub(super) address: String,
    pub(super) downloads: PathBuf,
}

/// Takes the events of a web view that has shown nothing yet, then shows `opening_page` and, once it stands there, goes
/// to the meeting. In this order: nothing of the meeting's page runs before somebody answers its questions.
pub(super) fn lead(view: &PlatformWebview, meeting: Meeting, opening_page: &str) -> Result<()> {
    // SAFETY: for this whole function: methods of interfaces that are owned for as long as they are used, called on
    // the thread they belong to, with buffers and texts that live until the call returns.
    let webview = unsafe { view.controller().CoreWebView2()? };
    let Meeting {
        course,
        inputs,
        server,
        notify,
        address,
        downloads,
    } = meeting;
    // SAFETY: as above.
    unsafe {
        let settings = webview.Settings()?;
        // No road into the program; Tauri's own would refuse, too.
        settings.SetIsWebMessageEnabled(false)?;
        settings.SetAreHostObjectsAllowed(false)?;
        webview.add_PermissionRequested(&permissions(server.clone(), notify), &mut 0)?;
        // Older runtimes lack the next two events; they ask the person.
        if let Ok(webview) = webview.cast::<ICoreWebView2_27>() {
            webview.add_ScreenCaptureStarting(&screen_capture(server), &mut 0)?;
        }
        if let Ok(webview) = webview.cast::<ICoreWebView2_18>() {
            webview.add_LaunchingExternalUriScheme(&other_programs(), &mut 0)?;
        }
        let newer: ICoreWebView2_4 = webview.cast()?;
        newer.add_DownloadStarting(&place_downloads(downloads), &mut 0)?;
        webview.add_ProcessFailed(&lost_processes(inputs.clone()), &mut 0)?;
        let environment: ICoreWebView2Environment5 = view.environment().cast()?;
        environment.add_BrowserProcessExited(&exit(&environment, inputs.clone()), &mut 0)?;
        webview.add_SourceChanged(&moved(course.clone(), inputs.clone()), &mut 0)?;
        webview.add_ContentLoading(&arriving(course.clone(), inputs.clone()), &mut 0)?;
        webview.add_NavigationCompleted(&loaded(course, inputs, address), &mut 0)?;
        webview.NavigateToString(&HSTRING::from(opening_page))
    }
}

/// Camera, microphone and the like: by the address of the page or frame that asks.
fn permissions(server: Origin, notify: bool) -> ICoreWebView2PermissionRequestedEventHandler {
    PermissionRequestedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `lead`.
        unsafe {
            // First, so that nothing that fails below lets a question through to the person.
            args.SetState(COREWEBVIEW2_PERMISSION_STATE_DENY)?;
            // Without this, an answer would be remembered in the profile and no longer asked for here.
            if let Ok(args) = args.cast::<ICoreWebView2PermissionRequestedEventArgs3>() {
                args.SetSavesInProfile(false)?;
            }
            let mut kind = COREWEBVIEW2_PERMISSION_KIND::default();
            args.PermissionKind(&mut kind)?;
            let address = text(|address| args.Uri(address))?;
            if rules::grants(kind.0, &address, &server, notify) {
                args.SetState(COREWEBVIEW2_PERMISSION_STATE_ALLOW)?;
            }
            Ok(())
        }
    }))
}

/// The screen: for the meeting's own pages only. What is shown the person chooses in the system's own dialogue.
fn screen_capture(server: Origin) -> ICoreWebView2ScreenCaptureStartingEventHandler {
    ScreenCaptureStartingEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `lead`.
        unsafe {
            args.SetCancel(true)?;
            let frame = args.OriginalSourceFrameInfo()?;
            let address = text(|address| frame.Source(address))?;
            args.SetCancel(!rules::is_of(&address, &server))
        }
    }))
}

/// A page may not start other programs by their schemes.
fn other_programs() -> ICoreWebView2LaunchingExternalUriSchemeEventHandler {
    LaunchingExternalUriSchemeEventHandler::create(Box::new(|_, args| {
        // SAFETY: see `lead`.
        args.map_or(Ok(()), |args| unsafe { args.SetCancel(true) })
    }))
}

/// Downloads go to the person's downloads under a harmless name. The web view shows them as it always does; it is the
/// person who opens one, and Windows warns of what comes from the internet.
fn place_downloads(folder: PathBuf) -> ICoreWebView2DownloadStartingEventHandler {
    DownloadStartingEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `lead`.
        unsafe {
            let proposed = text(|path| args.ResultFilePath(path))?;
            match rules::download(&folder, &proposed, |path| path.exists()) {
                Some(path) => args.SetResultFilePath(&HSTRING::from(path.as_os_str())),
                None => args.SetCancel(true),
            }
        }
    }))
}

fn lost_processes(inputs: Sender<Input>) -> ICoreWebView2ProcessFailedEventHandler {
    ProcessFailedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
        // SAFETY: see `lead`.
        unsafe { args.ProcessFailedKind(&mut kind)? };
        if errors::ends_meeting(kind.0) {
            tell(&inputs, Some(News::Over(Ending::Crashed)));
        }
        Ok(())
    }))
}

/// When the last process of the web view is gone, its folder is free.
fn exit(
    environment: &ICoreWebView2Environment5,
    inputs: Sender<Input>,
) -> ICoreWebView2BrowserProcessExitedEventHandler {
    // Kept by its own handler: the event comes after the window, and with it every other owner, is gone.
    let kept = environment.clone();
    BrowserProcessExitedEventHandler::create(Box::new(move |_, _| {
        let _ = &kept;
        let _ = inputs.send(Input::BrowserExited);
        Ok(())
    }))
}

// Where the main page wants to go is asked by Tauri (`on_navigation`); the next three tell where it is.

fn moved(
    course: Arc<Mutex<Course>>,
    inputs: Sender<Input>,
) -> ICoreWebView2SourceChangedEventHandler {
    SourceChangedEventHandler::create(Box::new(move |webview, _| {
        let Some(webview) = webview else {
            return Ok(());
        };
        tell(&inputs, lock(&course).moved(&source(&webview)?));
        Ok(())
    }))
}

fn arriving(
    course: Arc<Mutex<Course>>,
    inputs: Sender<Input>,
) -> ICoreWebView2ContentLoadingEventHandler {
    ContentLoadingEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut error_page = BOOL::default();
        // SAFETY: see `lead`.
        unsafe { args.IsErrorPage(&mut error_page)? };
        tell(&inputs, lock(&course).arriving(error_page.as_bool()));
        Ok(())
    }))
}

fn loaded(
    course: Arc<Mutex<Course>>,
    inputs: Sender<Input>,
    address: String,
) -> ICoreWebView2NavigationCompletedEventHandler {
    NavigationCompletedEventHandler::create(Box::new(move |webview, args| {
        let (Some(webview), Some(args)) = (webview, args) else {
            return Ok(());
        };
        let next = lock(&course).loaded(&source(&webview)?, how_it_ended(&args)?);
        match next {
            Next::Nothing => {}
            Next::Tell(news) => tell(&inputs, Some(news)),
            Next::CallServer => {
                tell(&inputs, None);
                // SAFETY: see `lead`.
                unsafe { webview.Navigate(&HSTRING::from(address.as_str()))? };
            }
        }
        Ok(())
    }))
}

fn source(webview: &ICoreWebView2) -> Result<String> {
    // SAFETY: see `lead`.
    text(|address| unsafe { webview.Source(address) })
}

fn how_it_ended(args: &ICoreWebView2NavigationCompletedEventArgs) -> Result<Loaded> {
    let mut success = BOOL::default();
    let mut error = COREWEBVIEW2_WEB_ERROR_STATUS::default();
    let mut status = 0;
    // SAFETY: see `lead`.
    unsafe {
        args.IsSuccess(&mut success)?;
        args.WebErrorStatus(&mut error)?;
        if let Ok(args) = args.cast::<ICoreWebView2NavigationCompletedEventArgs2>() {
            args.HttpStatusCode(&mut status)?;
        }
    }
    Ok(Loaded {
        // A page that the server sent with an error of its own is no success either, but has no error here.
        error: (!success.as_bool() && status < 400).then_some(error.0),
        status,
    })
}

/// Reads a text that WebView2 allocates.
fn text(read: impl FnOnce(*mut PWSTR) -> Result<()>) -> Result<String> {
    let mut text = PWSTR::null();
    read(&mut text)?;
    Ok(take_pwstr(text))
}

/// The meeting's thread outlives the window, so this fails only when the program ends.
fn tell(inputs: &Sender<Input>, news: Option<News>) {
    let _ = inputs.send(Input::Course(news));
}

#[cfg(test)]
#[path = "webview2_tests.rs"]
mod tests;
