// As much of the app of a Jitsi page as bundles without its drawing: every reducer, in the registries and the store of
// its own, with what it keeps from one visit to the next. Run after `lib-jitsi-meet`, as in the real page.
import MiddlewareRegistry from '@jitsi/react-native-sdk/react/features/base/redux/MiddlewareRegistry';
import PersistenceRegistry from '@jitsi/react-native-sdk/react/features/base/redux/PersistenceRegistry';
import ReducerRegistry from '@jitsi/react-native-sdk/react/features/base/redux/ReducerRegistry';
import StateListenerRegistry from '@jitsi/react-native-sdk/react/features/base/redux/StateListenerRegistry';
import md5 from 'js-md5';
import { createStore } from 'redux';
import thunk from 'redux-thunk';
import reducers from 'jitsi:reducers';

/**
 * Starts the app's store and uses it.
 *
 * @returns {Object} What came of it.
 */
globalThis.startApp = () => {
    const store = createStore(
        ReducerRegistry.combineReducers(),
        PersistenceRegistry.getPersistedState(),
        MiddlewareRegistry.applyMiddleware(thunk));
    let heard = 0;

    StateListenerRegistry.register(state => state['features/base/settings'].displayName, () => heard++);
    StateListenerRegistry.subscribe(store);
    store.dispatch({ type: 'SETTINGS_UPDATED', settings: { displayName: 'Anna' } });
    store.dispatch({ type: 'SET_PREJOIN_PAGE_VISIBILITY', value: true });
    PersistenceRegistry.persistState(store.getState());

    return {
        reducers,
        features: Object.keys(store.getState()).length,
        heard,
        kept: JSON.parse(localStorage.getItem('features/base/settings')).displayName,
        md5: md5('Anna')
    };
};
