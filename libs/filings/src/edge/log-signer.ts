/** DI token of the key that signs checkpoints and receipts. */
export const LOG_SIGNER = Symbol('LogSigner');
