import { CaseFile } from '#cases';
import { ThirdPartyReport } from '#intake';
import type { DomainLib, Tx } from '#platform';
import type { IndicatorSource } from './entities.js';
import { findIndicators } from './find-indicators.js';
import { keepIndicators } from './keep-indicators.js';
import { loadCase } from './load-case.js';

/** Takes mentions out of a text that an officer pastes; the text itself is not kept. Answers with how many there are in it, each value once. */
export async function takeMentions(tx: Tx, secret: Uint8Array, caseId: string, text: string): Promise<number> {
  const file = await loadCase(tx, caseId, 'addIndicator');
  return (await keepMentions(tx, secret, file, text, 'TEXT')).length;
}

/**
 * With the opening of a case come mentions of the report by others or the violation report that it comes from, in the same transaction and with the eyes of whoever
 * opens it, for the worker sees no case; so they are there, and asked about, when the case is.
 */
export function mentionsOfOpening(secretOf: () => Uint8Array): DomainLib {
  return {
    entities: [],
    policies: [],
    reactions: {
      CaseStepped: async (tx, { event: { payload } }) => {
        if (payload?.step !== 'open') return;
        // The rows of the case are written now: the indicators refer to it, and the database asks whether it is seen.
        await tx.em.flush();
        const file = await tx.load(CaseFile, String(payload.caseId));
        const { source, tipId, reportId } = file;
        if (tipId) {
          const { facts, about } = JSON.parse((await tx.load(ThirdPartyReport, tipId)).content) as {
            facts: unknown;
            about: { website?: string | null };
          };
          await keepMentions(tx, secretOf(), file, textOf([facts, about.website]), source as IndicatorSource);
        }
        if (reportId) {
          const [filed] = await tx.sql<{ facts: unknown }>(
            `select f.content::jsonb -> 'facts' as facts from filing f where f.matter_id = ? and f.kind <> 'WITHDRAWAL_REQUEST' order by f.number desc limit 1`,
            [reportId],
          );
          await keepMentions(tx, secretOf(), file, textOf(filed?.facts), source as IndicatorSource);
        }
      },
    },
  };
}

function keepMentions(tx: Tx, secret: Uint8Array, file: CaseFile, text: string, source: IndicatorSource): Promise<string[]> {
  const { id: caseId } = file;
  const mentions = findIndicators(text, secret);
  tx.record({ type: 'MentionsTaken', subjects: [caseId], payload: { caseId, source, count: mentions.length } });
  return keepIndicators(tx, file, mentions, { source, level: 'MENTION', confidence: 'LOW', sparesDropped: true });
}

const CODE_OR_TIME = /^(?:[A-Z][A-Z_]+|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)$/;

/** What people wrote in facts: every text of it, a line each, without codes and times. */
function textOf(facts: unknown): string {
  if (typeof facts === 'string') return CODE_OR_TIME.test(facts) ? '' : `${facts}\n`;
  return facts !== null && typeof facts === 'object' ? Object.values(facts).map(textOf).join('') : '';
}
