import {
  ACT_TYPE_LABELS,
  COUNT_BASIS_LABELS,
  COUNTED_THING_LABELS,
  COUNTED_THINGS,
  type CountedThing,
  DATA_ORIGIN_LABELS,
  DATA_TYPE_LABELS,
  type DossierFiler,
  dataClassOf,
  type EstablishmentDocument,
  formatVietnam,
  HARM_INTEREST_LABELS,
  HARM_INTERESTS,
  type HarmInterest,
  isDataTypeCode,
  REPORTER_ROLE_LABELS,
  type RegimeCode,
  SALE_CHANNEL_LABELS,
} from '#law';
import type { FiledFacts } from './forms/filed-notice.js';
import type { Table } from './official-document.js';
import { oneLine, paragraphs } from './printable.js';

/** What stands where a fact is not known yet: it may follow in a supplement. */
export const NOT_KNOWN = 'Chưa xác định (sẽ bổ sung)';

/** What stands where a list was answered with nothing. */
export const NONE = 'Không có';

export type Answer = readonly string[];

/** Free text as its paragraphs, or that it is not known. */
export function told(text: string | null | undefined, unknown = NOT_KNOWN): Answer {
  const found = paragraphs(text);
  return found.length > 0 ? found : [unknown];
}

/** One line, or that it is not known. */
export function toldShort(text: string | null | undefined, unknown = NOT_KNOWN): string {
  return oneLine(text) || unknown;
}

/** One line of what there may be none of; not told, its place stays open to be written on. */
export function ifAny(text: string | null | undefined): Answer {
  return oneLine(text) ? [oneLine(text)] : [];
}

const COUNTRIES = new Intl.DisplayNames('vi', { type: 'region', fallback: 'code' });

/** A country as it was told; one that was told by its ISO 3166 code, by its name. Empty where none was told. */
export function country(told: string | null | undefined): string {
  const line = oneLine(told);
  return /^[A-Z]{2}$/.test(line) ? COUNTRIES.of(line)! : line;
}

/** What stands where this fact is open: that it could not be established, and why, or that it will follow. */
function unknown(facts: FiledFacts, path: string): string {
  const reason = oneLine(facts.notEstablished?.find((one) => one.path === path)?.reason);
  return reason ? `Không xác định được: ${reason}` : NOT_KNOWN;
}

/** What the form has no label for is told below one, under a `+`. */
function below(about: string, text: string): string {
  return `+ ${about}: ${text}`;
}

/** Paragraphs that begin with what they are about; nothing where there is nothing to tell. */
export function addedLine(about: string, text: string | null | undefined): Answer {
  const [first, ...others] = paragraphs(text);
  return first === undefined ? [] : [below(about, first), ...others];
}

/** `23:15 20/11/2026 (giờ Việt Nam)`; not known where absent. */
export function instant(iso: string | null | undefined): string {
  return iso ? `${onPaper(iso)} (giờ Việt Nam)` : NOT_KNOWN;
}

/** To the second, never later than it was: nobody reads milliseconds on paper, and the receipt's file has them. */
function onPaper(iso: string): string {
  return formatVietnam(new Date(Math.floor(Date.parse(iso) / 1000) * 1000));
}

/** A civil date `YYYY-MM-DD` as Vietnamese forms write it; other text as it is. */
export function civilDate(date: string | null | undefined): { day: string; month: string; year: string } | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return parts && { day: parts[3]!, month: parts[2]!, year: parts[1]! };
}

/** When it happened, as far as it is known; then when and how it was detected, and why the notice is late. */
export function times(facts: FiledFacts, lateReason: string | null | undefined): Answer {
  return [
    occurrence(facts),
    below('Thời điểm phát hiện', instant(facts.detectedAt)),
    ...addedLine('Hình thức phát hiện', facts.detectionMethod),
    ...addedLine('Lý do thông báo chậm, muộn', lateReason),
  ];
}

