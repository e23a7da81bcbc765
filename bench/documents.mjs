/** How long a PDF and a .docx of Form 08 take, warm: another filing each time, so that nothing is answered from a cache. */
import { median } from './load.mjs';

const WARM_UP = 20;
const TIMES = 200;

export async function measureDocuments() {
  const { documentRenderer, form08 } = await import('#documents');
  const run = async (print) => {
    const took = [];
    for (let i = 0; i < WARM_UP + TIMES; i++) {
      const document = form08(filing(i), { number: `${i}/TB`, place: 'Hải Phòng', digest: String(i).padStart(64, '0') });
      const started = performance.now();
      const bytes = await print(document);
      if (i >= WARM_UP) took.push(performance.now() - started);
      if (bytes.length < 4_000) throw new Error(`a document of ${bytes.length} bytes`);
    }
    return took.sort((a, b) => a - b);
  };
  const results = { pdf: await run(documentRenderer.pdf), docx: await run(documentRenderer.docx) };
  tell(results);
  return results;
}

function tell({ pdf, docx }) {
  console.log('\nForm 08, milliseconds, warm');
  for (const [name, took] of Object.entries({ pdf, docx }))
    console.log(
      `  ${name.padEnd(6)} median ${median(took).toFixed(1)} · 95 % ${took[Math.floor(took.length * 0.95)].toFixed(1)} · most ${took.at(-1).toFixed(1)}`,
    );
  console.log(`  a PDF in ≤ 50 ms: ${median(pdf) <= 50 ? 'reached' : 'MISSED'}`);
}

/** Made up, and as long as a real one: 1,500 words. */
function filing(i) {
  const words = (about, count) => Array.from({ length: count }, (_, n) => `${about} ${(i * 7919 + n * 104729) % 9973}`).join(' ');
  return {
    reference: `BC26-${String(i).padStart(6, '0')}-0`,
    kind: 'INITIAL',
    number: 1,
    submittedAt: new Date(Date.UTC(2026, 10, 22) + i * 1000).toISOString(),
    regime: 'VN-PDPL-2025',
    organisation: {
      nameVi: `Công ty Cổ phần Cảng Ví Dụ số ${i}`,
      headOfficeAddress: 'Số 8A đường Trần Phú, phường Ngô Quyền, thành phố Hải Phòng',
      taxCode: '0200000000',
      phone: '0225 0000 001',
      pdpContact: { fullName: 'Người Phụ Trách', title: 'Trưởng bộ phận', phones: ['0225 0000 002'], email: 'dpo@cang.example' },
    },
    facts: {
      reporterRole: 'CONTROLLER',
      occurredFrom: '2026-11-19T16:15:00.000Z',
      occurrencePrecision: 'APPROXIMATE',
      detectedAt: '2026-11-20T03:05:00.000Z',
      place: 'Trung tâm dữ liệu',
      actType: 'LEAK',
      actDescription: words('Tài khoản bị chiếm quyền', 120),
      dataTypes: ['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'BIOMETRIC', 'LOCATION'].map((code) => ({ code, state: 'AFFECTED' })),
      counts: [
        { what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: 12_430 + i },
        { what: 'SENSITIVE_SUBJECTS', basis: 'ESTIMATED', min: 900, max: 1100 },
      ],
      consequences: words('Khách hàng có thể bị lừa đảo', 60),
      measuresDone: words('Đã khóa tài khoản', 40),
      measuresPlanned: words('Sẽ thông báo cho khách hàng', 40),
      harmInterests: ['PROPERTY', 'HONOUR'],
    },
    commitment: true,
  };
}
