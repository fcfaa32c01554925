// What a Jitsi server's own files (`config.js`, `interface_config.js`, `libs/app.bundle.min.js`) set before the rest runs.
var config = {};
var interfaceConfig = {};

self.jquery = jQuery;
