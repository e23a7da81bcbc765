import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStatus } from '#channels';
import { filed } from '../../../test/support/facts.js';
import { outsideTaskOf } from '../../../test/support/outside-world.js';
import { type Person, World } from '../../../test/support/world.js';

describe.each(['COMPOSED', 'UUID'] as const)('edXML by files, documents named %s', (documentIdForm) => {
  let world: World;
  let folder: string;
  let dpo: Person;
  let admin: Person;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khien-drop-'));
    world = await World.create({ KHIEN_DROP_FOLDER: folder });
    const unit = await world.unit();
    admin = await world.person(['UNIT_ADMIN'], { unitId: unit.id });
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    expect((await open(admin, {})).errors).toBeUndefined();
  });
  afterAll(async () => {
    await world.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (person: Person, changed: Record<string, unknown>) => {
    const edxml = { organCode: '000.00.00.G22', documentIdPlace: 'LAST', documentIdForm, unsignedStatus: true };
    const input = { channel: 'EDXML_FILE', endpoint: 'a05', edxml, ...changed };
    return world.gql('mutation ($input: OpenDestinationInput!) { openDestination(input: $input) { secret } }', { input }, person);
  };
  const run = async (name: string) => {
    const done = await outsideTaskOf(world, name).run();
    await world.settle();
    return done;
  };
  const sent = async () => {
    const filing = await filed(world, dpo);
    await world.settle();
    expect(await run('deliver-outside')).toBe(1);
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    const packet = readFileSync(join(folder, 'a05/outbox', `${rows[0]!.id}.edxml`), 'utf8');
    return { filing, id: rows[0]!.id, documentId: /<edXML:DocumentId>([^<]+)</.exec(packet)![1]!, packet };
  };
  let files = 0;
  const answer = (documentId: string, code: string, at = new Date(), change = (xml: string) => xml) => {
    const inbox = join(folder, 'a05/inbox');
    mkdirSync(inbox, { recursive: true });
    const file = join(inbox, `status-${++files}.edxml`);
    writeFileSync(
      file,
      change(
        buildStatus({
          from: { code: '000.00.00.G22', name: 'A05' },
          code,
          description: 'Trạng thái',
          at,
          department: '',
          responseFor: { organCode: 'KHIEN', code: '', promulgatedOn: '2026-11-22', documentId },
        }),
      ),
    );
    // A file that was just written may still be under way; this one is not.
    utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  };
  const stateOf = async (id: string) =>
    (
      await world.admin.query<{ state: string }>(
        "select d.transport_state || ' ' || d.business_state || ' ' || f.state as state from delivery d join filing f on f.id = d.filing_id where d.id = $1",
        [id],
      )
    ).rows[0]!.state;

  it('goes out as a packet that names the receiver, and its status packets move it, each once', async () => {
    const { id, documentId, packet } = await sent();
    expect(packet).toContain('000.00.00.G22');
    expect(await stateOf(id)).toBe('DELIVERED NONE SUBMITTED');
    const at = new Date();
    for (const code of ['01', '03']) answer(documentId, code, at);
    answer(documentId, '03', at);
    expect(await run('collect-status')).toBe(3);
    expect(await stateOf(id)).toBe('DELIVERED ACCEPTED ACCEPTED');
    const { rows } = await world.admin.query<{ code: string; sender: string }>(
      'select code, sender from acknowledgement where delivery_id = $1 order by code',
      [id],
    );
    expect(rows).toEqual([
      { code: '01', sender: '000.00.00.G22' },
      { code: '03', sender: '000.00.00.G22' },
    ]);
    expect(readdirSync(join(folder, 'a05/inbox'))).toEqual([]);
  });

  it('keeps a code that nobody knows and alarms; what answers nothing of ours changes nothing', async () => {
    const { id, documentId } = await sent();
    answer(documentId, '99');
    answer(documentId, 'Đã nhận');
    answer('KHIEN,2026/11/22,BC26-999999-9.1/TB-BVDLCN', '03');
    const before = readdirSync(join(folder, 'a05/done')).length;
    await run('collect-status');
    expect([readdirSync(join(folder, 'a05/done')).length - before, readdirSync(join(folder, 'a05/bad')).length]).toEqual([2, 1]);
    const { rows: told } = await world.admin.query(
      "select reference, detail, unit_id is not null as to_unit from notification where type = 'StatusPacketRejected'",
    );
    expect(told).toEqual([{ reference: 'a05', detail: 'ANSWERS_NOTHING', to_unit: true }]);
    expect(await stateOf(id)).toBe('DELIVERED NONE SUBMITTED');
    const { rows } = await world.admin.query(
      "select payload->>'code' as code from outbox where type = 'AcknowledgementAlarm' and payload->>'deliveryId' = $1 order by code",
      [id],
    );
    expect(rows).toEqual([{ code: '99' }, { code: 'Đã nhận' }]);
    expect(readdirSync(join(folder, 'a05/inbox'))).toEqual([]);
  });

  it('counts a packet without a readable time once too, by its bytes', async () => {
    const { id, documentId } = await sent();
    for (const description of ['một', 'một', 'hai']) {
      answer(documentId, '01', new Date(), (xml) =>
        xml.replace(/(<edXML:Timestamp>)[^<]*/, '$1hôm nay').replace('Trạng thái', description),
      );
      expect(await run('collect-status')).toBe(1);
    }
    const { rows } = await world.admin.query('select note from acknowledgement where delivery_id = $1 order by note', [id]);
    expect(rows).toEqual([{ note: 'hai' }, { note: 'một' }]);
  });

  it('has one owner at a time; after a change of profiles the one before still answers for what it carried', async () => {
    const other = await world.person(['UNIT_ADMIN'], { unitId: (await world.unit('PA05-31')).id });
    for (const channel of ['ZIP_FILE', 'EDXML_FILE'])
      expect((await open(other, { channel, endpoint: 'a05' })).errors).toMatchObject([{ extensions: { code: 'BOX_TAKEN' } }]);
    const earlier = await sent();
    expect((await open(admin, {})).errors).toBeUndefined();
    await world.settle();
    const later = await sent();
    answer(earlier.documentId, '03');
    answer(later.documentId, '03');
    expect(await run('collect-status')).toBe(2);
    expect([await stateOf(earlier.id), await stateOf(later.id)]).toEqual(['DELIVERED ACCEPTED ACCEPTED', 'DELIVERED ACCEPTED ACCEPTED']);
    // Another unit has the box now: what it is told speaks of its own deliveries, and no unsigned word of anybody else's.
    const { rows } = await world.admin.query<{ id: string }>("select id from destination where state = 'ACTIVE'");
    const close = 'mutation ($id: ID!) { closeDestination(id: $id) { id } }';
    expect((await world.gql(close, { id: rows[0]!.id }, admin)).errors).toBeUndefined();
    expect((await open(other, {})).errors).toBeUndefined();
    await world.settle();
    const bad = readdirSync(join(folder, 'a05/bad')).length;
    answer(later.documentId, '04');
    expect(await run('collect-status')).toBe(0);
    expect([await stateOf(later.id), readdirSync(join(folder, 'a05/bad')).length]).toEqual(['DELIVERED ACCEPTED ACCEPTED', bad + 1]);
  });
});
