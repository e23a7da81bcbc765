import { activityContent } from '../../../test/support/facts.js';
import type { ActivityContent } from './activity-content.js';
import { contentChanges, mergedContent } from './merge-content.js';

const current = (more: Partial<ActivityContent> = {}): ActivityContent =>
  activityContent({
    code: 'HS-1',
    name: 'Trả lương',
    retention: '10 năm',
    recording: true,
    subjectGroups: [{ name: 'Người lao động', subjectCount: 120 }],
    dataTypes: [
      { code: 'PHONE_NUMBER', label: null, retention: '5 năm', subjectGroup: 'Người lao động' },
      { code: 'HEALTH', label: null },
    ],
    systems: [{ name: 'CRM mẫu', location: 'VN' as never, country: null, note: 'Chính' }],
    parties: [{ kind: 'PROCESSOR' as never, name: 'Bên xử lý A', country: 'VN', contractNumber: '12/HĐ' }],
    protectionMeasures: [{ kind: 'TECHNICAL' as never, text: 'Mã hóa' }],
    measures: [],
    ...more,
  });
/** What a foreign file says of it, and nothing else. */
const file = (more: Partial<ActivityContent>): ActivityContent => ({
  code: 'X',
  name: 'Trả lương',
  role: 'CONTROLLER' as never,
  purpose: '',
  legalBases: [],
  operations: [],
  measures: [],
  subjectGroups: [],
  dataTypes: [],
  systems: [],
  parties: [],
  purposes: [],
  transfers: [],
  ...more,
});
const paths = (more: Partial<ActivityContent>) => {
  const before = current();
  return contentChanges(before, mergedContent(before, file(more))).map(({ path, change }) => `${change} ${path}`);
};

describe('what a file makes of an activity that the register has', () => {
  it('is nothing where the file says nothing but the name', () => {
    expect(paths({})).toEqual([]);
  });

  it('keeps what the file does not say of a row that both have, names compared as they are spelt', () => {
    expect(
      paths({
        subjectGroups: [{ name: 'NGƯỜI LAO ĐỘNG', subjectCount: null }],
        systems: [{ name: 'crm MẪU', location: 'UNKNOWN' as never, country: null }],
        parties: [{ kind: 'PROCESSOR' as never, name: 'bên  xử lý A', country: null, hasContract: null }],
        measures: ['Mã hóa'],
      }),
    ).toEqual([]);
  });

  it('replaces what it says, and a list by the list', () => {
    expect(
      paths({
        retention: '05 năm',
        dataTypes: [
          { code: 'PHONE_NUMBER', label: null, retention: '1 năm' },
          { code: 'EMAIL', label: 'Email' },
        ],
      }),
    ).toEqual(
      expect.arrayContaining([
        'CHANGED retention',
        'CHANGED dataTypes[PHONE_NUMBER].retention',
        'ADDED dataTypes[EMAIL].code',
        'REMOVED dataTypes[HEALTH].code',
      ]),
    );
  });

  describe('of data types that the register has once for each group', () => {
    const before = current({
      subjectGroups: [{ name: 'Người lao động' }, { name: 'Ứng viên' }],
      dataTypes: [
        { code: 'PHONE_NUMBER', subjectGroup: 'Người lao động', retention: '5 năm', retentionBasis: 'Luật Lao động' },
        { code: 'PHONE_NUMBER', subjectGroup: 'Ứng viên', retention: '1 năm' },
        { label: 'Điểm thi', subjectGroup: 'Người lao động', retention: '2 năm' },
        { label: 'Điểm thi', subjectGroup: 'Ứng viên', retention: '3 năm' },
      ],
    });
    const merged = (dataTypes: ActivityContent['dataTypes']) =>
      mergedContent(before, file({ dataTypes })).dataTypes.map(({ code, label, subjectGroup, retention, retentionBasis }) =>
        [code ?? label, subjectGroup, retention, retentionBasis].filter(Boolean).join(' · '),
      );

    it('each row of the file finds its own, whatever the order', () => {
      expect(
        merged([
          { label: 'điểm thi', subjectGroup: 'Ứng viên', retention: '4 năm' },
          { code: 'PHONE_NUMBER', subjectGroup: 'Ứng viên' },
          { code: 'PHONE_NUMBER', subjectGroup: 'người lao động', retention: '10 năm' },
        ]),
      ).toEqual([
        'điểm thi · Ứng viên · 4 năm',
        'PHONE_NUMBER · Ứng viên · 1 năm',
        'PHONE_NUMBER · người lao động · 10 năm · Luật Lao động',
      ]);
    });

    it('a row that names no group speaks of all of them', () => {
      expect(merged([{ code: 'PHONE_NUMBER', retention: '7 năm' }])).toEqual([
        'PHONE_NUMBER · Người lao động · 7 năm · Luật Lao động',
        'PHONE_NUMBER · Ứng viên · 7 năm',
      ]);
    });
  });

  it('replaces one kind of party without touching the others', () => {
    const changes = paths({ parties: [{ kind: 'RECIPIENT' as never, name: 'Bên nhận B' }] });
    expect(changes.some((change) => change.startsWith('ADDED parties[Bên nhận B]'))).toBe(true);
    expect(changes.filter((change) => change.includes('Bên xử lý A'))).toEqual([]);
  });

  it('takes away the group of a data type whose group the file no longer has', () => {
    expect(paths({ subjectGroups: [{ name: 'Ứng viên', subjectCount: null }] })).toContain('REMOVED dataTypes[PHONE_NUMBER].subjectGroup');
  });

  it('says the same of a purpose told as rows and as a summary', () => {
    const before = current({ purpose: '', legalBases: [], purposes: [{ text: 'Tính công', legalBasis: 'CONTRACT' }] });
    expect(contentChanges(before, mergedContent(before, file({ purpose: 'Tính công', legalBases: ['CONTRACT'] })))).toEqual([]);
    expect(contentChanges(before, mergedContent(before, file({ purposes: [{ text: 'Tính công', legalBasis: null }] })))).toEqual([]);
  });

  it('is the same again when it was done', () => {
    const before = current();
    const said = file({
      retention: '05 năm',
      measures: ['Mã hóa', 'Phân quyền'],
      crossBorder: true,
      transfers: [{ case: 'OTHER' as never, recipient: 'Bên C', country: 'SG' }],
    });
    const after = mergedContent(before, said);
    expect(contentChanges(before, after).length).toBeGreaterThan(0);
    expect(contentChanges(after, mergedContent(after, said))).toEqual([]);
  });
});
