import { type AuthorityUnit, PROVINCES, registerAuthorityUnit } from '#identity';
import type { Tx } from '#platform';

/** A05 and the divisions of the 34 provinces and cities; those that are there stay as they are. */
export async function registerAuthorityUnits(tx: Tx): Promise<AuthorityUnit[]> {
  const units = [
    await registerAuthorityUnit(tx, {
      code: 'A05',
      name: 'Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao',
      nameEn: 'Department of Cybersecurity and High-Tech Crime Prevention',
      kind: 'NATIONAL',
      provinceCodes: [],
    }),
  ];
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
