import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markViolationReportReady, openFollowUp, reviseViolationReport, submitViolationReport } from '#violations';
import { factsUnderLaw91, filed, reportContent, submissionOf } from '../../../test/support/facts.js';
import { outsideTaskOf } from '../../../test/support/outside-world.js';
import { World } from '../../../test/support/world.js';

const OPEN = `mutation ($channel: Channel!, $box: String!, $edxml: EdxmlProfileInput) {
  it: openDestination(input: { channel: $channel, endpoint: $box, edxml: $edxml }) { destination { id } } }`;
const EDXML = { organCode: '000.00.00.G22', documentIdPlace: 'LAST', documentIdForm: 'COMPOSED', unsignedStatus: true };

describe('a correction that leaves by edXML', () => {
  it('replaces the document that was delivered there, under the name by which it went', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khien-drop-'));
    const world = await World.create({ KHIEN_DROP_FOLDER: folder });
    const unit = await world.unit();
    const admin = await world.person(['UNIT_ADMIN'], { unitId: unit.id });
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    await world.gql(OPEN, { channel: 'EDXML_FILE', box: 'a05', edxml: EDXML }, admin);
    const first = await filed(world, dpo);
    await world.settle();
    const task = outsideTaskOf(world, 'deliver-outside');
    await task.run();
    const { version } = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, first.matterId, 'correct', 'Sai địa điểm'));
    const content = reportContent(factsUnderLaw91({ place: 'Máy chủ số 2' }));
    await world.uow.run(dpo.caller, (tx) => reviseViolationReport(tx, first.matterId, version, content));
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, first.matterId));
    const { filing } = await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, submissionOf(first.matterId, { clientKey: 'correction' })),
    );
    await world.settle();
    await task.run();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    const packet = readFileSync(join(folder, 'a05/outbox', `${rows[0]!.id}.edxml`), 'utf8');
    expect(packet).toContain('<edXML:BussinessDocType>3</edXML:BussinessDocType>');
    expect(packet.split(`${first.reference}.1/TB-BVDLCN`).length).toBeGreaterThan(1);
    await world.destroy();
    rmSync(folder, { recursive: true, force: true });
  });
});
