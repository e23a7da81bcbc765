import ipaddr from 'ipaddr.js';

/** Ranges that an origin on the operator's own list may lie in, beside the public ones. */
const OWN_NETWORK = ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'];

/** Global unicast as IANA gives it out. What lies outside (IPv4-compatible `::127.0.0.1`, site-local, …) is no public address. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by its number, and yet the host's own agent in one large cloud. */
const HOST_AGENTS = ['168.63.129.16'];

/**
 * True where a connection may go to this address: public unicast only. A v6 address that wraps a v4 one is judged by what
 * it wraps, or refused. `ownNetwork` also admits loopback and private networks, but never link-local, where clouds keep
 * their metadata, and never multicast, broadcast or `0.0.0.0`.
 */
export function isReachable(address: string, ownNetwork: boolean): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6 && parsed.zoneId) return false;
  if (HOST_AGENTS.includes(parsed.toString())) return false;
  const range = parsed.range();
  if (range === 'unicast') return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
  return ownNetwork && OWN_NETWORK.includes(range);
}
