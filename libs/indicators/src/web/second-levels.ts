/**
 * Under these of `.vn` names are registered, as under `.vn` itself: by purpose (Circular 24/2015/TT-BTTTT and what VNNIC opened since), and by province
 * of that time.
 */
export const VN_SECOND_LEVELS: ReadonlySet<string> = new Set(
  (
    'com net org edu gov info name health ac int pro biz id io ai ' +
    'angiang bacgiang backan baclieu bacninh baria-vungtau bentre binhdinh binhduong binhphuoc binhthuan camau cantho caobang daklak daknong danang ' +
    'dienbien dongnai dongthap gialai hagiang haiduong haiphong hanam hanoi hatinh haugiang hoabinh hungyen khanhhoa kiengiang kontum laichau lamdong ' +
    'langson laocai longan namdinh nghean ninhbinh ninhthuan phutho phuyen quangbinh quangnam quangngai quangninh quangtri soctrang sonla tayninh ' +
    'thaibinh thainguyen thanhhoa thanhphohochiminh thuathienhue tiengiang travinh tuyenquang vinhlong vinhphuc yenbai'
  ).split(' '),
);

/** Under other countries: `co.uk`, `com.au`. A rule of thumb, not the Public Suffix List. */
export const ABROAD_SECOND_LEVELS: ReadonlySet<string> = new Set(['ac', 'co', 'com', 'edu', 'go', 'gov', 'ne', 'net', 'or', 'org']);
