import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS_CALLER, type Caller, type Config, callerOfToken, type RequestContext, SignInRequired } from '#platform';

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** `__Host-` binds the cookie to this very host over TLS; browsers treat http://localhost as secure. */
function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-khien' : 'khien';
}

/** Whose request this is: a bearer token, else the session cookie, else nobody. */
export function requestContextOf(request: FastifyRequest, reply: FastifyReply, config: Config): RequestContext {
  const token = tokenOf(request, config);
  return {
    token,
    caller: token ? callerOfToken(token) : ANONYMOUS_CALLER,
    ip: request.ip,
    setSession: (fresh) => {
      const attributes = `Path=/; HttpOnly; SameSite=Strict${config.secureCookies ? '; Secure' : ''}`;
      reply.header('set-cookie', `${cookieName(config)}=${fresh ?? ''}; ${attributes}${fresh ? '' : '; Max-Age=0'}`);
    },
  };
}

/** Whoever is signed in. Throws SignInRequired. */
export function signedInCaller(request: FastifyRequest, reply: FastifyReply, config: Config): Caller {
  const { caller } = requestContextOf(request, reply, config);
  if (caller.kind === 'anonymous') throw new SignInRequired();
  return caller;
}

function tokenOf(request: FastifyRequest, config: Config): string | null {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) return BEARER.exec(authorization)?.[1] ?? null;
  const name = `${cookieName(config)}=`;
  const value = cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name))
    ?.slice(name.length);
  return value && TOKEN.test(value) ? value : null;
}
