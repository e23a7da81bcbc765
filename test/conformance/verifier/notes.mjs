/** The fixed text in every receipt of version 1, as docs/receipts.md prints it. */
export const NOTES = {
  en: 'This receipt proves that the system received exactly this content ("filing") at the time "submittedAt" and wrote it into a signed transparency log. Keep the file as it is; do not edit it. It can be checked offline and without the system: "khien verify-receipt FILE", or with openssl alone as docs/receipts.md shows. It holds the whole filing: keep it as carefully as the filing itself.',
  vi: 'Biên nhận này chứng minh rằng hệ thống đã nhận đúng nội dung hồ sơ ("filing") vào thời điểm "submittedAt" và đã ghi vào nhật ký minh bạch, có chữ ký. Hãy giữ nguyên tệp, không chỉnh sửa. Có thể kiểm tra ngoại tuyến, không cần hệ thống: "khien verify-receipt TỆP", hoặc chỉ với openssl theo docs/receipts.md. Tệp chứa toàn bộ nội dung hồ sơ, hãy bảo quản như chính hồ sơ.',
};
