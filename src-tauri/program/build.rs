//! Gives the program for Windows what the desktop looks for in it: icon, name, version, manifest.

fn main() {
    println!("cargo::rerun-if-changed=../windows/program.manifest");
    println!("cargo::rerun-if-changed=../../icons/icon.ico");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return;
    }
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("../../icons/icon.ico")
        .set_manifest_file("../windows/program.manifest")
        .set("ProductName", "BBW Meet")
        .set("FileDescription", "BBW Meet")
        .set("CompanyName", "BBW-Leipzig-Gruppe")
        .set("OriginalFilename", "bbw-meet.exe");
    if let Err(error) = resource.compile() {
        println!("cargo::error={error}");
    }
}
