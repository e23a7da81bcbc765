import { textOfCaseNews } from './text-of-case-news.js';

describe('news of cases', () => {
  it.each([
    ...['MatchesAsked', 'HitAnswered', 'GlassBroken', 'GlassUnreviewed'],
    ...['EvidenceHandedOver', 'HandoverOverdue', 'EvidenceAltered', 'ManyCasesRead', 'ListExported'],
  ])('say of %s in both languages what happened, of which', (type) => {
    const text = textOfCaseNews(type, 'VV26-0000001-1');
    for (const sentence of [text!.vi, text!.en]) expect(sentence).toMatch(/VV26-0000001-1.*\./);
  });

  it('say nothing of other news, however they are called', () => {
    for (const type of ['FilingArrived', 'toString', '__proto__', '']) expect(textOfCaseNews(type, 'x')).toBeNull();
  });
});
