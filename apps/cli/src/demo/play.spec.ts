import { Refused } from './api-client.js';
import { Mismatch, Play } from './play.js';
import { SCENARIOS } from './scenarios/index.js';

const lines: string[] = [];
const play: Play = new Play(
  { url: 'http://127.0.0.1:1', dataFolder: '/nonexistent', receiver: null, sharedFolder: '/nonexistent' },
  (line) => lines.push(line),
);
afterAll(() => play.end());
beforeEach(() => {
  lines.length = 0;
});

describe('a play', () => {
  it('ends where something is not as it should be, and says what it saw', () => {
    expect(() => play.expect(false, 'the sky is blue', 'grey')).toThrow(new Mismatch('the sky is blue; thấy / seen: grey'));
    play.expect(true, 'the sky is blue');
    expect(lines).toEqual(['    ✓ the sky is blue']);
  });

  it('wants a refusal to happen, with the very code', async () => {
    const refused = new Refused({ code: 'NOT_FOUND', messageVi: 'không có' });
    await expect(play.refused('NOT_FOUND', 'x', () => Promise.reject(refused))).resolves.toMatchObject({ code: 'NOT_FOUND' });
    await expect(play.refused('FORBIDDEN', 'x', () => Promise.reject(refused))).rejects.toThrow(Mismatch);
    await expect(play.refused('FORBIDDEN', 'x', () => Promise.resolve('done'))).rejects.toThrow(/but was done/);
    await expect(play.refused('FORBIDDEN', 'x', () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});

describe('the scenarios', () => {
  it('have names of their own that a shell takes as they are', () => {
    const names = SCENARIOS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(names).toEqual(expect.arrayContaining(['main-job', 'decree-13-late', 'other-organisation', 'verify']));
  });
});
