import { hasTaxCode, type ImpactFacts, isContracted, type RelatedParty } from '#law';
import { country, NONE, NOT_KNOWN, toldShort } from '../../answers.js';
import type { Table } from '../../official-document.js';
import { joined, oneLine } from '../../printable.js';
import { type Row, section } from '../rows.js';
import { dayOf } from './impact-answers.js';

type Part = RelatedParty['part'];

export const PART_WORDS: Readonly<Record<Part, string>> = {
  CONTROLLER: 'Bên kiểm soát dữ liệu cá nhân',
  PROCESSOR: 'Bên xử lý dữ liệu cá nhân',
  THIRD_PARTY: 'Bên thứ ba',
  ON_BEHALF: 'Bên thay mặt bên chuyển',
  RECIPIENT: 'Bên nhận dữ liệu cá nhân',
  OTHER: 'Bên khác',
};

/** A section of part B. `contract`: what its column asks for. `parts`: its own first; of others the note says what they are. */
export function partyRows(heading: string, contract: string, [own, ...others]: readonly [Part, ...Part[]]): readonly Row<ImpactFacts>[] {
  return [
    section(heading),
    (facts) => {
      if (!facts)
        return [
          partyTable(
            contract,
            ['1', '2'].map((number) => [number, '', '', '', '', '', '']),
          ),
        ];
      const parties = facts.parties?.filter(({ part }) => part === own || others.includes(part));
      if (!parties?.length) return [partyTable(contract, [['', parties ? NONE : NOT_KNOWN, '', '', '', '', '']])];
      return [
        partyTable(
          contract,
          parties.map((party, i) => [String(i + 1), ...cells(party, own)]),
        ),
      ];
    },
  ];
}

function cells(party: RelatedParty, own: Part) {
  const { part, name, taxCode, country: where, pdpContact, contractNumber, contractDate, service, note } = party;
  return [
    country(where) ? `${toldShort(name)} (${country(where)})` : toldShort(name),
    oneLine(taxCode) || (hasTaxCode(party) ? NOT_KNOWN : ''),
    toldShort(pdpContact),
    joined([contractNumber, dayOf(contractDate)], ', ') || (isContracted(party) ? NOT_KNOWN : ''),
    toldShort(service),
    joined([part === own ? null : PART_WORDS[part], note]),
  ];
}

/** Shares are millimetres: a tax code of ten digits stays whole. */
function partyTable(contract: string, rows: Table['rows']): Table {
  return {
    kind: 'table',
    columns: [
      { heading: 'STT', share: 11 },
      { heading: 'Tên tổ chức/cá nhân', share: 27 },
      { heading: 'Mã số thuế', share: 25 },
      { heading: 'Thông tin Bộ phận/ Nhân sự bảo vệ dữ liệu cá nhân', share: 26 },
      { heading: `Hợp đồng/ Thỏa thuận ${contract} (Số, ngày tháng năm)`, share: 26 },
      { heading: 'Dịch vụ hợp tác', share: 20 },
      { heading: 'Ghi chú (Lý do, nội dung giải thích)', share: 25 },
    ],
    rows,
  };
}
