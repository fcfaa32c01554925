//! The handlers, called by stand-ins for WebView2's own objects: where these tests run there is no WebView2. They are
//! real COM objects, so texts, references and answers travel as they do there.

#![allow(non_snake_case)] // Names of WebView2.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use webview2_com::CoTaskMemPWSTR;
use windows::Win32::Foundation::{E_FAIL, E_NOTIMPL};
use windows::core::{Error, PCWSTR, implement};

use bbw_meet_core::origin::Origin;
use webview2_com::Microsoft::Web::WebView2::Win32::*;
use windows::core::BOOL;

use super::guard::{permissions, place_downloads, screen_capture};
use super::*;

type Flag = Rc<Cell<Option<bool>>>;

fn server() -> Origin {
    Origin::parse("https://meet.bbw.example").unwrap()
}

/// Hands out a text as WebView2 does: the receiver frees it.
fn give(place: *mut PWSTR, text: &str) -> Result<()> {
    // SAFETY: the place is the caller's own, and open to be written to.
    unsafe { *place = CoTaskMemPWSTR::from(text).take() };
    Ok(())
}

/// A page's question for a permission.
#[implement(ICoreWebView2PermissionRequestedEventArgs3)]
struct Question {
    address: Option<&'static str>,
    kind: COREWEBVIEW2_PERMISSION_KIND,
    answer: Rc<Cell<Option<COREWEBVIEW2_PERMISSION_STATE>>>,
    kept: Flag,
}

