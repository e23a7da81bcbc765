/** The webhook counterpart of libs/channels, for specs of libs above it (a lib imports no other lib by path). */
export { type Behaviour, type Message, WebhookReceiver } from '../../libs/channels/testing/receiver.js';
