import type { ImpactFacts } from '#law';
import { notIn, reportOn, said } from '../../../testing/dossier-answers.js';
import { DPIA, DPIA_FACTS, SPARSE_DOSSIER, TRANSFER, TRANSFER_FACTS } from '../../../testing/dossier-samples.js';
import { NOT_KNOWN } from '../../answers.js';
import { type OfficialDocument, textOf } from '../../index.js';

const D13 = { regime: 'VN-PDPD-2023' } as const;

describe('the body of a dossier under Decree 13', () => {
  const body = (facts: Partial<ImpactFacts>, sample = DPIA) => reportOn(facts, { ...sample, ...D13 });
  const sections = ({ blocks }: OfficialDocument) => blocks.flatMap((block) => (block.kind === 'section' ? [block.text] : []));
  const role = (...roles: readonly ('CONTROLLER' | 'PROCESSOR')[]) => body({ roles: roles.map((one) => ({ role: one, subjects: [] })) });

  it('has the points of its article: of a controller, of a processor, of both, of a transfer', () => {
    const under = (article: string, clause: number) => `Nội dung theo khoản ${clause} Điều ${article} Nghị định 13/2023/NĐ-CP`;

    expect(sections(role('CONTROLLER'))).toEqual([under('24', 1)]);
    expect(sections(role('PROCESSOR'))).toEqual([under('24', 2)]);
    expect(sections(role('CONTROLLER', 'PROCESSOR'))).toEqual([under('24', 1), under('24', 2)]);
    expect(sections(body({ roles: null }))).toEqual([under('24', 1)]);
    expect(sections(body({}, TRANSFER))).toEqual([under('25', 2)]);
  });

  it('says that its layout is ours', () => {
    expect(body({}).formName).toBeNull();
    expect(body({}).notes[0]).toContain('pháp luật chưa ban hành mẫu');
  });

  it('tells what the article asks for, with the classes of that decree', () => {
    const asked = ['flows', 'processingTime', 'plannedDeletion', 'safetyPlan', 'technicalMeasures', 'impactOnSubjects', 'parties'] as const;
    const dpia = said(body({}));
    const transfer = said(body({}, TRANSFER));

    for (const key of asked) expect(notIn(dpia, DPIA_FACTS[key])).toEqual([]);
    for (const key of ['inCharge', 'transferFlows', 'consent', 'bindingDocument', 'recipientAssessment', 'compliance'] as const)
      expect(notIn(transfer, TRANSFER_FACTS[key])).toEqual([]);
    expect(dpia).toMatch(/Dữ liệu cá nhân cơ bản: [^\n]*Hoạt động, lịch sử hoạt động trên không gian mạng/);
  });

  it('says of what is not known that it will follow', () => {
    const text = textOf(reportOn({}, { ...SPARSE_DOSSIER, ...D13 }));

    expect(text.filter((line) => line.includes(NOT_KNOWN)).length).toBeGreaterThan(11);
  });
});