function occurrence(facts: FiledFacts): string {
  const { occurredFrom: from, occurredTo: to, occurrencePrecision: precision } = facts;
  if (!from || precision === 'UNKNOWN') return unknown(facts, 'occurredFrom');
  const about = precision === 'APPROXIMATE' ? 'khoảng ' : '';
  if (precision === 'ONGOING') return `từ ${instant(from)}, đang tiếp diễn`;
  return to ? `${about}từ ${onPaper(from)} đến ${instant(to)}` : `${about}${instant(from)}`;
}

export function places(facts: FiledFacts): Answer {
  const systems = (facts.systems ?? []).map(oneLine).filter(Boolean);
  return [
    ...told(facts.place, unknown(facts, 'place')),
    ...(systems.length > 0 ? [below('Hệ thống thông tin liên quan', systems.join('; '))] : []),
  ];
}

/** Kind of the act and its description. */
export function actInWords(facts: FiledFacts): Answer {
  const kind = facts.actType ? ACT_TYPE_LABELS[facts.actType].vi : '';
  const open = unknown(facts, 'actDescription');
  if (!kind) return told(facts.actDescription, open);
  return [kind, ...(open === NOT_KNOWN ? paragraphs(facts.actDescription) : [open])];
}

/** The act with the questions of a sale or transfer where it is one, and whether it is a cyber incident too. */
export function act(facts: FiledFacts): Answer {
  return [...actInWords(facts), ...sale(facts), ...cyberIncident(facts)];
}

/** Asked where data were sold or handed over; an open question is shown as open. */
function sale(facts: FiledFacts): Answer {
  const { illegalSale: trade, actType } = facts;
  if (!trade && actType !== 'ILLEGAL_SALE' && actType !== 'ILLEGAL_TRANSFER') return [];
  const channel = trade?.channel && trade.channel !== 'UNKNOWN' ? SALE_CHANNEL_LABELS[trade.channel].vi : null;
  const price = [trade?.priceVnd == null ? '' : `${whole(trade.priceVnd)} đồng`, oneLine(trade?.priceText)].filter(Boolean);
  const rows: readonly (readonly [string, string | null | undefined, string?])[] = [
    ['Kênh mua bán, chuyển giao', [channel, oneLine(trade?.channelDetail)].filter(Boolean).join(': '), 'channel'],
    ['Thời điểm chào bán', trade?.offeredAt && instant(trade.offeredAt)],
    ['Giá', price.join('; '), 'priceVnd'],
    ['Khối lượng được chào bán', trade?.volume == null ? null : `${whole(trade.volume)} bản ghi`, 'volume'],
    ['Hình thức thanh toán', trade?.payment, 'payment'],
    ['Bên bán, bên chuyển giao', trade?.seller, 'seller'],
    ['Bên mua, bên nhận', trade?.buyer, 'buyer'],
    ['Hệ thống nguồn của dữ liệu', trade?.sourceSystem, 'sourceSystem'],
  ];
  return rows.map(([about, value, field]) => below(about, toldShort(value, unknown(facts, `illegalSale.${field}`))));
}

function cyberIncident({ cyberIncident: incident }: FiledFacts): Answer {
  if (!incident?.isCyberIncident) return [];
  const marks = [
    incident.serious ? 'nghiêm trọng' : '',
    incident.disruptsOrNationalSecurity ? 'gây gián đoạn hoặc liên quan an ninh quốc gia, trật tự' : '',
    incident.reference ? `số báo cáo ${oneLine(incident.reference)}` : '',
  ].filter(Boolean);
  return [`+ Đồng thời là sự cố an ninh mạng${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`];
}

/** Who was involved, by name: what others than the authority are told, without anybody's part in it. */
export function partyNames({ involvedParties }: FiledFacts): Answer {
  const names = (involvedParties ?? []).map(({ name }) => oneLine(name)).filter(Boolean);
  return names.length > 0 ? names : [NOT_KNOWN];
}

