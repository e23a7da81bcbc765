import { verifyReceipt } from '#platform/log';
import { realOrSample } from '../../libs/registry/src/import/testing/real-workbook.js';
import { hoursAgo } from '../support/facts.js';
import { type Person, World } from '../support/world.js';

const { bytes: WORKBOOK, real } = realOrSample('sample_processing_workbook.xlsx');

/** Through the public API alone, as a client would; only the worker is driven by hand. */
describe(`the main job (${real ? 'a register that none of us wrote' : 'our own sample register'})`, () => {
  let world: World;
  let dpo: Person;
  let approver: Person;
  let officer: Person;
  let stranger: Person;
  beforeAll(async () => {
    world = await World.create();
    const organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    approver = await world.person(['APPROVER'], { organisationId: organisation.id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(() => world.destroy());

  const ask = async <T>(person: Person, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    expect(errors).toBeUndefined();
    return data.it;
  };

  it('says who I am in the place in which I act', async () => {
    expect(await ask(officer, '{ it: me { roles organisation { id } unit { code } } }')).toEqual({
      roles: ['LIAISON_OFFICER'],
      organisation: null,
      unit: { code: 'A05' },
    });
  });

  it('goes from a register to a receipt that is checked without us', async () => {
    const ticket = await ask<{ id: string; url: string }>(
      dpo,
      'mutation ($size: Int!) { it: createUploadTicket(fileName: "so.xlsx", size: $size) { id url } }',
      {
        size: WORKBOOK.length,
      },
    );
    const put = await (await world.app()).inject({
      method: 'PUT',
      url: ticket.url,
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${dpo.token}` },
      payload: Buffer.from(WORKBOOK),
    });
    expect(put.statusCode).toBe(200);
    const checked = await ask<{ id: string; activityCount: number }>(
      dpo,
      'mutation ($id: ID!) { it: checkRegisterImport(ticketId: $id) { id state activityCount errorCount committable problems { severity sheet row column code vi en } } }',
      { id: ticket.id },
    );
    expect(checked).toMatchObject({ state: 'CHECKED', errorCount: 0, committable: true });
    expect(await ask(dpo, 'mutation ($id: ID!) { it: commitRegisterImport(id: $id) { state committable } }', { id: checked.id })).toEqual({
      state: 'COMMITTED',
      committable: false,
    });

    const { nodes } = await ask<{ nodes: { id: string; state: string; version: number }[] }>(
      dpo,
      'query ($id: ID!) { it: processingActivities(first: 100, importId: $id) { nodes { id state version } } }',
      { id: checked.id },
    );
    expect(nodes).toHaveLength(checked.activityCount);
    const activity = nodes[0]!;
    expect(
      await ask(
        approver,
        'mutation ($id: ID!, $version: Int) { it: publishProcessingActivity(id: $id, expectedVersion: $version) { state publishedVersion } }',
        { id: activity.id, version: activity.version },
      ),
    ).toEqual({ state: 'PUBLISHED', publishedVersion: 1 });

    const input = {
      title: 'Lộ danh sách khách hàng',
      activityIds: [activity.id],
      facts: {
        reporterRole: 'CONTROLLER',
        occurredFrom: hoursAgo(30),
        occurrencePrecision: 'APPROXIMATE',
        detectedAt: hoursAgo(10),
        actType: 'LEAK',
        harmInterests: ['HONOUR', 'PROPERTY'],
        dataTypes: [{ code: 'BANK_CARD_AND_TX', state: 'AFFECTED' }],
        counts: [{ what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', value: 1200 }],
      },
    };
    const report = await ask<{ id: string }>(
      dpo,
      `mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id state facts { dataTypes { code state } }
        assessment { regime noticeClass formCode verdictNow clock { article statutory dueLocal } missing { path need article } }
        availableTransitions { code enabled blockedBy } } }`,
      { input },
    );
    expect(report).toMatchObject({
      state: 'DRAFT',
      assessment: {
        regime: 'VN_PDPL_2025',
        noticeClass: 'URGENT_72H',
        formCode: '08',
        verdictNow: 'ON_TIME',
        clock: { article: 'L91 23.1', statutory: true },
      },
      availableTransitions: [
        { code: 'revise', enabled: true },
        { code: 'markReady', enabled: true },
        { code: 'discard', enabled: true },
      ],
    });
    await ask(dpo, 'mutation ($id: ID!) { it: markViolationReportReady(id: $id) { state } }', { id: report.id });
    const submission = { reportId: report.id, clientKey: `key-${report.id}`, commitment: true };
    const { filing, receipt } = await ask<{ filing: { id: string; reference: string }; receipt: { file: string } }>(
      approver,
      `mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) {
        filing { id reference state formCode verdicts { verdict rule } } receipt { file } } }`,
      { input: submission },
    );
    expect(filing).toMatchObject({ state: 'SUBMITTED', formCode: '08', verdicts: [{ verdict: 'ON_TIME', rule: 'L91-BREACH-72' }] });
    expect(verifyReceipt(receipt.file, { vkey: world.signer.vkey })).toMatchObject({ ok: true, facts: { reference: filing.reference } });

    await world.settle();
    const queue = await ask<{ nodes: { id: string; reference: string }[] }>(
      officer,
      '{ it: deskQueue { nodes { id reference organisationName acceptBy verdict businessState filing { content digest } } } }',
    );
    const arrived = queue.nodes.find(({ reference }) => reference === filing.reference)!;
    expect(arrived).toMatchObject({ businessState: 'ARRIVED', verdict: 'ON_TIME' });
    const accepted = await ask<{ registryNumber: string }>(
      officer,
      'mutation ($input: AcceptFilingInput!) { it: acceptFiling(input: $input) { registryNumber businessState } }',
      { input: { deliveryId: arrived.id, note: 'Đã nhận' } },
    );
    await world.settle();
    const seen = await ask(
      dpo,
      'query ($id: ID!) { it: violationReport(id: $id) { reference filings { state deliveries { unitCode acknowledgements { code registryNumber note } } } } }',
      { id: report.id },
    );
    expect(seen).toEqual({
      reference: filing.reference,
      filings: [
        {
          state: 'ACCEPTED',
          deliveries: [
            {
              unitCode: 'A05',
              acknowledgements: [
                { code: '01', registryNumber: null, note: null },
                { code: '03', registryNumber: accepted.registryNumber, note: 'Đã nhận' },
              ],
            },
          ],
        },
      ],
    });
    const { nodes: news } = await ask<{ nodes: { type: string }[] }>(dpo, '{ it: notifications { nodes { type reference } } }');
    expect(news.map(({ type }) => type)).toEqual(['FilingAccepted', 'FilingArrived']);

    for (const query of [
      'violationReport(id: $id) { id }',
      'processingActivity(id: $id) { id }',
      'receipt(filingId: $id) { file }',
      'delivery(id: $id) { id }',
    ])
      for (const id of [report.id, activity.id, filing.id, arrived.id]) {
        const { errors } = await world.gql(`query ($id: ID!) { ${query} }`, { id }, stranger);
        expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      }
  });

  it('shows an impossible step as such: blocked by the role, or by facts that are missing', async () => {
    const { id } = await ask<{ id: string }>(
      dpo,
      'mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }',
      {
        input: { title: 'Chưa rõ', facts: {} },
      },
    );
    const steps =
      'query ($id: ID!) { it: violationReport(id: $id) { assessment { regime } availableTransitions { code enabled blockedBy } } }';
    expect(await ask(dpo, steps, { id })).toEqual({
      assessment: null,
      availableTransitions: [
        { code: 'revise', enabled: true, blockedBy: null },
        { code: 'markReady', enabled: false, blockedBy: 'FACTS' },
        { code: 'discard', enabled: true, blockedBy: null },
      ],
    });
    expect(await ask(approver, steps, { id })).toMatchObject({
      availableTransitions: [{ blockedBy: 'ROLE' }, { blockedBy: 'ROLE' }, { blockedBy: 'ROLE' }],
    });
  });
});
