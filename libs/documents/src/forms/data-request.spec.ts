import { notIn, said } from '../../testing/dossier-answers.js';
import { REQUEST } from '../../testing/request-sample.js';
import { NOT_KNOWN } from '../answers.js';
import { dataRequestForm } from '../index.js';

describe('a request for personal data', () => {
  it('holds what was told, on the form of a person or of an organisation', () => {
    const codes = { submittedAt: null, requester: null, delivery: null };

    expect(notIn(said(dataRequestForm(REQUEST)), { ...REQUEST, ...codes })).toEqual([]);
    expect(dataRequestForm(REQUEST).formName).toBe('Mẫu số 01');
    expect(dataRequestForm({ ...REQUEST, requester: 'ORGANISATION' }).formName).toBe('Mẫu số 02');
  });

  it('ticks one way of delivery and counts the requests before this one', () => {
    const text = said(dataRequestForm(REQUEST));

    expect(text).toContain('☒ Nhận qua mạng điện tử (ghi rõ địa chỉ nhận):\nhop-thu@yeu-cau.example');
    expect(text.split('☒')).toHaveLength(2);
    expect(text).toContain('lần thứ:\n3\na) Lần đầu b) Khác: 2 (ghi rõ');
    expect(said(dataRequestForm({ ...REQUEST, ordinal: 1 }))).toMatch(/lần thứ:\n1\na\) Lần đầu b\) Khác: …+ \(ghi rõ/);
  });

  it('keeps the notes, whose marks stand in its labels', () => {
    expect(dataRequestForm(REQUEST).notes).toHaveLength(5);
    expect(said(dataRequestForm({ ...REQUEST, delivery: null }))).not.toContain('☒');
  });

  it('says of what is not told that it is not known, and names control characters', () => {
    const { reference, submittedAt, requester } = REQUEST;
    const empty = dataRequestForm({ reference, submittedAt, requester });

    expect(said(empty).split(NOT_KNOWN).length - 1).toBe(9);
    expect(said(dataRequestForm({ ...REQUEST, data: 'a\u0000b {phone}' }))).toContain('a[U+0000]b {phone}');
  });
});
