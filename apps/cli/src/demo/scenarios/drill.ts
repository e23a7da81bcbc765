import { strFromU8, unzipSync } from 'fflate';
import { accept, arrived, wholeQueue } from '../deliveries.js';
import { closeExercise, openExercise, SANDBOX_DESK } from '../exercises.js';
import type { Play, Scenario } from '../play.js';
import { draftReport, factsOfToday, fileReport } from '../reports.js';

export const drill: Scenario = {
  name: 'drill',
  tells:
    'diễn tập: cùng màn hình, cùng đồng hồ, số riêng, không chạm bàn thật / an exercise: same clocks, numbers of its own, never at a real desk',
  play: async (play: Play) => {
    play.step('A05 mở một đợt diễn tập / A05 opens an exercise');
    const liaison = await play.as('liaison@a05.example');
    await play.refused('NOT_A_SANDBOX', 'bàn thật không nhận diễn tập / a real desk takes no drill', () =>
      liaison.ask('mutation ($input: OpenExerciseInput!) { openExercise(input: $input) { id } }', {
        input: { code: `DT-THAT-${play.run.toUpperCase()}`, title: 'Nhầm bàn', deskCode: 'A05' },
      }),
    );
    const exercise = await openExercise(play, liaison, 'Diễn tập lộ dữ liệu');
    play.saw(`mã tham gia / code: ${exercise.code}`);

    play.step('Tổ chức nộp báo cáo diễn tập / an organisation files under it');
    const dpo = await play.as('dpo@sao-bien.example');
    const filed = await fileReport(dpo, play.run, 'Diễn tập', exercise.code);
    const [verdict] = filed.filing.verdicts;
    play.expect(/^DT\d\d-/.test(filed.filing.reference), `số riêng ${filed.filing.reference} / numbered apart`, filed.filing.reference);
    play.expect(verdict?.verdict === 'ON_TIME' && verdict.article === 'L91 23.1', 'cùng đồng hồ 72 giờ / the same 72-hour clock', verdict);
    const delivery = await play.eventually('đã đến bàn / it has arrived', () => arrived(dpo, filed.reportId));
    play.expect(
      delivery.unitCode === SANDBOX_DESK && delivery.drill,
      `chỉ tới bàn diễn tập ${SANDBOX_DESK} / at the sandbox desk only`,
      delivery,
    );

    play.step('Bàn thật không thấy gì; bàn diễn tập xử lý / the real desk sees nothing; the drill desk works on it');
    const real = await wholeQueue(liaison);
    play.expect(
      !real.some((one) => one.drill || one.reference === filed.filing.reference),
      `hàng đợi thật (${real.length}) không có diễn tập / no drill in the real queue`,
    );
    const clerk = await play.as('clerk@a05-dt.example');
    const accepted = await accept(clerk, delivery.id, 'Đã nhận (diễn tập)');
    play.expect(
      /^DN\d\d-/.test(accepted.registryNumber ?? ''),
      `vào sổ diễn tập ${accepted.registryNumber} / in the register of exercises`,
      accepted,
    );

    play.step('Bản in có dấu DIỄN TẬP / what is printed says so');
    const form = await dpo.file(`/papers/filings/${filed.filing.id}/form.docx`);
    const parts = Object.values(unzipSync(new Uint8Array(form))).map((part) => strFromU8(part));
    play.expect(
      parts.some((part) => part.includes('DIỄN TẬP')),
      'mẫu 08 ghi DIỄN TẬP / form 08 says DIỄN TẬP',
    );

    play.step('Kết thúc diễn tập / the exercise ends');
    await closeExercise(liaison, exercise.id);
    await play.refused('EXERCISE_CLOSED', 'không mở báo cáo mới được nữa / no report can be opened under it', () =>
      draftReport(dpo, { title: 'Sau khi kết thúc', activityIds: [], facts: factsOfToday() }, exercise.code),
    );
  },
};
