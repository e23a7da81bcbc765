import type { DossierItem, DossierType, ImpactFacts, RegimeCode } from '#law';
import { oneLine } from '../../printable.js';
import type { Filed } from '../form.js';

/** What the papers of a dossier print: its facts, and the decree under which it is filed. */
export interface FiledDossier extends Filed {
  readonly regime: RegimeCode;
  readonly facts: ImpactFacts;
}

/** A change of a dossier that was filed (D13 24.6, 25.6; D356 20), with the documents that go along with it. */
export interface FiledChange extends FiledDossier {
  readonly content?: string | null;
  readonly reason?: string | null;
  readonly items?: readonly DossierItem[] | null;
}

/** The name of a dossier in the words of each decree. */
export const DOSSIERS = {
  'VN-PDPD-2023': {
    DPIA: 'đánh giá tác động xử lý dữ liệu cá nhân',
    TRANSFER: 'đánh giá tác động chuyển dữ liệu cá nhân ra nước ngoài',
  },
  'VN-PDPL-2025': {
    DPIA: 'đánh giá tác động xử lý dữ liệu cá nhân',
    TRANSFER: 'đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới',
  },
} as const satisfies Record<RegimeCode, Record<DossierType, string>>;

const COPY_TYPES = { ORIGINAL: 'bản chính', COPY: 'bản sao' } as const;

/** The documents of a dossier, one a line: `Hợp đồng (bản sao, 12 trang)`; null where they are not known. */
export function itemLines(items: readonly DossierItem[] | null | undefined): readonly string[] | null {
  if (!items) return null;
  return items.map(({ name, copyType, pages }) => `${oneLine(name)} (${COPY_TYPES[copyType]}${pages == null ? '' : `, ${pages} trang`})`);
}
