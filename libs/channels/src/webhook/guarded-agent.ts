import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isReachable } from './public-address.js';

/** The name or address leads where no connection may go. Nothing was sent. */
export class AddressForbidden extends Error {
  readonly code = 'ADDRESS_FORBIDDEN';
}

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface GuardOptions {
  /** Origins of the operator's own list, e.g. `https://lgsp.example.vn:8443`. */
  readonly allowedOrigins: readonly string[];
  /** PEM certificates of further authorities, beside the ones that Node knows. */
  readonly authorities: readonly string[];
  readonly connectTimeout: number;
  /** The resolver; the system's own unless told otherwise. */
  readonly resolve?: Resolve;
}

/**
 * An HTTP agent that looks at the address itself at the moment of connecting: the check and the connection use one and the
 * same resolution, so a name cannot answer differently in between (DNS rebinding). One forbidden address among several
 * refuses the name.
 */
export function guardedAgent(options: GuardOptions): Agent {
  const connectors = { own: connector(options, true), public: connector(options, false) };
  return new Agent({
    connect: (target, callback) => {
      const { origin } = new URL(`${target.protocol}//${target.host ?? target.hostname}`);
      const ownNetwork = options.allowedOrigins.includes(origin);
      const literal = target.hostname.replace(/^\[|\]$/g, '');
      // For a literal no lookup is made, so nothing else would look at it.
      if (isIP(literal) !== 0 && !isReachable(literal, ownNetwork)) return callback(new AddressForbidden(), null);
      return connectors[ownNetwork ? 'own' : 'public'](target, callback);
    },
    connections: 4,
    pipelining: 1,
    maxHeaderSize: 16 * 1024,
    keepAliveTimeout: 5_000,
    allowH2: false,
  });
}

function connector({ authorities, connectTimeout, resolve = systemResolve }: GuardOptions, ownNetwork: boolean) {
  const guardedLookup: LookupFunction = (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return callback(Object.assign(new Error(), { code: 'ENOTFOUND' }), '');
        if (!addresses.every(({ address }) => isReachable(address, ownNetwork))) return callback(new AddressForbidden(), '');
        return all ? callback(null, [...addresses]) : callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
  return buildConnector({
    lookup: guardedLookup,
    timeout: connectTimeout,
    allowH2: false,
    maxCachedSessions: 0,
    minVersion: 'TLSv1.2',
    ...(authorities.length > 0 ? { ca: [...authorities] } : {}),
  });
}

export const systemResolve: Resolve = (hostname) =>
  new Promise((done, fail) => {
    lookup(hostname, { all: true, verbatim: true }, (error, addresses) => (error ? fail(error) : done(addresses)));
  });
