import { type AuthorityUnit, PROVINCES, registerAuthorityUnit } from '#identity';
import type { Tx } from '#platform';

/** A05, its desk for exercises, the competent body of the Ministry of National Defence, and the divisions of the 34 provinces and cities; those that are there stay as they are. */
export async function registerAuthorityUnits(tx: Tx): Promise<AuthorityUnit[]> {
  const units = [
    await registerAuthorityUnit(tx, {
      code: 'A05',
      name: 'Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao',
      nameEn: 'Department of Cybersecurity and High-Tech Crime Prevention',
      kind: 'NATIONAL',
      provinceCodes: [],
    }),
    await registerAuthorityUnit(tx, {
      code: 'A05-DT',
      name: 'Bàn diễn tập của A05',
      nameEn: 'A05 desk for exercises',
      kind: 'NATIONAL',
      provinceCodes: [],
      sandbox: true,
    }),
  ];
  units.push(
    await registerAuthorityUnit(tx, {
      code: 'MOD',
      name: 'Cơ quan có thẩm quyền thuộc Bộ Quốc phòng',
      nameEn: 'Competent body of the Ministry of National Defence',
      kind: 'DEFENCE',
      provinceCodes: [],
    }),
  );
  for (const [code, name] of Object.entries(PROVINCES))
    units.push(
      await registerAuthorityUnit(tx, {
        code: `PA05-${code}`,
        name: `Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao, Công an ${name}`,
        nameEn: `Cybersecurity and High-Tech Crime Division, ${name} police`,
        kind: 'PROVINCIAL',
        provinceCodes: [code],
      }),
    );
  return units;
}
