import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTORS, cell, NOUNS, renderPolicyMatrix } from '../apps/cli/src/generate/policy-matrix.js';

interface Granted {
  readonly who: string;
  readonly kind: string;
  readonly noun: string;
  readonly action: string;
  readonly state: string;
  readonly whose: 'own' | 'other';
}

const ALL: readonly (Granted & { readonly allowed: boolean })[] = ACTORS.flatMap(({ label, actor }) =>
  NOUNS.flatMap((noun) =>
    noun.actions.flatMap((action) =>
      noun.states.flatMap((state) =>
        (['own', 'other'] as const).map((whose) => ({
          ...{ who: label, kind: actor.kind, noun: noun.entity.name, action, state, whose },
          allowed: cell(actor, noun, action, state, whose),
        })),
      ),
    ),
  ),
);
const granted = (fits: (one: Granted) => boolean): string[] =>
  ALL.filter((one) => one.allowed && fits(one)).map(({ who, action, noun, state, whose }) => `${who} ${action} ${noun} ${state} ${whose}`);

const READING = ['read', 'list', 'readReceipt', 'download'];
/** What every signed-in person may know of other places: which units there are, which exercises, and the public figures. */
const PUBLIC_WITHIN = ['AuthorityUnit', 'Exercise', 'StatisticRelease'];

describe('the policy matrix', () => {
  it('is the committed one', () => {
    expect(readFileSync(join(process.cwd(), 'docs/generated/policy-matrix.md'), 'utf8')).toBe(renderPolicyMatrix());
  });

  it('has some thousand cells and grants some of them, so that what follows means something', () => {
    expect(ALL.length).toBeGreaterThan(1000);
    expect(granted(() => true).length).toBeGreaterThan(100);
    expect(new Set(ALL.filter(({ allowed }) => allowed).map(({ noun }) => noun)).size).toBe(NOUNS.length);
  });

  it('lets nobody of an organisation touch another’s rows', () => {
    expect(granted(({ kind, whose, noun }) => kind === 'member' && whose === 'other' && !PUBLIC_WITHIN.includes(noun))).toEqual([]);
  });

  it('lets no officer see an organisation’s register or its reports in work', () => {
    const inner = [
      'ProcessingActivity',
      'InformationSystem',
      'Party',
      'RegisterImport',
      'ActivityThread',
      'ViolationReport',
      'Dossier',
      'Organisation',
      'DataSubjectRequest',
    ];
    expect(granted(({ kind, noun }) => kind === 'officer' && inner.includes(noun))).toEqual([]);
  });

  it('lets an officer send no register, and no file in the name of another unit', () => {
    const tickets = granted(({ kind, noun }) => kind === 'officer' && noun === 'UploadTicket');
    expect(tickets.length).toBeGreaterThan(0);
    expect(tickets.filter((one) => one.includes('sendRegister') || one.endsWith('other'))).toEqual([]);
  });

  it('lets an officer act on another unit’s delivery in no way, and know nothing of its news, refusals and destinations', () => {
    const ofUnits = ['Delivery', 'FilingRefusal', 'ManualDispatch', 'Destination', 'Notification'];
    expect(granted(({ kind, noun, whose }) => kind === 'officer' && ofUnits.includes(noun) && whose === 'other')).toEqual([]);
  });

  it('lets an officer do nothing with a report by others at another desk but read it: row-level security says which are copied', () => {
    const elsewhere = granted(({ kind, noun, whose }) => kind === 'officer' && noun === 'ThirdPartyReport' && whose === 'other');
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.filter((one) => !one.includes(' read '))).toEqual([]);
  });

  it('lets a viewer write nothing', () => {
    expect(granted(({ who, action }) => who === 'VIEWER' && !READING.includes(action))).toEqual([]);
  });

  it('lets the administrator of the installation read nobody’s content and write nothing', () => {
    const self = ['UserAccount read – own', 'Membership read – own'].map((text) => text.split(' '));
    const others = granted(
      ({ kind, noun, action, whose }) =>
        kind === 'platform' && !PUBLIC_WITHIN.includes(noun) && !self.some(([n, a, , w]) => n === noun && a === action && w === whose),
    );
    expect(others).toEqual([]);
  });

  it('lets nobody without a session do anything', () => {
    expect(granted(({ kind }) => kind === 'anonymous')).toEqual([]);
  });

  it('lets a calendar see what is due to its organisation, and nothing else', () => {
    expect(granted(({ kind }) => kind === 'feed')).toEqual(['calendar feed list Deadline – own']);
  });

  it('lets nobody know or end the calendar address of another person', () => {
    expect(granted(({ noun, whose }) => noun === 'CalendarFeed' && whose === 'other')).toEqual([]);
    expect(granted(({ noun }) => noun === 'CalendarFeed').length).toBeGreaterThan(0);
  });

  it('lets nobody but the desk’s own officers accept, and no job and no filer', () => {
    const who = new Set(
      ALL.filter(({ allowed, action, noun }) => allowed && action === 'accept' && noun === 'Delivery').map((one) => one.who),
    );
    expect([...who].sort()).toEqual(['CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD']);
  });

  it('lets nobody move a report that was discarded or has expired', () => {
    const ended = ['DISCARDED', 'EXPIRED'];
    expect(granted(({ noun, state, action }) => noun === 'ViolationReport' && ended.includes(state) && !READING.includes(action))).toEqual(
      [],
    );
  });

  it('lets a report that was filed be followed by further filings, and be drafted, revised or filed again in no other way', () => {
    const steps = ALL.filter(
      ({ allowed, noun, state, action }) => allowed && noun === 'ViolationReport' && state === 'SUBMITTED' && !READING.includes(action),
    );
    expect([...new Set(steps.map(({ action }) => action))].sort()).toEqual([
      'complete',
      'conclude',
      'correct',
      'promise',
      'supplement',
      'withdraw',
    ]);
    expect([...new Set(steps.map(({ who }) => who))].sort()).toEqual(['APPROVER', 'PDP_OFFICER', 'PREPARER', 'system']);
    // Opened for whoever an authority asks (H3); what is in it, and that it is filed, is people's.
    expect(steps.filter(({ who }) => who === 'system').map(({ action }) => action)).toEqual(['supplement', 'supplement']);
  });

  it('opens the words of a request to who works on requests, and lets only who answers for the organisation decide', () => {
    const whoMay = (...actions: string[]) =>
      new Set(
        ALL.filter(({ allowed, action, noun }) => allowed && noun === 'DataSubjectRequest' && actions.includes(action)).map(
          (one) => one.who,
        ),
      );
    expect([...whoMay('readWords')].sort()).toEqual(['APPROVER', 'PDP_OFFICER', 'PREPARER']);
    expect([...whoMay('extend', 'fulfil', 'partlyFulfil', 'refuse')].sort()).toEqual(['APPROVER', 'PDP_OFFICER']);
  });

  it('lets only who signs for the organisation submit', () => {
    const who = new Set(ALL.filter(({ allowed, action }) => allowed && action === 'submit').map((one) => one.who));
    expect([...who].sort()).toEqual(['APPROVER', 'PDP_OFFICER']);
  });

  it('lets no person grant a role or register an organisation', () => {
    expect(granted(({ action, kind }) => ['grant', 'register'].includes(action) && kind !== 'system')).toEqual([]);
  });
});
