import { resolveWebhookName } from './webhook-name.js';

const URL = 'https://tiep-nhan.a05.example/khien';

describe('the name of a webhook, when it is set up', () => {
  const leadsTo =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it.each([['10.1.2.3'], ['169.254.169.254'], ['::1'], ['127.0.0.1'], ['203.162.4.190', '192.168.0.4']])(
    'is refused where it leads to %s %s',
    async (...addresses) => {
      await expect(resolveWebhookName(URL, [], leadsTo(...addresses))).rejects.toMatchObject({ code: 'WEBHOOK_URL_REFUSED' });
    },
  );

  it('passes where it is public, or on the operator’s list, but never to where clouds keep their metadata', async () => {
    expect(await resolveWebhookName(URL, [], leadsTo('203.162.4.190'))).toBe(true);
    expect(await resolveWebhookName(URL, ['https://tiep-nhan.a05.example'], leadsTo('10.1.2.3'))).toBe(true);
    await expect(resolveWebhookName(URL, ['https://tiep-nhan.a05.example'], leadsTo('169.254.169.254'))).rejects.toMatchObject({
      code: 'WEBHOOK_URL_REFUSED',
    });
  });

  it('passes with a doubt where it cannot be resolved now', async () => {
    expect(await resolveWebhookName(URL, [], leadsTo())).toBe(false);
    expect(await resolveWebhookName(URL, [], () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })))).toBe(false);
  });
});
