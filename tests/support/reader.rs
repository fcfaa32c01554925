//! What a screen reader is told: the tree of the desk's accessibility bus (AT-SPI 2).

use std::collections::HashMap;

use atspi::StateSet;
use atspi::proxy::accessible::AccessibleProxy;
use atspi::zbus::proxy::CacheProperties;
use atspi::zbus::zvariant::OwnedObjectPath;
use atspi::zbus::{Connection, Proxy, Result, block_on, connection};

pub use atspi::{Role, State};

use crate::desk::Desk;

/// More than the largest screen has: a tree that does not end is a mistake, too.
const MOST: usize = 20_000;

/// One thing a screen reader knows.
#[derive(Clone, Debug)]
pub struct Told {
    /// Button, heading, link and so on.
    pub role: Role,
    /// What is read out.
    pub name: String,
    /// What is read out after it: hints and mistakes.
    pub description: String,
    /// Checked, focused and so on.
    pub states: StateSet,
    /// As `live`, `level`, `xml-roles`.
    pub attributes: HashMap<String, String>,
    /// Its language, where one is known.
    pub language: String,
}

/// Where something is: a name on the bus and an object path. WebKit's pages go by a name of their own choosing, which
/// the type of the `atspi` crate does not take.
type Place = (String, OwnedObjectPath);

/// A screen reader on a desk. It must be there before the program starts, as it is for people who need it.
#[derive(Debug)]
pub struct Reader {
    bus: Connection,
}

impl Reader {
    /// Starts listening.
    pub fn on(desk: &Desk) -> Self {
        let bus = block_on(async {
            let session = connection::Builder::address(desk.message_bus())?
                .build()
                .await?;
            switch_on(&session).await?;
            let bus = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await?;
            let address: String = bus.call("GetAddress", &()).await?;
            connection::Builder::address(address.as_str())?
                .build()
                .await
        });
        Self {
            bus: bus.unwrap_or_else(|error| {
                panic!("no accessibility bus: {error} (Debian: apt install at-spi2-core)")
            }),
        }
    }

    /// Everything in the page of the program's window, in reading order. Empty while there is none.
    ///
    /// # Errors
    /// When something went away while it was read: pages change.
    pub fn page(&self) -> Result<Vec<Told>> {
        block_on(self.read())
    }

    /// The names of everything in the menus that are open now.
    ///
    /// # Errors
    /// When something went away while it was read.
    pub fn menu(&self) -> Result<Vec<String>> {
        let all = block_on(self.walk(|_| true))?;
        let items = all.into_iter().filter(|told| {
            // A menu inside has a name, the menu itself none.
            let is_inside = told.role == Role::Menu && !told.name.is_empty();
            let is_item = is_inside || matches!(told.role, Role::MenuItem | Role::CheckMenuItem);
            is_item && told.states.contains(State::Showing)
        });
        Ok(items.map(|told| told.name).collect())
    }

    async fn read(&self) -> Result<Vec<Told>> {
        self.walk(|role| role == Role::DocumentWeb).await
    }

    /// Everything from the first thing in each branch that `begins` on.
    async fn walk(&self, begins: fn(Role) -> bool) -> Result<Vec<Told>> {
        let mut told = Vec::new();
        let root = ("org.a11y.atspi.Registry".to_owned(), ROOT.try_into()?);
        let mut open: Vec<(Place, bool)> = vec![(root, false)];
        while let Some((place, in_page)) = open.pop() {
            assert!(told.len() < MOST, "the tree does not end");
            let element = self.element(place).await?;
            let thing = describe(&element).await?;
            let in_page = in_page || begins(thing.role);
            if in_page {
                told.push(thing);
            }
            let children = children(&element).await?;
            // The last one first: the stack gives them back in order.
            open.extend(children.into_iter().rev().map(|child| (child, in_page)));
        }
        Ok(told)
    }

    async fn element(&self, (name, path): Place) -> Result<AccessibleProxy<'static>> {
        AccessibleProxy::builder(&self.bus)
            .destination(name)?
            .path(path)?
            .cache_properties(CacheProperties::No)
            .build()
            .await
    }
}

/// The registry's list of programs.
const ROOT: &str = "/org/a11y/atspi/accessible/root";

/// Tells the desktop that a screen reader is there, as screen readers do.
async fn switch_on(session: &Connection) -> Result<()> {
    let status = Proxy::new(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status").await?;
    for property in ["IsEnabled", "ScreenReaderEnabled"] {
        status.set_property(property, true).await?;
    }
    Ok(())
}

/// GTK's bridge names the page inside its frame only to those who ask for it by number.
async fn children(element: &AccessibleProxy<'_>) -> Result<Vec<Place>> {
    let mut children: Vec<Place> = element.inner().call("GetChildren", &()).await?;
    if children.is_empty() && element.child_count().await? > 0 {
        children.push(element.inner().call("GetChildAtIndex", &0).await?);
    }
    Ok(children)
}

async fn describe(element: &AccessibleProxy<'_>) -> Result<Told> {
    Ok(Told {
        role: element.get_role().await?,
        name: element.name().await?,
        description: element.description().await.unwrap_or_default(),
        states: element.get_state().await?,
        attributes: element.get_attributes().await.unwrap_or_default(),
        language: element.locale().await.unwrap_or_default(),
    })
}
