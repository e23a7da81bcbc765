import { DomainError } from '#kernel';
import { ChangeUnrecorded, databaseCode, translateDatabaseError, violatedConstraint } from './errors.js';

const failed = (code: string, more: object = {}) => Object.assign(new Error(`Key (email)=(ai@mau.example): ${code}`), { code, ...more });
const wrapped = (error: Error) => new Error('outer', { cause: new Error('middle', { cause: error }) });

describe('an error of the database', () => {
  it.each([
    ['KH002', 'TOO_SLOW', 'limit'],
    ['57014', 'TOO_SLOW', 'limit'],
    ['40001', 'BUSY', 'unavailable'],
    ['40P01', 'BUSY', 'unavailable'],
    ['55P03', 'BUSY', 'unavailable'],
    ['ECONNREFUSED', 'UNAVAILABLE', 'unavailable'],
    ['57P01', 'UNAVAILABLE', 'unavailable'],
    ['53300', 'UNAVAILABLE', 'unavailable'],
  ])('%s is told as %s, without its own text', (code, ours, kind) => {
    for (const error of [failed(code), wrapped(failed(code))]) {
      const translated = translateDatabaseError(error) as DomainError;
      expect(translated).toBeInstanceOf(DomainError);
      expect([translated.code, translated.kind]).toEqual([ours, kind]);
      expect(JSON.stringify([translated.message, translated.sentence, translated.details])).not.toContain('ai@mau');
    }
  });

  it('of our own net is a defect of ours', () => {
    expect(translateDatabaseError(failed('KH001'))).toBeInstanceOf(ChangeUnrecorded);
  });

  it.each([failed('23505'), failed('42501'), new Error('x'), 'text', null, undefined, new DomainError('X', 'state', { vi: '', en: '' })])(
    'that means nothing to a caller stays what it is: %p',
    (error) => {
      expect(translateDatabaseError(error)).toBe(error);
    },
  );

  it('says which constraint refused a row, and only where one did', () => {
    expect(violatedConstraint(wrapped(failed('23505', { constraint: 'filing_client_key' })))).toBe('filing_client_key');
    expect(violatedConstraint(failed('23503', { constraint: 'fk' }))).toBe('fk');
    expect(violatedConstraint(failed('23514', { constraint: 'check' }))).toBeUndefined();
    expect(violatedConstraint(new Error('x'))).toBeUndefined();
  });

  it('is not looked for without end in errors that cause each other', () => {
    const [one, two] = [new Error('1'), new Error('2')];
    one.cause = two;
    two.cause = one;
    expect(databaseCode(one)).toBeUndefined();
  });
});
