import { parseConfig } from './config.js';

describe('the configuration', () => {
  it('has a value for everything that nobody set, and the careful one', () => {
    expect(parseConfig({})).toEqual({
      mode: 'development',
      host: '127.0.0.1',
      port: 3000,
      dataFolder: '.data',
      databases: { api: undefined, worker: undefined, admin: undefined, pool: 10 },
      logLevel: 'info',
      logOrigin: 'khien.local/log',
      secureCookies: true,
      trustProxy: false,
      argon2Memory: 47104,
      maxAttachment: 104_857_600,
      challengeDifficulty: 500_000,
    });
  });

  it('reads what is set, as what it is', () => {
    const config = parseConfig({
      PORT: '0',
      KHIEN_SECURE_COOKIES: 'false',
      KHIEN_TRUST_PROXY: 'true',
      KHIEN_DATABASE_POOL: '4',
      NODE_ENV: 'production',
    });
    expect(config).toMatchObject({ port: 0, secureCookies: false, trustProxy: true, databases: { pool: 4 }, mode: 'production' });
  });

  it('names every variable that is wrong, in one message, and none of their values', () => {
    const wrong = {
      PORT: '70000',
      NODE_ENV: 'prod',
      KHIEN_API_DATABASE_URL: 'bí-mật',
      KHIEN_SECURE_COOKIES: 'perhaps',
      KHIEN_LOG_ORIGIN: 'two words',
      KHIEN_ARGON2_MEMORY: '1',
    };
    const message = (() => {
      try {
        parseConfig(wrong);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
    expect(message).not.toMatch(/bí-mật|70000|perhaps/);
  });
});
