// What Jitsi makes of an address, by Jitsi's own code.
import { setConfigFromURLParams } from '@jitsi/react-native-sdk/react/features/base/config/functions.any';
import { parseURLParams } from '@jitsi/react-native-sdk/react/features/base/util/parseURLParams';
import { getBackendSafePath, getBackendSafeRoomName, parseURIString } from '@jitsi/react-native-sdk/react/features/base/util/uri';
import { escape } from 'lodash-es';

/**
 * Reads an address as Jitsi does when its page starts.
 *
 * @param {string} address - The full address.
 * @param {Object} config - What config.js of the server sets; changed in place as Jitsi changes it.
 * @returns {Object} What Jitsi read.
 */
export function readAddress(address, config = {}) {
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
}

/**
 * The name of a room by which the server tells rooms apart.
 *
 * @param {string} room - A room.
 * @returns {string} The name the server sees.
 */
export function backendRoom(room) {
    return getBackendSafeRoomName(room);
}
