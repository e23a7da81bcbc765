import { OutsideWorld } from '../support/outside-world.js';
import { tamper } from '../support/records.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const UPLOAD = `mutation ($fileName: String!, $size: Int!) {
  it: createUploadTicket(fileName: $fileName, size: $size, purpose: ATTACHMENT) { id url } }`;
const BRING =
  'mutation ($filingId: ID!, $attachmentId: ID!) { it: recordSignedCopy(filingId: $filingId, attachmentId: $attachmentId) { id } }';

describe('signed copies of a filing that goes to a desk outside', () => {
  let outside: OutsideWorld;
  beforeAll(async () => {
    outside = await OutsideWorld.create();
  });
  afterAll(() => outside.destroy());

  /** A scan of the signed form. */
  const bring = async (filingId: string, name: string) => {
    const { world, dpo } = outside;
    const { data } = await world.gql<{ it: { id: string; url: string } }>(UPLOAD, { fileName: name, size: PNG.length }, dpo);
    const app = await world.app();
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${dpo.token}` };
    expect((await app.inject({ method: 'PUT', url: data.it.url, headers, payload: PNG })).statusCode).toBe(200);
    const brought = await world.gql<{ it: { id: string } }>(BRING, { filingId, attachmentId: data.it.id }, dpo);
    expect(brought.errors).toBeUndefined();
    return data.it.id;
  };
  const sentOf = (deliveryId: string) => outside.receiver.requests.filter(({ messageId }) => messageId === deliveryId);
  const papersIn = (raw: string) => [...raw.matchAll(/BanKy-\d-[a-z0-9-]+\.png/g)].map(([name]) => name);

  it('go where they were brought before the first attempt, clean by then; every attempt carries the same bytes', async () => {
    const { filing, delivery } = await outside.filed();
    await outside.pass('2 minutes');
    await bring(filing.id, 'truoc.png');
    const waiting = await bring(filing.id, 'cho-quet.png');
    await tamper(outside.world, "update attachment set state = 'RECEIVED' where id = $1", [waiting]);
    await tamper(outside.world, "update signed_copy set recorded_at = recorded_at - interval '1 minute'");
    outside.receiver.mode = 'LOSE_ANSWER';
    await outside.task().run();
    await bring(filing.id, 'sau.png');
    await tamper(outside.world, "update attachment set state = 'CLEAN', judged_at = now() where id = $1", [waiting]);
    outside.receiver.mode = 'TAKE';
    await outside.pass('10 seconds');
    await outside.task().run();
    const sent = sentOf(delivery.id);
    expect(sent).toHaveLength(2);
    expect(papersIn(sent[0]!.raw)).toEqual(['BanKy-1-truoc.png']);
    expect(sent[1]!.raw).toBe(sent[0]!.raw);
  });

  it('that were brought after a try at a line that was closed go by the line that takes its place', async () => {
    const { world, admin, receiver, destinationId } = outside;
    const { filing, delivery } = await outside.filed();
    receiver.mode = 'FAIL';
    await outside.task().run();
    await bring(filing.id, 'den-sau.png');
    receiver.mode = 'TAKE';
    await world.gql('mutation ($id: ID!) { closeDestination(id: $id) { id } }', { id: destinationId }, admin);
    const open = 'mutation ($url: String!) { openDestination(input: { channel: WEBHOOK, endpoint: $url }) { secret } }';
    expect((await world.gql(open, { url: receiver.url }, admin)).errors).toBeUndefined();
    await world.settle();
    await outside.task().run();
    expect(sentOf(delivery.id).map(({ raw }) => papersIn(raw))).toEqual([[], ['BanKy-1-den-sau.png']]);
  });
});
