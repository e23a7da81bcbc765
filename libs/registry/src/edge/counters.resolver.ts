import { Inject } from '@nestjs/common';
import { Context, Query, Resolver } from '@nestjs/graphql';
import { Forbidden, type Sentence } from '#kernel';
import { Allow, type RequestContext, UnitOfWork } from '#platform';
import { type CountedRow, countedSubjects, subjectCounters } from '../subject-counters.js';
import { SubjectCountersView } from './counters.views.js';

const CAUTION: Sentence = {
  vi: 'Số liệu lấy từ phiên bản đã ban hành gần nhất của từng hoạt động. Nhóm cùng tên chỉ tính một lần, theo số lớn nhất; các nhóm khác tên vẫn có thể trùng người, nên tổng không phải là số người đã đếm.',
  en: 'Taken from the last published version of each activity. A group of one name is counted once, with its largest number; groups of different names may still have people in common, so the sum is no count of people.',
};

@Resolver(() => SubjectCountersView)
export class CountersResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => SubjectCountersView, {
    description: 'How many data subjects my organisation has in all, which thresholds that passes, and what contributes to it.',
  })
  @Allow('signed-in')
  async subjectCounters(@Context() { caller }: RequestContext): Promise<SubjectCountersView> {
    const { value, ability } = await this.uow.read<CountedRow | undefined>(caller, countedSubjects());
    if (!value || !ability.can('list', 'ProcessingActivity')) throw new Forbidden('list', 'ProcessingActivity');
    const { thresholds, cumulativeSubjects, processesSensitive, ...counters } = subjectCounters(value);
    return {
      ...counters,
      thresholds: [...thresholds],
      activities: value.activities,
      stale: value.stale,
      contributions: [...value.contributions],
      exemption: { cumulativeSubjects, processesSensitive },
      caution: CAUTION,
    };
  }
}
