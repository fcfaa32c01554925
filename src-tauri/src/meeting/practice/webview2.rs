//! WebView2's events for the practice page: requests are answered, camera and microphone granted to the one origin.

#![allow(unsafe_code)] // COM: every method of WebView2 is one.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use bbw_meet_core::error::Code;
use bbw_meet_core::practice::{File, News, POLICY, Reply, Site};
use tauri::webview::PlatformWebview;
use webview2_com::Microsoft::Web::WebView2::Win32::*;
use webview2_com::{
    BrowserProcessExitedEventHandler, NavigationCompletedEventHandler,
    WebResourceRequestedEventHandler,
};
use windows::Win32::UI::Shell::SHCreateMemStream;
use windows::core::{BOOL, HSTRING, Interface, Result};

use super::system::Input;
use crate::meeting::webview2::{permissions, source, text};

/// Takes the events of a web view that has shown nothing yet, then goes to the page.
pub(super) fn lead(view: &PlatformWebview, site: &Arc<Site>, inputs: &Sender<Input>) -> Result<()> {
    // SAFETY: for this whole file: methods of interfaces that are owned for as long as they are used, called on the
    // thread they belong to, with buffers and texts that live until the call returns.
    unsafe {
        let webview = view.controller().CoreWebView2()?;
        let environment = view.environment();
        let settings = webview.Settings()?;
        // No road into the program; Tauri's own would refuse, too.
        settings.SetIsWebMessageEnabled(false)?;
        settings.SetAreHostObjectsAllowed(false)?;
        webview.add_PermissionRequested(&permissions(site.origin().clone(), false), &mut 0)?;
        webview.AddWebResourceRequestedFilter(
            &HSTRING::from("*"),
            COREWEBVIEW2_WEB_RESOURCE_CONTEXT_ALL,
        )?;
        webview.add_WebResourceRequested(&answers(&environment, site.clone()), &mut 0)?;
        webview.add_NavigationCompleted(&arrived(site.clone(), inputs.clone()), &mut 0)?;
        let newer: ICoreWebView2Environment5 = environment.cast()?;
        newer.add_BrowserProcessExited(&exit(&newer, inputs.clone()), &mut 0)?;
        webview.Navigate(&HSTRING::from(site.address()))
    }
}

/// Every request is answered here: with a file of the page, or with a refusal.
fn answers(
    environment: &ICoreWebView2Environment,
    site: Arc<Site>,
) -> ICoreWebView2WebResourceRequestedEventHandler {
    let environment = environment.clone();
    WebResourceRequestedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        // SAFETY: see `lead`.
        unsafe {
            // First, so that nothing that fails below lets a request through.
            let refusal = environment.CreateWebResourceResponse(
                None,
                403,
                &HSTRING::from("Forbidden"),
                &HSTRING::new(),
            )?;
            args.SetResponse(&refusal)?;
            let address = text(|address| args.Request()?.Uri(address))?;
            if let Reply::File(file) = site.reply(&address) {
                args.SetResponse(&response(&environment, file)?)?;
            }
            Ok(())
        }
    }))
}

fn response(
    environment: &ICoreWebView2Environment,
    file: &File,
) -> Result<ICoreWebView2WebResourceResponse> {
    let headers = [
        ("Content-Type", file.kind.as_str()),
        ("Content-Security-Policy", POLICY),
        ("Cache-Control", "no-store"),
    ]
    .map(|(name, value)| format!("{name}: {value}"))
    .join("\r\n");
    // SAFETY: see `lead`; the stream has a copy of its own.
    unsafe {
        let stream = SHCreateMemStream(Some(file.content.as_bytes()));
        environment.CreateWebResourceResponse(
            stream.as_ref(),
            200,
            &HSTRING::from("OK"),
            &HSTRING::from(headers),
        )
    }
}

/// The page is there, or it cannot be.
fn arrived(site: Arc<Site>, inputs: Sender<Input>) -> ICoreWebView2NavigationCompletedEventHandler {
    NavigationCompletedEventHandler::create(Box::new(move |webview, args| {
        let (Some(webview), Some(args)) = (webview, args) else {
            return Ok(());
        };
        if !matches!(site.reply(&source(&webview)?), Reply::File(_)) {
            return Ok(());
        }
        let mut success = BOOL::default();
        // SAFETY: see `lead`.
        unsafe { args.IsSuccess(&mut success)? };
        let news = if success.as_bool() {
            News::Opened
        } else {
            News::Failed(Code::HostNotStarted.into())
        };
        // One that is over no longer listens.
        let _ = inputs.send(Input::News(news));
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
