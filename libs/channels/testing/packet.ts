import { canonicalText } from '#platform/log';
import { type Destination, type EdxmlProfile, type Packet, type PacketMeta, sha256 } from '../src/packet.js';

export const META: PacketMeta = {
  from: { code: '000.00.01.H01', name: 'Khiên' },
  to: { code: '000.00.00.G01', name: 'Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao' },
  subject: 'Thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân',
  number: 'BC26-000123-3',
  notation: 'TB-BVDLCN',
  promulgatedOn: '2026-11-22',
  place: 'Hà Nội',
  signer: { name: 'Người ký thử', position: 'Giám đốc', competence: 'Trực tiếp' },
  operation: 0,
};

/** A packet whose parts belong together, whatever is put in. */
export function aPacket(changes: Partial<Omit<Packet, 'digest' | 'meta'>> & { readonly meta?: Partial<PacketMeta> } = {}): Packet {
  const { meta, ...rest } = changes;
  const body =
    rest.body ?? canonicalText({ format: 'khien-filing/2', reference: 'BC26-000123-3', title: 'Rò rỉ “dữ liệu” <khách hàng> & đối tác' });
  return {
    messageId: '01997b6e-5d2c-7a10-8e3f-0a1b2c3d4e5f',
    kind: 'FILING',
    reference: 'BC26-000123-3',
    documents: [],
    occurredAt: new Date('2026-11-22T08:04:05.678Z'),
    ...rest,
    body,
    digest: sha256(body),
    meta: { ...META, ...meta },
  };
}

export const PROFILE: EdxmlProfile = { documentIdPlace: 'LAST', documentIdForm: 'COMPOSED', trusted: [], unsignedStatus: false };

export function aDestination(endpoint: string, changes: Partial<Destination> = {}): Destination {
  return { id: '01997b6e-0000-7000-8000-000000000001', endpoint, secrets: [], ...changes };
}
