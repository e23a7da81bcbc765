import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { isPlainText, normaliseText } from '#kernel';
import { EdxmlRefused } from './edxml-refused.js';
import { EDXML_NAMESPACE } from './names.js';

/** Bytes of a packet that is read at all: what we build at most, documents as base64. */
export const MAX_EDXML_BYTES = 24 * 1024 * 1024;
const MAX_DEPTH = 32;
const MAX_NODES = 20_000;

/**
 * Reads XML that somebody else wrote: UTF-8, no document type (so no entities of its own, which are how XML reads files
 * or grows without bound), no processing instructions, few nodes, not deep. Throws {@link EdxmlRefused}.
 */
export function readXml(bytes: Uint8Array): { readonly text: string; readonly document: Document } {
  if (bytes.length > MAX_EDXML_BYTES) throw new EdxmlRefused('EDXML_TOO_LARGE');
  const text = decode(bytes);
  // Before any parser sees it. The words cannot stand in a text either: there `<` is always escaped, save in CDATA.
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) throw new EdxmlRefused('EDXML_MALFORMED', 'document type');
  // Tags are counted beforehand: parsers build a tree by recursion, or at least in memory.
  if ((text.match(/<[^/!?]/g)?.length ?? 0) > MAX_NODES) throw new EdxmlRefused('EDXML_MALFORMED', 'too many elements');
  return { text, document: parse(text) };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new EdxmlRefused('EDXML_MALFORMED', 'not UTF-8');
  }
}

function parse(text: string): Document {
  let document: Document;
  try {
    const stop = () => {
      throw new Error();
    };
    document = new DOMParser({ onError: stop }).parseFromString(text, 'text/xml');
  } catch {
    throw new EdxmlRefused('EDXML_MALFORMED', 'not well-formed');
  }
  judgeTree(document);
  return document;
}

const ELEMENT = 1;
const INSTRUCTION = 7;

/** Iterative: a hostile depth must not meet recursion, neither here nor in the canonicalisation that follows. */
function judgeTree(document: Document): void {
  const open: { node: Node; depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    const declaration = node.nodeType === INSTRUCTION && node.nodeName === 'xml';
    if (depth > MAX_DEPTH || (node.nodeType === INSTRUCTION && !declaration)) throw new EdxmlRefused('EDXML_MALFORMED', 'shape');
    for (let child = node.firstChild; child; child = child.nextSibling) open.push({ node: child, depth: depth + 1 });
  }
}

/** Child elements of this name in the namespace of QCVN 102, whatever their prefix: builders differ in it. */
export function children(parent: Element | undefined, name: string): Element[] {
  const found: Element[] = [];
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) {
    const { localName, namespaceURI } = node as Element;
    if (node.nodeType === ELEMENT && localName === name && namespaceURI === EDXML_NAMESPACE) found.push(node as Element);
  }
  return found;
}

/** The one child of this name; two are as wrong as none where it is asked for. */
export function child(parent: Element | undefined, name: string): Element | undefined {
  const found = children(parent, name);
  if (found.length > 1) throw new EdxmlRefused('EDXML_MALFORMED', `two ${name}`);
  return found[0];
}

export function demand(parent: Element | undefined, name: string): Element {
  const found = child(parent, name);
  if (!found) throw new EdxmlRefused('EDXML_MALFORMED', `no ${name}`);
  return found;
}

/** The text of a child, trimmed; empty where there is none. */
export function textOf(parent: Element | undefined, name: string, limit = 4000): string {
  const text = normaliseText(child(parent, name)?.textContent ?? '');
  if (text.length > limit || !isPlainText(text)) throw new EdxmlRefused('EDXML_MALFORMED', name);
  return text;
}
