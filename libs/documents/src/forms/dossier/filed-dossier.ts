import type { AbsentItem, DossierItem, DossierType, ImpactFacts, RegimeCode } from '#law';
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
  readonly items?: readonly (DossierItem | AbsentItem)[] | null;
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

/** The documents of a dossier, one a line: `Hợp đồng (bản sao, 12 trang)`, and of one that does not go along why; null where they are not known. */
export function itemLines(items: readonly (DossierItem | AbsentItem)[] | null | undefined): readonly string[] | null {
  return (
    items?.map((item) => (isAbsent(item) ? `${oneLine(item.name)}: không kèm theo; lý do: ${oneLine(item.reason)}` : lineOf(item))) ?? null
  );
}

const isAbsent = (item: DossierItem | AbsentItem): item is AbsentItem => 'reason' in item;

function lineOf({ name, copyType, pages }: DossierItem): string {
  return `${oneLine(name)} (${COPY_TYPES[copyType]}${pages == null ? '' : `, ${pages} trang`})`;
}

/** The main part of a dossier, as the letter lists it before the documents that go along. */
export function reportLine({ regime, facts: { type } }: FiledDossier): string {
  const name = DOSSIERS[regime][type];
  if (regime === 'VN-PDPD-2023') return `Hồ sơ ${name} (bản chính)`;
  return `Báo cáo ${name} (Mẫu số ${type === 'DPIA' ? '10' : '09'}, bản chính)`;
}
