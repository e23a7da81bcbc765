import { openDossier, remindOfOpenings } from '#dossiers';
import { type CivilDate, daysLater, vietnamDate } from '#law';
import { ActivityRoleEnum, draftProcessingActivity } from '#registry';
import { filedDossier } from '../../../test/support/dossiers.js';
import { wholeActivity } from '../../../test/support/facts.js';
import { MailSink } from '../../../test/support/mail-sink.js';
import { recordsOf } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';

const DAYS = 60;
const today = () => vietnamDate(new Date());

describe('reminders of what no dossier covers', () => {
  let sink: MailSink;
  let world: World;
  let dpo: Person;
  let organisationId: string;
  let codes = 10;
  beforeAll(async () => {
    sink = await MailSink.listen();
    world = await World.create({ KHIEN_MAIL_URL: sink.url, KHIEN_MAIL_FROM: 'khien@khien.example.vn', KHIEN_MAIL_TLS: 'false' });
    await world.unit();
  });
  beforeEach(async () => {
    organisationId = (await world.organisation()).id;
    dpo = await world.person(['PDP_OFFICER'], { organisationId });
  });
  afterAll(async () => {
    await world.destroy();
    await sink.close();
  });

  /** An activity of which so many days of the 60 are left after today. */
  const begun = async (daysLeft: number, more: Parameters<typeof wholeActivity>[0] = {}) => {
    const firstProcessedOn = daysLater(today(), daysLeft - DAYS);
    const content = wholeActivity({ role: ActivityRoleEnum.CONTROLLER, transfers: [], code: `HD-${++codes}`, firstProcessedOn, ...more });
    return (await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, content))).id;
  };
  const sweep = async () => {
    while ((await world.workerHouse.uow.run({ kind: 'system', name: 'test' }, remindOfOpenings)) > 0);
  };
  const told = async (id: string) =>
    (await recordsOf(world, id))
      .filter(({ type }) => type.startsWith('DossierOpening'))
      .map(({ type, payload }) => `${type} ${payload.dossierType}`);
  const news = async (person = dpo) => {
    await world.settle();
    const query = '{ it: notifications(first: 20) { nodes { type reference text { vi en } } } }';
    const { data } = await world.gql<{ it: { nodes: { type: string; reference: string; text: { vi: string; en: string } | null }[] } }>(
      query,
      {},
      person,
    );
    return data.it.nodes;
  };

  it.each([
    [7, []],
    [6, ['DossierOpeningDueSoon DPIA']],
    [1, ['DossierOpeningDueSoon DPIA']],
    [0, ['DossierOpeningDueSoon DPIA']],
    [-1, ['DossierOpeningOverdue DPIA']],
    [-10, ['DossierOpeningOverdue DPIA']],
    [-11, []],
  ])('with %d days left after today are %j, once', async (daysLeft, expected) => {
    const id = await begun(daysLeft);
    await sweep();
    await sweep();
    expect(await told(id)).toEqual(expected);
  });

  it('come once a stage, whatever was told before', async () => {
    const id = await begun(6);
    await sweep();
    const nextStage = (daysLeft: number) =>
      world.uow.run(dpo.caller, async (tx) => {
        await tx.sql('update processing_activity set first_processed_on = ? where id = ?', [daysLater(today(), daysLeft - DAYS), id]);
        tx.record({ type: 'ActivityRevised', subjects: [id] });
      });
    await nextStage(0);
    await sweep();
    await nextStage(6);
    await sweep();
    expect(await told(id)).toEqual(['DossierOpeningDueSoon DPIA', 'DossierOpeningDueSoon DPIA']);
  });

  it('tell of all of one last day together, by code, what is due and why, in the news and by mail', async () => {
    const [first] = [await begun(3), await begun(3)];
    await sweep();
    const due = (await news()).filter(({ type }) => type === 'DossierOpeningDueSoon');
    expect(due.map(({ reference }) => reference)).toEqual([`HD-${codes - 1} (+1)`]);
    expect(due[0]!.text!.vi).toContain('đến hạn lập và gửi hồ sơ đánh giá tác động xử lý: hoạt động chưa có hồ sơ');
    expect(due[0]!.text!.vi).toContain('khoản 1 Điều 21');
    expect(due[0]!.text!.en).toContain('left for the first dossier on processing');
    expect((await told(first)).length).toBe(1);
    const { rows } = await world.admin.query<{ outcome: string | null }>(
      "select m.outcome from notification_mail m join notification n on n.id = m.notification_id where n.type = 'DossierOpeningDueSoon' and n.organisation_id = $1",
      [organisationId],
    );
    expect(rows).toHaveLength(1);
  });

  it('are of who processes for another, with care, and say so', async () => {
    const id = await begun(4, { role: ActivityRoleEnum.PROCESSOR });
    await sweep();
    expect(await told(id)).toEqual(['DossierOpeningDueSoon DPIA']);
    const [due] = (await news()).filter(({ type }) => type === 'DossierOpeningDueSoon');
    expect(due!.text!.vi).toContain('hiểu thận trọng');
    expect(due!.text!.vi).toContain('khoản 4 Điều 19');
  });

  it('ask for an update where the agency has a dossier of the type, for that is made once', async () => {
    await filedDossier(world, dpo, { type: 'DPIA' });
    const id = await begun(5);
    await sweep();
    expect(await told(id)).toHaveLength(1);
    const [due] = (await news()).filter(({ type }) => type === 'DossierOpeningDueSoon');
    expect(due!.text!.vi).toContain('bổ sung hoạt động vào hồ sơ đã gửi');
    expect(due!.text!.vi).toContain('điểm a khoản 1 Điều 20');
  });

  it('are of transfers as well, by their own first day, whatever the role', async () => {
    const firstTransferredOn = daysLater(today(), 2 - DAYS) as CivilDate;
    const transfers = [{ case: 'FOREIGN_CLOUD', country: 'SG', recipient: 'Đám mây mẫu', firstTransferredOn }] as const;
    const id = await begun(20, { role: ActivityRoleEnum.PROCESSOR, transfers: transfers as never });
    await sweep();
    expect(await told(id)).toEqual(['DossierOpeningDueSoon TRANSFER']);
  });

  it('are not of what a dossier covers, nor told once one does, nor of anybody else', async () => {
    const covered = await begun(1);
    await world.uow.run(dpo.caller, (tx) => openDossier(tx, { type: 'DPIA', title: 'Hồ sơ mẫu', activityIds: [covered] }));
    const late = await begun(-2);
    await sweep();
    expect(await told(covered)).toEqual([]);
    expect(await told(late)).toHaveLength(1);
    // Opened between the reminder and its news.
    await world.uow.run(dpo.caller, (tx) => openDossier(tx, { type: 'DPIA', title: 'Hồ sơ mẫu hai', activityIds: [late] }));
    expect((await news()).filter(({ type }) => type.startsWith('DossierOpening'))).toEqual([]);
    const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    expect(await news(other)).toEqual([]);
  });
});
