import { registerEnumType } from '@nestjs/graphql';

export const RegimeCodeEnum = { VN_PDPD_2023: 'VN-PDPD-2023', VN_PDPL_2025: 'VN-PDPL-2025' };
registerEnumType(RegimeCodeEnum, {
  name: 'RegimeCode',
  description: 'A body of law in force over an interval.',
  valuesMap: {
    VN_PDPD_2023: { description: 'Decree 13/2023/ND-CP, 2023-07-01 to 2025-12-31.' },
    VN_PDPL_2025: { description: 'Law 91/2025/QH15 with Decree 356/2025/ND-CP, from 2026-01-01.' },
  },
});
