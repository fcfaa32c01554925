//! From an SVG drawing to PNG files and a Windows icon.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ico::{IconDir, IconDirEntry, IconImage, ResourceType};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Drawings in `icons/`, each with the beginning of its files' names.
const DRAWINGS: [(&str, &str); 2] = [("icon", ""), ("document", "document-")];

/// Up to these edges, in pixels, an icon has a drawing of its own, `NAME-EDGE.svg`: a large one made small is a blur.
const SMALL: [u32; 2] = [16, 24];

/// Edges of PNG files, in pixels: those of the hicolor theme that desktops ask for.
const SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

/// Edges in a Windows icon, in pixels: what Explorer and the taskbar ask for at 100 to 200 %.
const WINDOWS_SIZES: [u32; 8] = [16, 20, 24, 32, 40, 48, 64, 256];

/// From this edge on, Windows icons hold a PNG; below, the older form that every reader understands.
const PNG_FROM: u32 = 256;

/// All files and what belongs into them.
///
/// # Errors
/// When a drawing is missing or no SVG.
pub(super) fn all(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for (drawing, prefix) in DRAWINGS {
        let drawing = Drawing::read(folder, drawing)?;
        for size in SIZES {
            let name = format!("{prefix}{size}x{size}.png");
            let picture = render(drawing.of(size), size)?;
            files.push((folder.join(name), picture.encode_png()?));
        }
        let name = format!("{}.ico", drawing.name);
        files.push((folder.join(name), windows_icon(&drawing)?));
    }
    Ok(files)
}

/// An icon as it is drawn, for small edges and for all others.
struct Drawing {
    name: &'static str,
    small: [(u32, Tree); SMALL.len()],
    large: Tree,
}

impl Drawing {
    fn read(folder: &Path, name: &'static str) -> Result<Self> {
        let tree = |file: String| -> Result<Tree> {
            let svg = fs::read(folder.join(&file)).with_context(|| file)?;
            Ok(Tree::from_data(&svg, &Options::default())?)
        };
        let [least, next] = SMALL;
        Ok(Self {
            name,
            small: [
                (least, tree(format!("{name}-{least}.svg"))?),
                (next, tree(format!("{name}-{next}.svg"))?),
            ],
            large: tree(format!("{name}.svg"))?,
        })
    }

    fn of(&self, size: u32) -> &Tree {
        let fits = self.small.iter().find(|(edge, _)| size <= *edge);
        fits.map_or(&self.large, |(_, tree)| tree)
    }
}

fn render(tree: &Tree, size: u32) -> Result<Pixmap> {
    let mut pixmap = Pixmap::new(size, size).context("an icon without pixels")?;
    #[allow(clippy::cast_precision_loss, reason = "at most 512")]
    let (width, height) = (
        size as f32 / tree.size().width(),
        size as f32 / tree.size().height(),
    );
    resvg::render(
        tree,
        Transform::from_scale(width, height),
        &mut pixmap.as_mut(),
    );
    Ok(pixmap)
}

fn windows_icon(drawing: &Drawing) -> Result<Vec<u8>> {
    let mut icon = IconDir::new(ResourceType::Icon);
    for size in WINDOWS_SIZES {
        let pixels = render(drawing.of(size), size)?
            .pixels()
            .iter()
            .flat_map(|pixel| {
                let color = pixel.demultiply();
                [color.red(), color.green(), color.blue(), color.alpha()]
            })
            .collect();
        let image = IconImage::from_rgba_data(size, size, pixels);
        icon.add_entry(if size < PNG_FROM {
            IconDirEntry::encode_as_bmp(&image)?
        } else {
            IconDirEntry::encode_as_png(&image)?
        });
    }
    let mut file = Vec::new();
    icon.write(&mut file)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icons_are_what_their_drawings_give() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../icons");
        for (path, content) in all(&folder).unwrap() {
            let now = fs::read(&path).unwrap_or_default();
            assert!(now == content, "{}: cargo xtask icons", path.display());
        }
    }
}
