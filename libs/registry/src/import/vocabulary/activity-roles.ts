import { ROLES } from '../../export/words.js';
import type { Vocabulary } from './term.js';

/** The part that an organisation has in an activity, as registers write it. */
export const ACTIVITY_ROLE: Vocabulary = {
  kind: 'ACTIVITY_ROLE',
  own: Object.entries(ROLES).map(([code, words]) => ({ code, ...words })),
  foreign: [
    { key: 'Bên kiểm soát dữ liệu cá nhân', label: 'Bên kiểm soát dữ liệu', code: 'CONTROLLER' },
    { key: 'Data controller', label: 'Responsable du traitement', code: 'CONTROLLER' },
    { key: 'Bên xử lý dữ liệu cá nhân', label: 'Bên xử lý dữ liệu', code: 'PROCESSOR' },
    { key: 'Data processor', label: 'Sous-traitant', code: 'PROCESSOR' },
    { key: 'Bên kiểm soát và xử lý dữ liệu cá nhân', label: 'Bên kiểm soát và xử lý dữ liệu', code: 'CONTROLLER_PROCESSOR' },
  ],
};
