//! What people see, read, hear and press, measured in the running program: WCAG 2.2 AA and its AAA contrast on every
//! screen in every variant, reflow, words, the keyboard alone, and what a screen reader is told.

mod colours;
mod documents;
mod dress;
mod examine;
mod keyboard;
mod languages;
mod menu;
mod practice;
mod reach;
mod reader;
mod tours;
mod window;
mod words;