impl ICoreWebView2PermissionRequestedEventArgs_Impl for Question_Impl {
    fn Uri(&self, uri: *mut PWSTR) -> Result<()> {
        give(uri, self.address.ok_or(Error::from(E_FAIL))?)
    }
    fn PermissionKind(&self, kind: *mut COREWEBVIEW2_PERMISSION_KIND) -> Result<()> {
        // SAFETY: as in `give`.
        unsafe { *kind = self.kind };
        Ok(())
    }
    fn IsUserInitiated(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn State(&self, _: *mut COREWEBVIEW2_PERMISSION_STATE) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetState(&self, state: COREWEBVIEW2_PERMISSION_STATE) -> Result<()> {
        self.answer.set(Some(state));
        Ok(())
    }
    fn GetDeferral(&self) -> Result<ICoreWebView2Deferral> {
        Err(E_NOTIMPL.into())
    }
}

impl ICoreWebView2PermissionRequestedEventArgs2_Impl for Question_Impl {
    fn Handled(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetHandled(&self, _: BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
}

impl ICoreWebView2PermissionRequestedEventArgs3_Impl for Question_Impl {
    fn SavesInProfile(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetSavesInProfile(&self, kept: BOOL) -> Result<()> {
        self.kept.set(Some(kept.as_bool()));
        Ok(())
    }
}

/// What is answered, and whether the profile is to remember it.
fn ask(
    kind: COREWEBVIEW2_PERMISSION_KIND,
    address: Option<&'static str>,
) -> (Option<COREWEBVIEW2_PERMISSION_STATE>, Option<bool>) {
    let (answer, kept) = (Rc::default(), Flag::default());
    let question: ICoreWebView2PermissionRequestedEventArgs3 = Question {
        address,
        kind,
        answer: Rc::clone(&answer),
        kept: kept.clone(),
    }
    .into();
    // SAFETY: both objects live until the call returns.
    let _ = unsafe { permissions(server(), false).Invoke(None, &question) };
    (answer.get(), kept.get())
}

#[test]
fn the_one_who_asks_is_answered_and_only_what_names_the_devices_is_kept() {
    let camera = COREWEBVIEW2_PERMISSION_KIND_CAMERA;
    let allowed = (Some(COREWEBVIEW2_PERMISSION_STATE_ALLOW), Some(true));
    let denied = (Some(COREWEBVIEW2_PERMISSION_STATE_DENY), Some(false));
    assert_eq!(ask(camera, Some("https://meet.bbw.example/r")), allowed);
    assert_eq!(ask(camera, Some("https://evil.example/")), denied);
    assert_eq!(
        ask(camera, None),
        denied,
        "a question without an address is none to put to the person"
    );
    let sound = COREWEBVIEW2_PERMISSION_KIND_AUTOPLAY;
    let for_now = (Some(COREWEBVIEW2_PERMISSION_STATE_ALLOW), Some(false));
    assert_eq!(ask(sound, Some("https://meet.bbw.example/r")), for_now);
    let place = COREWEBVIEW2_PERMISSION_KIND_GEOLOCATION;
    assert_eq!(ask(place, Some("https://meet.bbw.example/r")), denied);
}

/// A frame that wants the screen.
#[implement(ICoreWebView2ScreenCaptureStartingEventArgs)]
struct Capture {
    address: Option<&'static str>,
    cancelled: Flag,
}

#[implement(ICoreWebView2FrameInfo)]
struct Frame(&'static str);

impl ICoreWebView2FrameInfo_Impl for Frame_Impl {
    fn Name(&self, _: *mut PWSTR) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn Source(&self, source: *mut PWSTR) -> Result<()> {
        give(source, self.0)
    }
}

impl ICoreWebView2ScreenCaptureStartingEventArgs_Impl for Capture_Impl {
    fn Cancel(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetCancel(&self, cancelled: BOOL) -> Result<()> {
        self.cancelled.set(Some(cancelled.as_bool()));
        Ok(())
    }
    fn Handled(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetHandled(&self, _: BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn OriginalSourceFrameInfo(&self) -> Result<ICoreWebView2FrameInfo> {
        let address = self.address.ok_or(Error::from(E_FAIL))?;
        Ok(Frame(address).into())
    }
    fn GetDeferral(&self) -> Result<ICoreWebView2Deferral> {
        Err(E_NOTIMPL.into())
    }
}

#[test]
fn only_the_meeting_gets_the_screen() {
    let cancelled = |address| {
        let cancelled = Flag::default();
        let capture: ICoreWebView2ScreenCaptureStartingEventArgs = Capture {
            address,
            cancelled: cancelled.clone(),
        }
        .into();
        // SAFETY: both objects live until the call returns.
        let _ = unsafe { screen_capture(server()).Invoke(None, &capture) };
        cancelled.get()
    };
    assert_eq!(cancelled(Some("https://meet.bbw.example/r")), Some(false));
    assert_eq!(cancelled(Some("https://evil.example/")), Some(true));
    assert_eq!(cancelled(None), Some(true), "nobody knows who asks");
}

/// A download that is about to start.
#[implement(ICoreWebView2DownloadStartingEventArgs)]
struct Download {
    proposed: &'static str,
    path: Rc<RefCell<Option<String>>>,
}

impl ICoreWebView2DownloadStartingEventArgs_Impl for Download_Impl {
    fn DownloadOperation(&self) -> Result<ICoreWebView2DownloadOperation> {
        Err(E_NOTIMPL.into())
    }
    fn Cancel(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetCancel(&self, _: BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn ResultFilePath(&self, path: *mut PWSTR) -> Result<()> {
        give(path, self.proposed)
    }
    fn SetResultFilePath(&self, path: &PCWSTR) -> Result<()> {
        // SAFETY: a text of the caller's that ends with a zero.
        *self.path.borrow_mut() = Some(unsafe { path.to_string() }?);
        Ok(())
    }
    fn Handled(&self, _: *mut BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn SetHandled(&self, _: BOOL) -> Result<()> {
        Err(E_NOTIMPL.into())
    }
    fn GetDeferral(&self) -> Result<ICoreWebView2Deferral> {
        Err(E_NOTIMPL.into())
    }
}

#[test]
fn a_download_lands_among_the_persons_downloads() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("Grün.pdf"), "the person's own").unwrap();
    let path = Rc::default();
    let download: ICoreWebView2DownloadStartingEventArgs = Download {
        proposed: r"C:\Users\anna\AppData\Roaming\Microsoft\Windows\Start Menu\Grün.pdf",
        path: Rc::clone(&path),
    }
    .into();
    let handler = place_downloads(folder.path().to_owned());
    // SAFETY: both objects live until the call returns.
    unsafe { handler.Invoke(None, &download) }.unwrap();
    let expected = folder.path().join("Grün (2).pdf").display().to_string();
    assert_eq!(*path.borrow(), Some(expected));
}