/** Who was involved and how to reach them; in what capacity the organisation tells it; from whom the violation came. */
export function parties(facts: FiledFacts): Answer {
  const named = (facts.involvedParties ?? []).map(({ name, role, contact }) =>
    [oneLine(name), oneLine(role), oneLine(contact)].filter(Boolean).join(', '),
  );
  return [
    ...(named.length > 0 ? named : [unknown(facts, 'involvedParties')]),
    ...(facts.reporterRole ? [below('Tư cách của bên thông báo', REPORTER_ROLE_LABELS[facts.reporterRole].vi)] : []),
    ...(facts.collectsDirectly == null ? [] : [below('Trực tiếp thu thập dữ liệu từ chủ thể', facts.collectsDirectly ? 'có' : 'không')]),
    ...originOf(facts),
  ];
}

/** Where it came from, and from whom; nothing where neither was said. */
function originOf(facts: FiledFacts): Answer {
  const open = unknown(facts, facts.origin && facts.origin !== 'UNKNOWN' ? 'originParty' : 'origin');
  const about = 'Nguồn phát sinh';
  if (open !== NOT_KNOWN) {
    const known = facts.origin && facts.origin !== 'UNKNOWN' ? `${DATA_ORIGIN_LABELS[facts.origin].vi}, ` : '';
    return [below(about, `${known}${open}`)];
  }
  return [
    ...(facts.origin || facts.originParty
      ? [below(about, [facts.origin ? DATA_ORIGIN_LABELS[facts.origin].vi : '', oneLine(facts.originParty)].filter(Boolean).join(', '))]
      : []),
  ];
}

const STATES = [
  ['AFFECTED', 'Bị ảnh hưởng'],
  ['UNKNOWN', 'Chưa xác định có bị ảnh hưởng hay không'],
  ['NOT_AFFECTED', 'Không bị ảnh hưởng'],
] as const;
const CLASSES = [
  ['SENSITIVE', 'dữ liệu nhạy cảm'],
  ['BASIC', 'dữ liệu cơ bản'],
] as const;

/** The types by state and by their class under the regime. */
export function dataTypes(facts: FiledFacts, regime: RegimeCode): Answer {
  const { dataTypes: types, dataTypesUnknown } = facts;
  const open = unknown(facts, 'dataTypes');
  const lines = STATES.flatMap(([state, stateLabel]) =>
    CLASSES.flatMap(([class_, classLabel]) => {
      const labels = (types ?? []).filter(
        (type) => type.state === state && isDataTypeCode(type.code) && dataClassOf(regime, type.code).class === class_,
      );
      return labels.length > 0 ? [`${stateLabel} (${classLabel}): ${labels.map(({ code }) => DATA_TYPE_LABELS[code].vi).join('; ')}`] : [];
    }),
  );
  if (open !== NOT_KNOWN) return [open, ...lines];
  if (dataTypesUnknown) return ['Chưa xác định được các loại dữ liệu bị ảnh hưởng (sẽ bổ sung)', ...lines];
  return lines.length > 0 ? lines : [open];
}

/** What was counted, on what basis, how many: people and records apart. null where nothing was said of numbers. */
export function counts(facts: FiledFacts): Table | null {
  const rows = [...(facts.counts ?? []), ...uncounted(facts)];
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    columns: [
      { heading: 'Số lượng của', share: 5 },
      { heading: 'Căn cứ', share: 2 },
      { heading: 'Số lượng', share: 4 },
    ],
    rows: rows.map(({ what, basis, value, min, max }) => [
      COUNTED_THING_LABELS[what].vi,
      COUNT_BASIS_LABELS[basis].vi,
      basis === 'UNKNOWN' ? unknown(facts, pathOfCount(what)) : quantity(value, min, max),
    ]),
  };
}

