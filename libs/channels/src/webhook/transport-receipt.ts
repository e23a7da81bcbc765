import type { TransportReceipt } from '../packet.js';

/** What a receiver answers: `{"messageId": "…", "digest": "…"}`; more members are its own business. */
export function readTransportReceipt(raw: string): TransportReceipt | undefined {
  try {
    const answer: unknown = JSON.parse(raw);
    if (typeof answer !== 'object' || answer === null) return undefined;
    const { messageId, digest } = answer as Record<string, unknown>;
    if (typeof messageId !== 'string' || typeof digest !== 'string') return undefined;
    return { messageId: messageId.toLowerCase(), digest: digest.toLowerCase(), raw };
  } catch {
    return undefined;
  }
}
