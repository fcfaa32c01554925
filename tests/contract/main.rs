//! Jitsi's own code (npm `@jitsi/react-native-sdk`) reads what this program writes: what it reads must be what the
//! profile and the link said.

mod given;
mod names;
mod rooms;
mod settings;
