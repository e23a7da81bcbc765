import type { ActivityContent } from './activity-content.js';
import { normalContent, withoutParticulars, withParticularsOf } from './content-of-row.js';
import { driftOf } from './use-template.js';

const content = (more: Partial<ActivityContent> = {}): ActivityContent =>
  normalContent({
    code: 'M',
    name: 'Quản lý nhân sự',
    role: 'CONTROLLER' as never,
    purpose: '',
    legalBases: [],
    purposes: [{ text: 'Trả lương', legalBasis: 'CONTRACT' }],
    operations: ['COLLECT'],
    measures: ['Khóa tủ'],
    retention: '5 năm',
    subjectGroups: [{ name: 'Người lao động' }],
    dataTypes: [{ code: 'PHONE_NUMBER' }],
    systems: [],
    parties: [],
    ...more,
  });
const sides = (there: Partial<ActivityContent>, here: Partial<ActivityContent>) =>
  Object.fromEntries(driftOf(content(), content(there), content(here)).map(({ field, side }) => [field, side]));

describe('drift between a template and what was made from it', () => {
  it('is none where nobody changed anything that is compared', () => {
    expect(sides({}, {})).toEqual({});
    expect(sides({ name: 'Tên khác' }, { name: 'Tên của mình', orgUnit: 'Phòng Nhân sự', ownerName: 'Trưởng phòng' })).toEqual({});
  });

  it('says who changed a field: the template, the activity, both, or both alike', () => {
    expect(sides({ retention: '10 năm' }, { operations: ['COLLECT', 'STORE'] })).toEqual({ retention: 'THERE', operations: 'HERE' });
    expect(sides({ retention: '10 năm' }, { retention: '7 năm' })).toEqual({ retention: 'BOTH' });
    expect(sides({ retention: '10 năm' }, { retention: '10 năm' })).toEqual({ retention: 'ALIKE' });
  });

  it('names the difference from the version that it was made from, on either side', () => {
    expect(driftOf(content(), content({ retention: '10 năm' }), content({ retention: '7 năm' }))).toEqual([
      {
        field: 'retention',
        side: 'BOTH',
        there: [{ path: 'retention', change: 'CHANGED', before: '"5 năm"', after: '"10 năm"' }],
        here: [{ path: 'retention', change: 'CHANGED', before: '"5 năm"', after: '"7 năm"' }],
      },
    ]);
  });

  it('takes summary and rows of the same for the same', () => {
    const rows = { measures: [], protectionMeasures: [{ kind: 'OTHER' as never, text: 'Khóa tủ' }] };
    expect(sides({}, rows)).toEqual({});
    expect(sides({}, { purpose: 'Trả lương', legalBases: ['CONTRACT'] })).toEqual({});
    expect(sides({}, { purposes: [{ text: 'Trả lương' }] })).toEqual({ purposes: 'HERE' });
  });

  it('does not count people and days, and keeps those of the same group and transfer when a field is taken over', () => {
    const here = content({
      subjectGroups: [{ name: 'người lao động', subjectCount: 320 }],
      transfers: [{ case: 'FOREIGN_CLOUD' as never, recipient: 'Đám mây', firstTransferredOn: '2026-02-01' }],
      firstProcessedOn: '2026-01-05',
    });
    expect(withoutParticulars(here)).toMatchObject({
      firstProcessedOn: null,
      subjectGroups: [{ subjectCount: null }],
      transfers: [{ firstTransferredOn: null }],
    });
    const there = content({
      subjectGroups: [{ name: 'Người lao động' }, { name: 'Ứng viên' }],
      transfers: [{ case: 'FOREIGN_CLOUD' as never, recipient: 'ĐÁM MÂY' }],
    });
    expect(withParticularsOf(there, here)).toMatchObject({
      subjectGroups: [
        { name: 'Người lao động', subjectCount: 320 },
        { name: 'Ứng viên', subjectCount: null },
      ],
      transfers: [{ firstTransferredOn: '2026-02-01' }],
    });
  });
});
