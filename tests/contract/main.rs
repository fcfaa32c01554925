//! Jitsi's own code (npm `@jitsi/react-native-sdk`, of today and the oldest there is) reads what this program writes:
//! what it reads must be what the profile and the link said.

mod given;
mod names;
mod rooms;
mod settings;
mod signing;
mod sounds;
mod store;
