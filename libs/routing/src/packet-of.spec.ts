import { createHash } from 'node:crypto';
import { newId } from '#kernel';
import { canonicalText } from '#platform/log';
import { documentNumber, type Leased, packetOf, readDocumentNumber } from './packet-of.js';

const leased = (more: Partial<Leased['delivery']> = {}): Leased => ({
  delivery: {
    id: newId(),
    message: 'FILING',
    reference: 'BC26-000123-7',
    filingNumber: 2,
    reason: null,
    recallsId: null,
    organisationName: 'Tổ chức mẫu',
    drill: false,
    packedAt: new Date('2026-11-22T17:30:00.000Z'),
    ...more,
  },
  filing: {
    id: newId(),
    subject: 'VIOLATION_NOTICE',
    reference: 'BC26-000123-7',
    number: 2,
    kind: 'SUPPLEMENT',
    content: '{"b":1,"a":"ă"}',
    salt: 'ab'.repeat(32),
    digest: 'cd'.repeat(32),
    submittedAt: new Date('2026-11-22T17:30:00.000Z'),
    revisesId: null,
  },
  earlier: null,
  unit: { code: 'A05', name: 'Cục A05' },
  destination: {
    id: newId(),
    channel: 'EDXML_FILE',
    endpoint: 'a05',
    sealedSecrets: [],
    settling: false,
    settings: {
      edxml: { organCode: '000.00.00.G22', documentIdPlace: 'LAST', documentIdForm: 'COMPOSED', trusted: [], unsignedStatus: false },
    },
  },
});
const documents = [{ name: 'Mau-08.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) }];

describe('what leaves the house', () => {
  it('is canonical, names its own digest, and is the same for the same delivery', () => {
    const one = leased();
    const packet = packetOf(one, documents);
    expect(packet.body).toBe(canonicalText(JSON.parse(packet.body)));
    expect(packet.digest).toBe(createHash('sha256').update(packet.body).digest('hex'));
    expect(packetOf(one, documents)).toEqual(packet);
    expect(packet).toMatchObject({
      kind: 'FILING',
      documents,
      meta: { number: 'BC26-000123-7.2', promulgatedOn: '2026-11-23', operation: 0 },
    });
  });

  it('asks back a document by the name under which the receiver knows it, and carries no content then', () => {
    const recallsId = newId();
    const packet = packetOf(leased({ message: 'RECALL', recallsId, reason: 'Gửi nhầm' }), documents);
    expect(packet).toMatchObject({ kind: 'RECALL', documents: [], meta: { operation: 1, reason: 'Gửi nhầm' } });
    expect(packet.meta.responseFor).toEqual([
      {
        organCode: '000.00.00.G22',
        code: 'BC26-000123-7.2/TB-BVDLCN',
        promulgatedOn: '2026-11-23',
        documentId: 'KHIEN,2026/11/23,BC26-000123-7.2/TB-BVDLCN',
      },
    ]);
    expect(JSON.parse(packet.body)).not.toHaveProperty('content');
  });

  it('replaces what it corrects, updates what it answers for, and is new where that was never there', () => {
    const earlier = { id: newId(), filingNumber: 1, submittedAt: new Date('2026-11-20T03:00:00.000Z') };
    const packet = (kind: Leased['filing']['kind'], more: Partial<Leased> = {}, revisesId: string | null = null) => {
      const one = leased();
      const whole = { ...one, filing: { ...one.filing, kind, revisesId }, earlier, ...more };
      expect(packetOf(whole, documents)).toEqual(packetOf(whole, documents));
      return packetOf(whole, documents).meta;
    };
    const named = {
      organCode: 'KHIEN',
      code: 'BC26-000123-7.1/TB-BVDLCN',
      promulgatedOn: '2026-11-20',
      documentId: 'KHIEN,2026/11/20,BC26-000123-7.1/TB-BVDLCN',
    };
    expect(packet('CORRECTION')).toMatchObject({ operation: 3, responseFor: [named] });
    for (const kind of ['INITIAL', 'CORRECTION'] as const)
      expect(packet(kind, {}, newId())).toMatchObject({ operation: 2, responseFor: [named] });
    for (const meta of [packet('CORRECTION', { earlier: null }), packet('SUPPLEMENT'), packet('FINAL'), packet('INITIAL')]) {
      expect(meta.operation).toBe(0);
      expect(meta).not.toHaveProperty('responseFor');
    }
  });

  it('bears numbers that can be read back, and nothing else can', () => {
    for (const message of ['FILING', 'RECALL'] as const) {
      const parts = { reference: 'BC26-000123-7', filingNumber: 12, message };
      expect(readDocumentNumber(documentNumber(parts))).toEqual(parts);
    }
    for (const text of ['', 'BC26-000123-7', 'BC26-000123-7.0x', "BC26-000123-7.1' or 1=1", 'BC26-000123-7.1.TH.TH'])
      expect(readDocumentNumber(text)).toBeNull();
  });
});
