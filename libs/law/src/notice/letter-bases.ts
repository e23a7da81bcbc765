import type { Article } from '../regime/article.js';
import type { RegimeCode } from '../regime/regimes.js';

/** What a unit writes to whoever filed a violation notice. */
export const UNIT_LETTER_KINDS = ['CLARIFICATION', 'REMEDY_ORDER', 'CLOSING', 'NOT_COMPETENT'] as const;
export type UnitLetterKind = (typeof UNIT_LETTER_KINDS)[number];

/** On what such a letter rests. `words` are the statute's own, null where no text says it in so many words. */
export interface LetterBasis {
  readonly regime: RegimeCode;
  readonly kind: UnitLetterKind;
  readonly article: Article;
  readonly words: string | null;
}

const HELPS_L91 =
  'Bên kiểm soát dữ liệu cá nhân, bên kiểm soát và xử lý dữ liệu cá nhân, bên thứ ba và cơ quan, tổ chức, cá nhân có liên quan có trách nhiệm ngăn chặn hành vi vi phạm, khắc phục hậu quả xảy ra và phối hợp cơ quan chuyên trách bảo vệ dữ liệu cá nhân trong xử lý hành vi vi phạm quy định về bảo vệ dữ liệu cá nhân.';
const HELPS_D13 =
  'Bên Kiểm soát dữ liệu cá nhân, Bên Kiểm soát và xử lý dữ liệu cá nhân phải lập Biên bản xác nhận về việc xảy ra hành vi vi phạm quy định bảo vệ dữ liệu cá nhân, phối hợp với Bộ Công an (Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao) xử lý hành vi vi phạm.';

export const LETTER_BASES: readonly LetterBasis[] = [
  { regime: 'VN-PDPL-2025', kind: 'CLARIFICATION', article: 'L91 23.4', words: HELPS_L91 },
  { regime: 'VN-PDPL-2025', kind: 'REMEDY_ORDER', article: 'L91 23.4', words: HELPS_L91 },
  {
    regime: 'VN-PDPL-2025',
    kind: 'CLOSING',
    article: 'L91 23.4',
    words:
      'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân có trách nhiệm tiếp nhận thông báo, xử lý hành vi vi phạm quy định về bảo vệ dữ liệu cá nhân.',
  },
  { regime: 'VN-PDPL-2025', kind: 'NOT_COMPETENT', article: 'L91 36; D356 39.1', words: null },
  { regime: 'VN-PDPD-2023', kind: 'CLARIFICATION', article: 'D13 23.5', words: HELPS_D13 },
  { regime: 'VN-PDPD-2023', kind: 'REMEDY_ORDER', article: 'D13 23.5', words: HELPS_D13 },
  {
    regime: 'VN-PDPD-2023',
    kind: 'CLOSING',
    article: 'D13 29.1',
    words:
      'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân là Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao - Bộ Công an, có trách nhiệm giúp Bộ Công an thực hiện quản lý nhà nước về bảo vệ dữ liệu cá nhân.',
  },
  { regime: 'VN-PDPD-2023', kind: 'NOT_COMPETENT', article: 'D13 29.1', words: null },
];

/** The basis of a letter under the regime of the report. Every pair has one: `letter-bases.spec.ts`. */
export function letterBasis(regime: RegimeCode, kind: UnitLetterKind): LetterBasis {
  return LETTER_BASES.find((basis) => basis.regime === regime && basis.kind === kind)!;
}