/** The fact that a row of counts belongs to: the form asks for records together, the product for people apart. */
const pathOfCount = (what: CountedThing): string => (what.endsWith('_RECORDS') ? 'counts' : `counts[${what}]`);

/** A number that could not be established is said to be so, also where the filer left its row out. */
function uncounted(facts: FiledFacts): NonNullable<FiledFacts['counts']> {
  return COUNTED_THINGS.filter(
    (what) => unknown(facts, pathOfCount(what)) !== NOT_KNOWN && !facts.counts?.some((count) => count.what === what),
  ).map((what) => ({ what, basis: 'UNKNOWN' }));
}

function quantity(value?: number | null, min?: number | null, max?: number | null): string {
  const range =
    min != null && max != null
      ? `từ ${whole(min)} đến ${whole(max)}`
      : min != null
        ? `ít nhất ${whole(min)}`
        : max != null
          ? `nhiều nhất ${whole(max)}`
          : '';
  if (value == null) return range || NOT_KNOWN;
  return range ? `${whole(value)} (${range})` : whole(value);
}

/** `1.234.567`; by hand, since the locale data of a runtime change. */
export function whole(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

export function consequences(facts: FiledFacts): Answer {
  const harmed = facts.harmInterests;
  const assessed =
    harmed == null
      ? []
      : harmed.length === 0
        ? [`+ Đã đánh giá: không có khả năng gây tổn hại, xâm phạm đến ${interests(HARM_INTERESTS)}`]
        : [`+ Có thể gây tổn hại, xâm phạm đến ${interests(harmed)}`];
  const harm = unknown(facts, 'harmInterests');
  if (harm !== NOT_KNOWN) assessed.push(below('Khả năng gây tổn hại', harm));
  return [...told(facts.consequences, unknown(facts, 'consequences')), ...assessed];
}

function interests(harmed: readonly HarmInterest[]): string {
  return harmed.map((interest) => HARM_INTEREST_LABELS[interest].vi).join('; ');
}

/** Done, under way, planned: each told, or open; below the label. */
export function measures(facts: FiledFacts): Answer {
  const { measuresDone, measuresDoing, measuresPlanned, remediatedAt } = facts;
  const end = remediatedAt ? instant(remediatedAt) : unknown(facts, 'remediatedAt');
  const remedied = end === NOT_KNOWN ? [] : [below('Thời điểm khắc phục xong', end)];
  if (![measuresDone, measuresDoing, measuresPlanned].some((text) => paragraphs(text).length > 0))
    return [unknown(facts, 'measuresDone'), ...remedied];
  return [
    '',
    ...addedLine('Đã thực hiện', measuresDone || NOT_KNOWN),
    ...addedLine('Đang thực hiện', measuresDoing || NOT_KNOWN),
    ...addedLine('Sẽ thực hiện', measuresPlanned || NOT_KNOWN),
    ...remedied,
  ];
}

/** The parts of the line on the establishment document; what is not told is left as dots to write on. */
export function establishment(document: EstablishmentDocument | null | undefined, dots: string) {
  const issued = civilDate(document?.issuedOn);
  const part = (text: string | null | undefined) => oneLine(text) || dots;
  const silent = !document || !Object.values(document).some((text) => oneLine(text));
  return {
    number: silent && document !== undefined ? NOT_KNOWN : part(document?.number),
    issuer: part(document?.issuer),
    day: issued?.day ?? dots,
    month: issued?.month ?? dots,
    year: issued?.year ?? dots,
    place: part(document?.place),
  };
}

/** The parts of the line on a person's identity document. */
export function identity(document: DossierFiler['idDocument'], dots: string) {
  const issued = civilDate(document?.issuedOn);
  return {
    idNumber: toldShort(document?.number),
    idDay: issued?.day ?? dots,
    idMonth: issued?.month ?? dots,
    idYear: issued?.year ?? dots,
    idPlace: oneLine(document?.issuedAt) || dots,
  };
}
