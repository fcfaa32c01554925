// Jitsi of today: its parsers, and what they make of an address.
import { setConfigFromURLParams } from '@jitsi/react-native-sdk/react/features/base/config/functions.any';
import { parseURLParams } from '@jitsi/react-native-sdk/react/features/base/util/parseURLParams';
import { getBackendSafePath, getBackendSafeRoomName, parseURIString } from '@jitsi/react-native-sdk/react/features/base/util/uri';

import { addressReader } from './read';

export const readAddress = addressReader({
    getBackendSafePath, getBackendSafeRoomName, parseURIString, parseURLParams, setConfigFromURLParams
});
