import { Invalid } from '#kernel';

const MAX_PURPOSE = 300;

/** What a reading is for, of one line. */
export function purposeOf(given: unknown): string {
  const purpose = typeof given === 'string' ? given.normalize('NFC').trim() : '';
  if (purpose !== '' && purpose.length <= MAX_PURPOSE && !/[\p{Cc}\p{Cs}]/u.test(purpose)) return purpose;
  throw new Invalid([
    {
      path: 'purpose',
      code: 'REQUIRED',
      vi: `Hãy nêu mục đích xem (purpose), một dòng, tối đa ${MAX_PURPOSE} ký tự; mục đích được lưu lại.`,
      en: `State what it is for (purpose), on one line, at most ${MAX_PURPOSE} characters; it is kept.`,
    },
  ]);
}
