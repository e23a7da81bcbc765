export interface Bank {
  /** The number under which NAPAS routes transfers to it: first six digits of its domestic cards and of VietQR. */
  readonly bin: string;
  readonly name: string;
  /** Other spellings that mean it alone, folded. */
  readonly aliases: readonly string[];
  /** What follows "ngân hàng" in its name, folded; means it only there. */
  readonly names: readonly string[];
}

/**
 * Banks whose number is the same in every published list of VietQR participants that we compared; one on which lists differ is left out, and its accounts
 * stand under no bank. Names change with owners (the bank of `970406` was DongA Bank), the numbers stay.
 */
export const BANKS: readonly Bank[] = [
  { bin: '970400', name: 'Saigonbank', aliases: ['saigon bank', 'sgb'], names: ['sai gon cong thuong'] },
  { bin: '970403', name: 'Sacombank', aliases: ['stb'], names: ['sai gon thuong tin'] },
  { bin: '970405', name: 'Agribank', aliases: ['vba', 'vbard'], names: ['nong nghiep'] },
  { bin: '970406', name: 'DongA Bank', aliases: ['dongabank', 'dong a bank', 'vikki', 'vikki bank'], names: ['dong a'] },
  { bin: '970407', name: 'Techcombank', aliases: ['tcb', 'techcom', 'tech'], names: ['ky thuong'] },
  { bin: '970408', name: 'GPBank', aliases: ['gp bank'], names: ['dau khi toan cau'] },
  { bin: '970409', name: 'Bac A Bank', aliases: ['bacabank', 'nasb'], names: ['bac a'] },
  { bin: '970412', name: 'PVcomBank', aliases: ['pvcom'], names: ['dai chung'] },
  { bin: '970414', name: 'OceanBank', aliases: ['ocean bank'], names: ['dai duong'] },
  { bin: '970415', name: 'VietinBank', aliases: ['vietin', 'ctg', 'icb'], names: ['cong thuong'] },
  { bin: '970416', name: 'ACB', aliases: [], names: ['a chau'] },
  { bin: '970418', name: 'BIDV', aliases: [], names: ['dau tu va phat trien', 'dau tu'] },
  { bin: '970419', name: 'NCB', aliases: [], names: ['quoc dan'] },
  { bin: '970421', name: 'VRB', aliases: [], names: ['lien doanh viet nga', 'viet nga'] },
  { bin: '970422', name: 'MB Bank', aliases: ['mbbank', 'mb'], names: ['quan doi'] },
  { bin: '970423', name: 'TPBank', aliases: ['tp bank', 'tpb'], names: ['tien phong'] },
  { bin: '970424', name: 'Shinhan Bank', aliases: ['shinhan', 'shinhanbank'], names: [] },
  { bin: '970425', name: 'ABBank', aliases: ['ab bank'], names: ['an binh'] },
  { bin: '970426', name: 'MSB', aliases: ['maritime bank', 'maritimebank'], names: ['hang hai'] },
  { bin: '970427', name: 'VietABank', aliases: ['viet a bank', 'vab'], names: ['viet a'] },
  { bin: '970428', name: 'Nam A Bank', aliases: ['namabank'], names: ['nam a'] },
  { bin: '970429', name: 'SCB', aliases: [], names: ['sai gon'] },
  { bin: '970430', name: 'PGBank', aliases: ['pg bank'], names: ['xang dau petrolimex', 'xang dau'] },
  { bin: '970431', name: 'Eximbank', aliases: ['eib'], names: ['xuat nhap khau'] },
  { bin: '970432', name: 'VPBank', aliases: ['vp bank', 'vpb'], names: ['viet nam thinh vuong', 'thinh vuong'] },
  { bin: '970433', name: 'VietBank', aliases: [], names: ['viet nam thuong tin'] },
  { bin: '970434', name: 'Indovina Bank', aliases: ['indovina', 'ivb'], names: [] },
  { bin: '970436', name: 'Vietcombank', aliases: ['vcb', 'vietcom'], names: ['ngoai thuong'] },
  { bin: '970437', name: 'HDBank', aliases: ['hd bank', 'hdb'], names: ['phat trien thanh pho ho chi minh', 'phat trien tp hcm'] },
  { bin: '970438', name: 'BaoViet Bank', aliases: ['baovietbank', 'bao viet bank', 'bvb'], names: ['bao viet'] },
  { bin: '970440', name: 'SeABank', aliases: ['sea bank'], names: ['dong nam a'] },
  { bin: '970441', name: 'VIB', aliases: [], names: ['quoc te'] },
  { bin: '970443', name: 'SHB', aliases: [], names: ['sai gon ha noi', 'sai gon - ha noi'] },
  { bin: '970444', name: 'CBBank', aliases: ['cb bank', 'vcbneo'], names: ['xay dung'] },
  { bin: '970446', name: 'Co-opBank', aliases: ['coopbank', 'coop bank'], names: ['hop tac xa'] },
  { bin: '970448', name: 'OCB', aliases: [], names: ['phuong dong'] },
  {
    bin: '970449',
    name: 'LPBank',
    aliases: ['lp bank', 'lpb', 'lienvietpostbank', 'lien viet post bank'],
    names: ['buu dien lien viet', 'loc phat'],
  },
  { bin: '970452', name: 'Kienlongbank', aliases: ['kien long bank', 'klb'], names: ['kien long'] },
  { bin: '970454', name: 'BVBank', aliases: ['bv bank', 'vietcapitalbank', 'viet capital bank'], names: ['ban viet'] },
  { bin: '970457', name: 'Woori Bank', aliases: ['wooribank', 'woori'], names: [] },
  { bin: '970458', name: 'UOB', aliases: [], names: [] },
];
