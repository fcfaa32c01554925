//! The program itself: what it says, writes and erases, and what it does where there is no WebView2.
