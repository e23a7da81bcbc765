import { type House, openHouse } from '#composition';
import { type Caller, parseConfig } from '#platform';

/** The operator's context: a named job of the worker role. */
export const OPERATOR: Caller = { kind: 'system', name: 'operator' };

/** Opens the house as the worker's role, runs the work, and closes it whatever happens. */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const config = parseConfig(process.env);
  const house = await openHouse(config, 'worker').catch((error: unknown) => {
    throw explained(error, config.dataFolder);
  });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/** The two ways in which there is no system to work on, each as one sentence. */
function explained(error: unknown, dataFolder: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && syscall === 'open')
    return new Error(
      `Thư mục dữ liệu ${dataFolder} chưa có hệ thống; hãy chạy npm start trước, hoặc khien migrate khi vận hành thật / no system in the data folder ${dataFolder}; run npm start first, or khien migrate in production.`,
    );
  if (code === 'ECONNREFUSED')
    return new Error(
      'Cơ sở dữ liệu không trả lời; hãy chạy npm start ở cửa sổ khác / the database does not answer; run npm start in another window.',
    );
  return error;
}
