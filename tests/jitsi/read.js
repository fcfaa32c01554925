// What a Jitsi makes of an address, by its own code.
import { escape } from 'lodash-es';

/**
 * Reads addresses with the functions of one version of Jitsi.
 *
 * @param {Object} jitsi - Its own parsers.
 * @returns {Function} Takes an address and what config.js of the server sets, which is changed in place as Jitsi changes
 * it; answers what Jitsi read.
 */
export const addressReader = ({ getBackendSafePath, getBackendSafeRoomName, parseURIString, parseURLParams, setConfigFromURLParams }) =>
    (address, config = {}) => {
        const interfaceConfig = {};
        const uri = parseURIString(address);
        const params = parseURLParams(new URL(address));
        const search = new URL(address).searchParams;

        setConfigFromURLParams(config, interfaceConfig, new URL(address));

        return {
            room: uri.room ?? null,
            tenant: uri.tenant ?? null,

            // Jitsi loads itself again at this path when it differs from the one it was loaded at.
            pathname: uri.pathname,
            backendRoom: getBackendSafeRoomName(uri.room) ?? null,
            backendTenant: getBackendSafePath(uri.tenant) ?? null,
            host: uri.host,

            // Every parameter that could be parsed, and what of it Jitsi lets into its configuration.
            params,
            config,
            interfaceConfig,
            lang: search.get('lang'),
            jwt: search.get('jwt'),

            // A name in the address wins over a stored one, but escaped for HTML (settings/middleware.any.ts).
            displayName: params['userInfo.displayName'] === undefined ? null : escape(params['userInfo.displayName'])
        };
    };
