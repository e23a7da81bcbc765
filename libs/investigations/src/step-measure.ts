import { noteStep, workOn } from '#cases';
import { advance, Invalid } from '#kernel';
import { type CivilDate, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { refuseOutside, refuseStale, rowOf } from './case-rows.js';
import { InvestigationBlocked } from './investigation-refusals.js';
import { MEASURE_TRANSITIONS, type MeasureState, type MeasureStep, SETTLED_BY_HEAD } from './measure.states.js';
import { CaseMeasure } from './sanction-entities.js';

export interface MeasureMove {
  readonly caseId: string;
  readonly measureId: string;
  readonly step: MeasureStep;
  readonly expectedVersion?: number;
  /** `SERVE`: the day on which it was served. */
  readonly on: CivilDate | null;
  /** What shows it: the paper of service, the receipt of the treasury, the decision on the appeal. */
  readonly proof: string;
  /** `CHANGE`: what the appeal made of it. */
  readonly amountVnd: number | null;
  readonly dueOn: CivilDate | null;
}

/** One step of a fine or a measure (C14); what ends an appeal, and that a measure falls, the head records. */
export async function stepMeasure(tx: Tx, move: MeasureMove): Promise<CaseMeasure> {
  const { caseId, measureId, step, expectedVersion, on, proof } = move;
  const file = await workOn(tx, caseId, SETTLED_BY_HEAD.includes(step) ? 'settleMeasure' : 'stepMeasure');
  const measure = await rowOf(tx, CaseMeasure, caseId, measureId);
  refuseStale('measure', measure, expectedVersion);
  refuseOutside(file, 'stepMeasure', ['ENFORCEMENT']);
  const state = advance<MeasureState, MeasureStep>('measure', MEASURE_TRANSITIONS, measure.state, step);
  const today = vietnamDate(tx.now);
  if (step === 'SERVE' && (on === null || on > today))
    throw unfit('on', 'Cần ngày tống đạt, không sau hôm nay.', 'The day of service is needed, and not a later one than today.');
  if (step === 'LAPSE' && !(measure.dueOn && measure.dueOn < today)) throw new InvestigationBlocked('NOT_DUE_YET');
  if (move.amountVnd !== null && (step !== 'CHANGE' || measure.code !== 'FINE' || move.amountVnd > measure.amountVnd!))
    throw unfit('amountVnd', 'Chỉ ghi số tiền khi khiếu nại làm giảm mức phạt.', 'An amount is given where an appeal lowered the fine.');
  Object.assign(measure, {
    ...{ state, proof },
    ...(step === 'SERVE' && { servedOn: on }),
    ...(step === 'CHANGE' && { amountVnd: move.amountVnd ?? measure.amountVnd, dueOn: move.dueOn ?? measure.dueOn }),
  });
  noteStep(tx, file, `measure.${step}`, proof);
  return measure;
}

function unfit(path: string, vi: string, en: string): Invalid {
  return new Invalid([{ path, code: 'DOES_NOT_FIT', vi, en }]);
}
