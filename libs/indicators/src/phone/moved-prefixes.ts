/**
 * Mobile numbers of 11 digits became numbers of 10: `0162 xxxxxxx` is `032 xxxxxxx`. Plan of the Ministry of Information and Communications for codes of
 * mobile networks, 15 September to 14 November 2018, under the numbering plan of Circular 22/2014/TT-BTTTT. Without the leading zero.
 */
export const MOVED_MOBILE_PREFIXES: readonly (readonly [old: string, now: string])[] = [
  // MobiFone
  ['120', '70'],
  ['121', '79'],
  ['122', '77'],
  ['126', '76'],
  ['128', '78'],
  // VinaPhone
  ['123', '83'],
  ['124', '84'],
  ['125', '85'],
  ['127', '81'],
  ['129', '82'],
  // Viettel
  ['162', '32'],
  ['163', '33'],
  ['164', '34'],
  ['165', '35'],
  ['166', '36'],
  ['167', '37'],
  ['168', '38'],
  ['169', '39'],
  // Vietnamobile
  ['186', '56'],
  ['188', '58'],
  // Gmobile
  ['199', '59'],
];

/**
 * Area codes that changed in 2017 (Decision 2036/QĐ-BTTTT of 21 November 2016), without the leading zero; the subscriber's number stayed. Not here are the
 * old codes 8, 33, 36–39, 52, 55, 56, 58, 59, 70, 76, 77 and 79: with seven or eight digits after them they are, digit for digit, mobile numbers of today,
 * and are read as such.
 */
export const MOVED_AREA_CODES: readonly (readonly [old: string, now: string])[] = [
  ['4', '24'], // Hà Nội
  ['20', '214'], // Lào Cai
  ['22', '212'], // Sơn La
  ['25', '205'], // Lạng Sơn
  ['26', '206'], // Cao Bằng
  ['27', '207'], // Tuyên Quang
  ['29', '216'], // Yên Bái
  ['30', '229'], // Ninh Bình
  ['31', '225'], // Hải Phòng
  ['53', '233'], // Quảng Trị
  ['54', '234'], // Thừa Thiên Huế
  ['57', '257'], // Phú Yên
  ['60', '260'], // Kon Tum
  ['61', '251'], // Đồng Nai
  ['62', '252'], // Bình Thuận
  ['63', '263'], // Lâm Đồng
  ['64', '254'], // Bà Rịa - Vũng Tàu
  ['66', '276'], // Tây Ninh
  ['67', '277'], // Đồng Tháp
  ['68', '259'], // Ninh Thuận
  ['72', '272'], // Long An
  ['73', '273'], // Tiền Giang
  ['74', '294'], // Trà Vinh
  ['75', '275'], // Bến Tre
  ['230', '215'], // Điện Biên
  ['231', '213'], // Lai Châu
  ['240', '204'], // Bắc Giang
  ['241', '222'], // Bắc Ninh
  ['280', '208'], // Thái Nguyên
  ['281', '209'], // Bắc Kạn
  ['320', '220'], // Hải Dương
  ['321', '221'], // Hưng Yên
  ['350', '228'], // Nam Định
  ['351', '226'], // Hà Nam
  ['500', '262'], // Đắk Lắk
  ['501', '261'], // Đắk Nông
  ['510', '235'], // Quảng Nam
  ['511', '236'], // Đà Nẵng
  ['650', '274'], // Bình Dương
  ['651', '271'], // Bình Phước
  ['710', '292'], // Cần Thơ
  ['711', '293'], // Hậu Giang
  ['780', '290'], // Cà Mau
  ['781', '291'], // Bạc Liêu
];
