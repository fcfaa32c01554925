//! A figure: what was measured, against what, and what is to be reached.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// Values of one kind, in the order they were measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series(Vec<f64>);

/// What values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Time,
    /// Mebibytes of memory.
    Memory,
    /// Megabytes of a file.
    Size,
    /// Percent of one processor core.
    Work,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// At most so many times what it is measured against.
    Ratio(f64),
    /// At most so much.
    Most(f64),
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// What its values are.
    pub unit: Unit,
    /// The program's values.
    pub ours: Series,
    /// What they are measured against, by name.
    pub against: Option<(String, Series)>,
    /// What is to be reached.
    pub goal: Goal,
}

impl Series {
    /// One more.
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }

    /// The value in the middle. Panics when there is none.
    pub fn median(&self) -> f64 {
        let sorted = self.sorted();
        let middle = sorted.len() / 2;
        if sorted.len().is_multiple_of(2) {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        } else {
            sorted[middle]
        }
    }

    fn bounds(&self) -> (f64, f64) {
        let sorted = self.sorted();
        (sorted[0], sorted[sorted.len() - 1])
    }
}

impl FromIterator<f64> for Series {
    fn from_iter<T: IntoIterator<Item = f64>>(values: T) -> Self {
        Self(values.into_iter().collect())
    }
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Time => "ms",
            Self::Memory => "MiB",
            Self::Size => "MB",
            Self::Work => "%",
        }
    }

    fn digits(self) -> usize {
        match self {
            Self::Time | Self::Memory => 1,
            Self::Size => 2,
            Self::Work => 3,
        }
    }

    fn show(self, series: &Series) -> String {
        let digits = self.digits();
        let (least, most) = series.bounds();
        if series.0.len() == 1 {
            return format!("{least:.digits$} {}", self.name());
        }
        let median = series.median();
        format!(
            "{median:.digits$} {} ({least:.digits$}–{most:.digits$})",
            self.name()
        )
    }
}

impl Figure {
    /// How many times what it is measured against.
    pub fn ratio(&self) -> Option<f64> {
        let (_, against) = self.against.as_ref()?;
        Some(self.ours.median() / against.median())
    }

    /// Is the goal reached?
    pub fn is_reached(&self) -> bool {
        match self.goal {
            Goal::Ratio(most) => self.ratio().is_some_and(|ratio| ratio <= most),
            Goal::Most(most) => self.ours.median() <= most,
        }
    }

    fn goal(&self) -> String {
        let digits = self.unit.digits();
        match self.goal {
            Goal::Ratio(most) => format!("≤ {most:.2} ×"),
            Goal::Most(most) => format!("≤ {most:.digits$} {}", self.unit.name()),
        }
    }

    fn json(&self) -> Value {
        let series = |series: &Series| {
            let (least, most) = series.bounds();
            json!({"median": series.median(), "least": least, "most": most, "values": series.0})
        };
        json!({
            "name": self.name,
            "unit": self.unit.name(),
            "ours": series(&self.ours),
            "against": self.against.as_ref().map(|(name, values)| json!({"name": name, "values": series(values)})),
            "ratio": self.ratio(),
            "goal": self.goal(),
            "reached": self.is_reached(),
        })
    }
}

/// All figures, for people.
pub fn table(figures: &[Figure]) -> String {
    let head = ["figure", "ours", "against", "ratio", "goal", ""].map(str::to_owned);
    let rows = figures.iter().map(|figure| {
        let against = figure.against.as_ref();
        [
            figure.name.clone(),
            figure.unit.show(&figure.ours),
            against.map_or_else(String::new, |(name, series)| {
                format!("{name}: {}", figure.unit.show(series))
            }),
            figure
                .ratio()
                .map_or_else(String::new, |ratio| format!("{ratio:.2} ×")),
            figure.goal(),
            if figure.is_reached() { "yes" } else { "NO" }.to_owned(),
        ]
    });
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(text, "{cell:width$}  ");
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

/// All figures, for programs.
pub fn json(figures: &[Figure]) -> Value {
    figures.iter().map(Figure::json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(ours: &[f64], against: &[f64], goal: Goal) -> Figure {
        Figure {
            name: "start".to_owned(),
            unit: Unit::Time,
            ours: ours.iter().copied().collect(),
            against: Some(("bare".to_owned(), against.iter().copied().collect())),
            goal,
        }
    }

    #[test]
    fn the_median_is_in_the_middle_whatever_the_order() {
        let series = |values: &[f64]| values.iter().copied().collect::<Series>();
        assert_eq!(series(&[3.0, 1.0, 2.0]).median(), 2.0);
        assert_eq!(series(&[4.0, 1.0, 2.0, 3.0]).median(), 2.5);
        assert_eq!(series(&[3.0, 1.0, 2.0]).bounds(), (1.0, 3.0));
    }

    #[test]
    fn a_goal_is_a_border_of_the_medians() {
        assert!(figure(&[108.0, 900.0, 1.0], &[100.0], Goal::Ratio(1.08)).is_reached());
        assert!(!figure(&[109.0], &[100.0], Goal::Ratio(1.08)).is_reached());
        assert!(figure(&[10.0], &[1.0], Goal::Most(10.0)).is_reached());
        assert!(!figure(&[10.1], &[1.0], Goal::Most(10.0)).is_reached());
        let mut alone = figure(&[1.0], &[1.0], Goal::Ratio(1.0));
        alone.against = None;
        assert!(!alone.is_reached(), "nothing was measured against");
    }

    #[test]
    fn the_table_says_what_is_not_reached() {
        let table = table(&[figure(&[109.0, 108.0, 110.0], &[100.0], Goal::Ratio(1.08))]);
        let line = table.lines().nth(1).unwrap();
        assert!(line.contains("109.0 ms (108.0–110.0)"), "{line}");
        assert!(
            line.contains("bare: 100.0 ms") && line.contains("1.09 ×"),
            "{line}"
        );
        assert!(line.ends_with("NO"), "{line}");
    }
}
