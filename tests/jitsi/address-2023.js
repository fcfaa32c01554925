// The same for Jitsi of summer 2023, the oldest that its makers have published as a package.
import { setConfigFromURLParams } from 'jitsi-2023/react/features/base/config/functions.any';
import { parseURLParams } from 'jitsi-2023/react/features/base/util/parseURLParams';
import { getBackendSafePath, getBackendSafeRoomName, parseURIString } from 'jitsi-2023/react/features/base/util/uri';

import { addressReader } from './read';

export const readAddress = addressReader({
    getBackendSafePath, getBackendSafeRoomName, parseURIString, parseURLParams, setConfigFromURLParams
});
