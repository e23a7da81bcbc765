import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError } from '#kernel';
import type { Logger } from '#platform';

/**
 * What leaves the house of an error: for an expected one its code, kind, sentences and details; for any other an incident
 * id and nothing more. Errors of the language itself (syntax, validation, coercion) keep their text: it quotes the
 * caller's own document.
 */
export function createFormatError(logger: Logger) {
  return (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const error = unwrap(raw);
    if (error instanceof DomainError) {
      const { code, kind, sentence, details } = error;
      return {
        message: sentence.en,
        path: formatted.path,
        extensions: { code, kind, messageVi: sentence.vi, messageEn: sentence.en, ...details },
      };
    }
    const code = formatted.extensions?.code;
    if (error instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR')
      return {
        message: formatted.message,
        locations: formatted.locations,
        path: formatted.path,
        extensions: { code: code ?? 'BAD_REQUEST' },
      };
    const incident = randomUUID();
    logger.error({ err: error, incident }, 'unexpected');
    return {
      message: `Something went wrong on our side. Incident ${incident}.`,
      path: formatted.path,
      extensions: {
        code: 'INTERNAL',
        kind: 'unavailable',
        incident,
        messageVi: `Hệ thống gặp lỗi. Nếu bạn vừa gửi hồ sơ, hãy gửi lại với cùng khóa: hệ thống không ghi hai lần. Nếu vẫn lỗi, hãy báo mã sự cố ${incident} cho quản trị.`,
        messageEn: `Something went wrong on our side. If you were submitting, send it again with the same key: it is never filed twice. If it fails again, give incident ${incident} to your administrator.`,
      },
    };
  };
}

function unwrap(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? unwrap(error.originalError) : error;
}
