import { createHash, randomBytes } from 'node:crypto';
import { DomainError, Invalid, newId, normaliseText } from '#kernel';
import { ANONYMOUS_CALLER, type UnitOfWork } from '#platform';
import { type PasswordHasher, passwordDefects } from './passwords.js';
import { emailKeyOf } from './register-organisation.js';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly kind: 'COOKIE' | 'BEARER';
  readonly membershipId?: string | null;
  readonly ip: string;
}

export interface OpenedSession {
  /** 256 random bits, base64url; the database keeps only its SHA-256. */
  readonly token: string;
  readonly membershipId: string;
  readonly expiresAt: Date;
}

interface Account {
  readonly userId: string;
  readonly passwordHash: string | null;
  readonly memberships: readonly { readonly id: string }[];
}

const ATTEMPTS_PER_ACCOUNT = 10;
const ATTEMPTS_PER_ADDRESS = 100;
const ABSOLUTE_LIFETIME_MS = 12 * 3_600_000;

/** One answer for an unknown address, a wrong password, and an account without roles. */
export class SignInRefused extends DomainError {
  constructor() {
    super('SIGN_IN_REFUSED', 'unauthenticated', {
      vi: 'Địa chỉ thư hoặc mật khẩu không đúng. Nếu quên mật khẩu, hãy nhờ quản trị viên đơn vị cấp lại liên kết.',
      en: 'Address or password is wrong. If you forgot it, ask your administrator for a new link.',
    });
  }
}

/** Opens a session. Throttled per account and per address over 15 minutes; equal work whether or not the account exists. */
export async function signIn(uow: UnitOfWork, hasher: PasswordHasher, input: SignIn): Promise<OpenedSession> {
  const emailKey = emailKeyOf(input.email);
  await countAttempt(uow, emailKey, input.ip);
  const { rows } = await uow.database.pool.query<{ account: Account | null }>('select app.find_account($1) as account', [emailKey]);
  const account = rows[0]?.account;
  const fits = await hasher.verify(account?.passwordHash, normaliseText(input.password));
  const membership = account?.memberships.find(({ id }) => !input.membershipId || id === input.membershipId);
  if (!fits || !account || !membership) throw new SignInRefused();

  const token = randomBytes(32).toString('base64url');
  const sessionId = newId();
  const expiresAt = await uow.run(ANONYMOUS_CALLER, async (tx) => {
    const expires = new Date(tx.now.getTime() + ABSOLUTE_LIFETIME_MS);
    await tx.sql('select app.open_session(?, ?, ?, ?, ?)', [sessionId, digestOf(token), membership.id, input.kind, expires.toISOString()]);
    await tx.sql('select app.forget_attempts(?)', [digestOf(`account:${emailKey}`)]);
    tx.record({ type: 'SignedIn', subjects: [account.userId, membership.id, sessionId] });
    return expires;
  });
  return { token, membershipId: membership.id, expiresAt };
}

/** Ends the session of this token; a token that is no longer one is no error. */
export async function signOut(uow: UnitOfWork, token: string): Promise<void> {
  await uow.run(ANONYMOUS_CALLER, async (tx) => {
    const [row] = await tx.sql<{ closed: { id: string; userId: string } | null }>('select app.close_session(?) as closed', [
      digestOf(token),
    ]);
    if (row?.closed) tx.record({ type: 'SignedOut', subjects: [row.closed.userId, row.closed.id] });
  });
}

/** Sets the password of the account that a one-time link was made for; the link is used up. */
export async function activateAccount(uow: UnitOfWork, hasher: PasswordHasher, token: string, password: string): Promise<void> {
  const chosen = normaliseText(password);
  const defects = passwordDefects(chosen);
  if (defects.length > 0) throw new Invalid(defects);
  const passwordHash = await hasher.hash(chosen);
  await uow.run(ANONYMOUS_CALLER, async (tx) => {
    const [row] = await tx.sql<{ user_id: string | null }>('select app.redeem_activation_link(?, ?) as user_id', [
      digestOf(token),
      passwordHash,
    ]);
    if (!row?.user_id)
      throw new DomainError('LINK_EXPIRED', 'state', {
        vi: 'Liên kết đã được dùng hoặc quá hạn 72 giờ. Hãy nhờ quản trị viên cấp liên kết mới.',
        en: 'The link was used already or is older than 72 hours. Ask your administrator for a new one.',
      });
    tx.record({ type: 'PasswordSet', subjects: [row.user_id] });
  });
}

async function countAttempt(uow: UnitOfWork, emailKey: string, ip: string): Promise<void> {
  const keys = [digestOf(`account:${emailKey}`), digestOf(`address:${ip}`)];
  const { rows } = await uow.database.pool.query<{ wait: number }>("select app.count_attempts($1, $2, interval '15 minutes') as wait", [
    keys,
    [ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ADDRESS],
  ]);
  const retryAfter = rows[0]!.wait;
  if (retryAfter > 0)
    throw new DomainError(
      'TOO_MANY_ATTEMPTS',
      'limit',
      { vi: `Đã thử đăng nhập quá nhiều lần; hãy chờ ${retryAfter} giây.`, en: `Too many attempts; wait ${retryAfter} seconds.` },
      { retryAfter },
    );
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
