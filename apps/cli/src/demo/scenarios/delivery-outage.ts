import { deliveriesOf } from '../deliveries.js';
import { closeExercise, openExercise } from '../exercises.js';
import { Mismatch, type Play, type Scenario } from '../play.js';
import { fileReport } from '../reports.js';
import { UnitOutside } from '../unit-outside.js';

/** A destination that fails is knocked at every 20 seconds. */
const PATIENCE = 90_000;

export const deliveryOutage: Scenario = {
  name: 'delivery-outage',
  tells: 'đơn vị nhận mất kết nối rồi trở lại; hồ sơ không mất / the receiving unit is out of reach, returns, and nothing was lost',
  play: async (play: Play) => {
    if (!play.settings.receiver)
      throw new Mismatch('hệ thống không cho phép webhook tới máy này / webhooks may not come to this machine (KHIEN_WEBHOOK_ALLOW)');
    const outside = await UnitOutside.listen(play.settings.receiver);
    const admin = await play.as('head@a05-dt.example');
    const liaison = await play.as('liaison@a05.example');
    const dpo = await play.as('dpo@sao-bien.example');
    const exercise = await openExercise(play, liaison, 'Diễn tập mất kết nối');
    try {
      play.step(
        'Bàn diễn tập nhận qua webhook có chữ ký; hệ thống của bàn đang lỗi / the drill desk receives by signed webhook; its system is down',
      );
      await outside.connect(admin);
      outside.status = 503;

      play.step('Nộp báo cáo diễn tập / file a drill');
      const { reportId, filing } = await fileReport(dpo, play.run, 'Mất kết nối', exercise.code);
      play.saw(`${filing.reference}: biên nhận có ngay, dù bàn nhận không với tới được / the receipt is there at once`);
      const failing = await play.eventually('lần gửi hỏng được ghi lại, hẹn gửi lại / the failed try is kept, another is due', async () => {
        const [delivery] = await deliveriesOf(dpo, reportId);
        return delivery?.transportState === 'RETRY_WAIT' && delivery.attempts.length > 0 && delivery;
      });
      play.saw(`${failing.attempts.length} lần / tries: ${failing.attempts.map(({ outcome }) => outcome).join(', ')}; ${failing.failure}`);
      play.expect([...outside.taken].length === 0, 'bàn nhận chưa có gì / the desk has nothing');

      play.step('Bàn nhận trở lại / the desk returns');
      outside.status = 200;
      await play.eventually(
        'đã chuyển / delivered',
        async () => (await deliveriesOf(dpo, reportId))[0]?.transportState === 'DELIVERED',
        PATIENCE,
      );
      const [message] = [...outside.taken.values()];
      play.expect(outside.forged === 0, 'mọi lần gửi đều có chữ ký đúng / every try was rightly signed', outside.forged);
      play.expect(outside.taken.size === 1, 'nhận đúng một lần / taken once', outside.taken.size);
      play.expect(message?.reference === filing.reference, 'đúng hồ sơ / the right filing', message?.reference);
      play.saw(`tài liệu kèm / documents: ${message.documents.map(({ name }) => name).join(', ') || '–'}`);

      play.step('Bàn nhận báo lại, có ký / the desk tells back, signed');
      const tell = (code: string, more = {}) => outside.tell(play.settings.url, message.messageId, code, more);
      const at = new Date();
      play.expect((await tell('03', { forged: true })) === 'ACKNOWLEDGEMENT_FORGED', 'giả mạo bị từ chối / a forged one is refused');
      play.expect((await tell('01', { at })) === 'NEW', '01 đã đến / arrived');
      play.expect((await tell('01', { at })) === 'KNOWN', 'gửi lặp không tính hai lần / a replay counts once');
      play.expect((await tell('03')) === 'NEW', '03 đã vào sổ / registered');
      const accepted = await play.eventually('bên nộp thấy đã tiếp nhận / the filer sees that it was accepted', async () => {
        const [delivery] = await deliveriesOf(dpo, reportId);
        return delivery?.businessState === 'ACCEPTED' && delivery;
      });
      play.saw(`${accepted.attempts.length} lần gửi / tries; ${accepted.acknowledgements.map(({ code }) => code).join(' → ')}`);
    } finally {
      await outside.disconnect(admin);
      await outside.close();
      await closeExercise(liaison, exercise.id);
    }
  },
};
