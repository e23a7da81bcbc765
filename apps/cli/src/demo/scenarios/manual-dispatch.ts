import type { ApiClient } from '../api-client.js';
import { deliveriesOf } from '../deliveries.js';
import { closeExercise, openExercise } from '../exercises.js';
import { Mismatch, type Play, type Scenario } from '../play.js';
import { fileReport } from '../reports.js';
import { UnitOutside } from '../unit-outside.js';

/** Stands for the scan of the stamped receipt: one white dot, as a PNG. */
const STAMPED = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64');

export const manualDispatch: Scenario = {
  name: 'manual-dispatch',
  tells:
    'đường truyền từ chối hẳn, hồ sơ được chuyển tay có dấu đến và cán bộ của đơn vị nhận xác nhận / a line that refuses for good: by hand, stamped, confirmed by an officer of the unit',
  play: async (play: Play) => {
    if (!play.settings.receiver)
      throw new Mismatch('hệ thống không cho phép webhook tới máy này / webhooks may not come to this machine (KHIEN_WEBHOOK_ALLOW)');
    const outside = await UnitOutside.listen(play.settings.receiver);
    const admin = await play.as('head@a05-dt.example');
    const liaison = await play.as('liaison@a05.example');
    const dpo = await play.as('dpo@sao-bien.example');
    const clerk = await play.as('clerk@a05-dt.example');
    const exercise = await openExercise(play, liaison, 'Diễn tập chuyển tay');
    try {
      play.step('Bàn nhận từ chối hẳn (410) / the desk refuses for good (410)');
      await outside.connect(admin);
      outside.status = 410;
      const { reportId, filing } = await fileReport(dpo, play.run, 'Chuyển tay', exercise.code);
      const failed = await play.eventually(
        'không gửi lại mãi: hỏng hẳn và báo người / not tried for ever: failed, and people are told',
        async () => {
          const [delivery] = await deliveriesOf(dpo, reportId);
          return delivery?.transportState === 'FAILED_PERMANENT' && delivery;
        },
      );
      play.saw(`${filing.reference}: ${failed.failure}, ${failed.attempts.length} lần / tries`);
      await play.eventually('hai bên được báo / both sides are told', async () => {
        const told = await Promise.all([dpo, clerk].map((person) => hears(person, 'DeliveryFailed', filing.reference)));
        return told.every(Boolean);
      });

      play.step('Nhân sự BVDLCN đem nộp trực tiếp, ghi lại dấu đến / the officer carries it and records the stamped receipt');
      const file = await dispatch(dpo, failed.id);
      play.expect((await state(dpo, reportId)) === 'MANUAL_DISPATCH', 'chờ người thứ hai / waits for a second person');
      await play.refused('OWN_RECORD', 'người ghi không tự xác nhận / whoever recorded it does not confirm it', () =>
        confirm(dpo, failed.id),
      );

      play.step('Cán bộ của đơn vị mở giấy biên nhận và xác nhận / an officer of the unit opens the receipt and confirms');
      await play.eventually('đúng tệp đã ghi / the very file that was recorded', () =>
        clerk.file(`/attachments/${file}`).then(
          (receipt) => receipt.equals(STAMPED),
          () => false,
        ),
      );
      await confirm(clerk, failed.id);
      const delivered = await play.eventually('đã vào hàng chờ của đơn vị / it lies in the queue of the unit', async () => {
        const [delivery] = await deliveriesOf(dpo, reportId);
        return delivery?.businessState === 'ARRIVED' && delivery;
      });
      play.expect(delivered.transportState === 'DELIVERED', 'tính là đã chuyển, có bằng chứng / counts as delivered, with its proof');
    } finally {
      await outside.disconnect(admin);
      await outside.close();
      await closeExercise(liaison, exercise.id);
    }
  },
};

async function state(filer: ApiClient, reportId: string): Promise<string | undefined> {
  return (await deliveriesOf(filer, reportId))[0]?.transportState;
}

/** Answers the id of the receipt's file. */
async function dispatch(filer: ApiClient, deliveryId: string): Promise<string> {
  const { createUploadTicket: ticket } = await filer.ask<{ createUploadTicket: { id: string; url: string } }>(
    'mutation ($size: Int!) { createUploadTicket(fileName: "bien-nhan.png", size: $size, purpose: ATTACHMENT) { id url } }',
    { size: STAMPED.length },
  );
  const { sha256 } = await filer.put(ticket.url, STAMPED);
  await filer.ask('mutation ($input: RecordDispatchInput!) { recordDispatch(input: $input) { id } }', {
    input: {
      deliveryId,
      way: 'BY_HAND',
      handedOverAt: new Date().toISOString(),
      receiptDigest: sha256,
      receiptFile: ticket.id,
      note: 'Nộp tại bộ phận tiếp nhận',
    },
  });
  return ticket.id;
}

async function hears(person: ApiClient, type: string, reference: string): Promise<boolean> {
  const { notifications } = await person.ask<{ notifications: { nodes: { type: string; reference: string }[] } }>(
    '{ notifications(first: 50) { nodes { type reference } } }',
    {},
  );
  return notifications.nodes.some((one) => one.type === type && one.reference === reference);
}

async function confirm(client: ApiClient, id: string): Promise<void> {
  await client.ask('mutation ($id: ID!) { confirmDispatch(id: $id) { id } }', { id });
}
