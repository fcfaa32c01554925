//! The course of the meeting's page, as WebView2 tells it.

use bbw_meet_core::meeting::{Ending, News};
use webview2_com::Microsoft::Web::WebView2::Win32::*;
use webview2_com::{
    BrowserProcessExitedEventHandler, ContentLoadingEventHandler, NavigationCompletedEventHandler,
    ProcessFailedEventHandler, SourceChangedEventHandler,
};
use windows::core::{BOOL, HSTRING, Interface, Result};

use super::super::course::{Loaded, Next};
use super::super::{Input, Shared, errors};
use super::text;

/// Takes all events that mean something for the course.
pub(super) fn all(
    webview: &ICoreWebView2,
    environment: &ICoreWebView2Environment5,
    shared: &Shared,
) -> Result<()> {
    let shared = || shared.clone();
    // SAFETY: see `super::lead`.
    unsafe {
        webview.add_ProcessFailed(&lost_processes(shared()), &mut 0)?;
        environment.add_BrowserProcessExited(&exit(environment, shared()), &mut 0)?;
        webview.add_SourceChanged(&moved(shared()), &mut 0)?;
        webview.add_ContentLoading(&arriving(shared()), &mut 0)?;
        webview.add_NavigationCompleted(&loaded(shared()), &mut 0)
    }
}

fn tell(shared: &Shared, news: Option<News>) {
    shared.send(Input::Course(news));
}

fn lost_processes(shared: Shared) -> ICoreWebView2ProcessFailedEventHandler {
    ProcessFailedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
        // SAFETY: see `super::lead`.
        unsafe { args.ProcessFailedKind(&mut kind)? };
        if errors::ends_meeting(kind.0) {
            tell(&shared, Some(News::Over(Ending::Crashed)));
        }
        Ok(())
    }))
}

/// When the last process of the web view is gone, its folder is free.
fn exit(
    environment: &ICoreWebView2Environment5,
    shared: Shared,
) -> ICoreWebView2BrowserProcessExitedEventHandler {
    // Kept by its own handler: the event comes after the window, and with it every other owner, is gone.
    let kept = environment.clone();
    BrowserProcessExitedEventHandler::create(Box::new(move |_, _| {
        let _ = &kept;
        shared.send(Input::BrowserExited);
        Ok(())
    }))
}

// Where the main page wants to go is asked by Tauri (`on_navigation`); the next three tell where it is.

fn moved(shared: Shared) -> ICoreWebView2SourceChangedEventHandler {
    SourceChangedEventHandler::create(Box::new(move |webview, _| {
        let Some(webview) = webview else {
            return Ok(());
        };
        let address = source(&webview)?;
        let news = shared.course().moved(&address);
        tell(&shared, news);
        Ok(())
    }))
}

fn arriving(shared: Shared) -> ICoreWebView2ContentLoadingEventHandler {
    ContentLoadingEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut error_page = BOOL::default();
        // SAFETY: see `super::lead`.
        unsafe { args.IsErrorPage(&mut error_page)? };
        let news = shared.course().arriving(error_page.as_bool());
        tell(&shared, news);
        Ok(())
    }))
}

fn loaded(shared: Shared) -> ICoreWebView2NavigationCompletedEventHandler {
    NavigationCompletedEventHandler::create(Box::new(move |webview, args| {
        let (Some(webview), Some(args)) = (webview, args) else {
            return Ok(());
        };
        let (address, ended) = (source(&webview)?, how_it_ended(&args)?);
        let next = shared.course().loaded(&address, ended);
        match next {
            Next::Nothing => {}
            Next::Tell(news) => tell(&shared, Some(news)),
            Next::Close => shared.send(Input::Left),
            Next::CallServer => {
                tell(&shared, None);
                // SAFETY: see `super::lead`.
                unsafe { webview.Navigate(&HSTRING::from(shared.order.address.as_str()))? };
            }
        }
        Ok(())
    }))
}

pub(in crate::meeting) fn source(webview: &ICoreWebView2) -> Result<String> {
    // SAFETY: see `super::lead`.
    text(|address| unsafe { webview.Source(address) })
}

fn how_it_ended(args: &ICoreWebView2NavigationCompletedEventArgs) -> Result<Loaded> {
    let mut success = BOOL::default();
    let mut error = COREWEBVIEW2_WEB_ERROR_STATUS::default();
    let mut status = 0;
    // SAFETY: see `super::lead`.
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
