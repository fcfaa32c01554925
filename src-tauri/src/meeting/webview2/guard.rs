//! What holds for every page of a meeting, in its own window and in those of a sign-in.

use std::path::PathBuf;

use bbw_meet_core::origin::Origin;
use bbw_meet_core::window::MeetingOrder;
use webview2_com::Microsoft::Web::WebView2::Win32::*;
use webview2_com::{
    DownloadStartingEventHandler, LaunchingExternalUriSchemeEventHandler,
    PermissionRequestedEventHandler, ScreenCaptureStartingEventHandler,
};
use windows::core::{HSTRING, Interface, Result};

use super::super::rules;
use super::text;

/// Puts a web view that has shown nothing yet under the rules.
pub(super) fn all(webview: &ICoreWebView2, order: &MeetingOrder) -> Result<()> {
    // SAFETY: see `super::lead`.
    unsafe {
        settings(&webview.Settings()?)?;
        let server = &order.server;
        webview.add_PermissionRequested(&permissions(server.clone(), order.notify), &mut 0)?;
        // Older runtimes lack the next two events; they ask the person.
        if let Ok(webview) = webview.cast::<ICoreWebView2_27>() {
            webview.add_ScreenCaptureStarting(&screen_capture(server.clone()), &mut 0)?;
        }
        if let Ok(webview) = webview.cast::<ICoreWebView2_18>() {
            webview.add_LaunchingExternalUriScheme(&other_programs(), &mut 0)?;
        }
        let newer: ICoreWebView2_4 = webview.cast()?;
        newer.add_DownloadStarting(&place_downloads(order.downloads.clone()), &mut 0)
    }
}

/// No road into the program, nothing a person types is kept, and no address is sent to Microsoft to be judged: only the
/// organisation's own are ever shown. Older runtimes lack the last two.
fn settings(settings: &ICoreWebView2Settings) -> Result<()> {
    // SAFETY: see `super::lead`.
    unsafe {
        // Tauri's own would refuse, too.
        settings.SetIsWebMessageEnabled(false)?;
        settings.SetAreHostObjectsAllowed(false)?;
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings4>() {
            settings.SetIsPasswordAutosaveEnabled(false)?;
        }
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings8>() {
            settings.SetIsReputationCheckingRequired(false)?;
        }
        Ok(())
    }
}

/// Camera, microphone and the like: by the address of the page or frame that asks.
pub(in crate::meeting) fn permissions(
    server: Origin,
    notify: bool,
) -> ICoreWebView2PermissionRequestedEventHandler {
    PermissionRequestedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `super::lead`.
        unsafe {
            // First, so that nothing that fails below lets a question through to the person.
            args.SetState(COREWEBVIEW2_PERMISSION_STATE_DENY)?;
            // Older runtimes lack this one and keep every answer.
            let profile = args
                .cast::<ICoreWebView2PermissionRequestedEventArgs3>()
                .ok();
            if let Some(args) = &profile {
                args.SetSavesInProfile(false)?;
            }
            let mut kind = COREWEBVIEW2_PERMISSION_KIND::default();
            args.PermissionKind(&mut kind)?;
            let address = text(|address| args.Uri(address))?;
            if rules::grants(kind.0, &address, &server, notify) {
                args.SetState(COREWEBVIEW2_PERMISSION_STATE_ALLOW)?;
                if let Some(args) = &profile {
                    args.SetSavesInProfile(rules::is_kept(kind.0))?;
                }
            }
            Ok(())
        }
    }))
}

/// The screen: for the meeting's own pages only. What is shown the person chooses in the system's own dialogue.
pub(super) fn screen_capture(server: Origin) -> ICoreWebView2ScreenCaptureStartingEventHandler {
    ScreenCaptureStartingEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `super::lead`.
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
        // SAFETY: see `super::lead`.
        args.map_or(Ok(()), |args| unsafe { args.SetCancel(true) })
    }))
}

/// Downloads go to the person's downloads under a harmless name. The web view shows them as it always does; it is the
/// person who opens one, and Windows warns of what comes from the internet.
pub(super) fn place_downloads(folder: PathBuf) -> ICoreWebView2DownloadStartingEventHandler {
    DownloadStartingEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `super::lead`.
        unsafe {
            let proposed = text(|path| args.ResultFilePath(path))?;
            match rules::download(&folder, &proposed, |path| path.exists()) {
                Some(path) => args.SetResultFilePath(&HSTRING::from(path.as_os_str())),
                None => args.SetCancel(true),
            }
        }
    }))
}
