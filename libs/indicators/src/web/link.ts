/** `hxxps[:]//kho[.]example[.]vn` as it was before somebody made it harmless. */
export function refanged(text: string): string {
  return text
    .replace(/^h(?:xx|\*\*)p/i, 'http')
    .replace(/\s?(?:\[(?:\.|dot|chấm)\]|\((?:\.|dot|chấm)\)|\{\.\})\s?/gi, '.')
    .replace(/\s?(?:\[(?:@|at)\]|\((?:@|at)\))\s?/gi, '@')
    .replace(/\[(:|:\/\/|\/)\]/g, '$1');
}

export interface Link {
  readonly url: URL;
  /** Lower case, punycode, without `www.` and a final dot. */
  readonly host: string;
  /** Of the path, decoded, without empty ones. */
  readonly segments: readonly string[];
}

/** A web address with or without its scheme; undefined for anything else. */
export function linkOf(text: string): Link | undefined {
  const typed = refanged(text);
  const hasScheme = /^(?:https?|ftp):\/\//i.test(typed);
  // Without this, `new URL` reads "123456" as an IPv4 address and "a:b" as a scheme.
  if (/\s/.test(typed) || (!hasScheme && !/^[^/?#@:]{1,253}\.[^/?#@]{1,253}(?:[/?#]|$)/.test(typed))) return undefined;
  const url = URL.parse(hasScheme ? typed : `https://${typed}`);
  if (url === null) return undefined;
  return { url, host: url.hostname.replace(/\.$/, '').replace(/^(?:www\.){1,99}(?=[^.]+\.)/, ''), segments: segmentsOf(url) };
}

function segmentsOf(url: URL): string[] {
  return url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}
