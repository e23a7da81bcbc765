import { registerEnumType } from '@nestjs/graphql';

export enum ImportPolicyEnum {
  STOP = 'STOP',
  SKIP = 'SKIP',
  UPDATE = 'UPDATE',
}
registerEnumType(ImportPolicyEnum, {
  name: 'ImportPolicy',
  description: 'What becomes of a row whose activity the register has, by code or else by name.',
  valuesMap: {
    STOP: { description: 'Dừng: an error; nothing of the file is brought in.' },
    SKIP: { description: 'Bỏ qua: the row is left out.' },
    UPDATE: { description: 'Cập nhật: what the file says replaces what the activity says, as its next draft; what it does not say stays.' },
  },
});

export enum RowDecisionEnum {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  SKIP = 'SKIP',
  UNCHANGED = 'UNCHANGED',
  CONFLICT = 'CONFLICT',
}
registerEnumType(RowDecisionEnum, {
  name: 'ImportDecision',
  description: 'What the commit of an import does with a row.',
  valuesMap: {
    CREATE: { description: 'Tạo mới: a draft.' },
    UPDATE: { description: 'Cập nhật: the next draft of an activity that there is.' },
    SKIP: { description: 'Bỏ qua: the register has it.' },
    UNCHANGED: { description: 'Không đổi: the register says it already.' },
    CONFLICT: { description: 'Xung đột: a finding says what; the import cannot be committed.' },
  },
});
