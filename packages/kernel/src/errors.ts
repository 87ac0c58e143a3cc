import type { Locale } from "./ctx.ts";
import type { Err } from "./result.ts";

interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 426 | 429 | 500 | 502 | 503;
  readonly en: string;
  readonly id: string;
}

/**
 * Every way in which Siar says no: HTTP status, and one sentence for people in both languages.
 * `{name}` is filled from the failure's params. A code, once given out, keeps its meaning.
 */
export const errorTable = {
  "invalid-input": { status: 400, en: "Some fields need your attention.", id: "Beberapa isian perlu diperbaiki." },
  "invalid-json": { status: 400, en: "The body is not valid JSON.", id: "Isi permintaan bukan JSON yang sah." },
  "json-too-deep": { status: 400, en: "The body is nested deeper than {limit} levels.", id: "Isi permintaan bersarang lebih dari {limit} tingkat." },
  "invalid-cursor": { status: 400, en: "This cursor was not made by this list.", id: "Kursor ini bukan dari daftar ini." },
  "body-too-large": { status: 413, en: "The body is larger than {limit}.", id: "Isi permintaan lebih besar dari {limit}." },
  "unsupported-media-type": { status: 415, en: "Send the body as application/json.", id: "Kirim isi permintaan sebagai application/json." },
  "not-signed-in": { status: 401, en: "Please sign in.", id: "Silakan masuk." },
  "wrong-credentials": { status: 401, en: "E-mail or password is not right.", id: "Email atau kata sandi tidak cocok." },
  "too-many-tries": { status: 429, en: "Too many tries. Try again in {seconds} seconds.", id: "Terlalu banyak percobaan. Coba lagi dalam {seconds} detik." },
  "invalid-signature": { status: 401, en: "The signature does not match.", id: "Tanda tangan tidak cocok." },
  "wrong-verify-token": { status: 403, en: "The verify token does not match.", id: "Token verifikasi tidak cocok." },
  "cross-site": { status: 403, en: "This request came from another site.", id: "Permintaan ini datang dari situs lain." },
  "upgrade-required": { status: 426, en: "Open this address as a WebSocket.", id: "Buka alamat ini sebagai WebSocket." },
  forbidden: { status: 403, en: "You may not do this. It needs the permission {permission}.", id: "Anda tidak boleh melakukan ini. Perlu izin {permission}." },
  "not-found": { status: 404, en: "There is no such {what}.", id: "{what} tidak ditemukan." },
  "no-such-route": { status: 404, en: "There is nothing at this address.", id: "Tidak ada apa pun di alamat ini." },
  "changed-meanwhile": { status: 409, en: "Somebody changed this in the meantime. Load it again and repeat your change.", id: "Data ini sudah diubah orang lain. Muat ulang lalu ulangi perubahan Anda." },
  "not-set-up": { status: 409, en: "Siar is not set up yet.", id: "Siar belum disiapkan." },
  "already-set-up": { status: 409, en: "Siar is already set up. Sign in instead.", id: "Siar sudah disiapkan. Silakan masuk." },
  "request-in-progress": { status: 409, en: "A request with this idempotency key is still being worked on.", id: "Permintaan dengan kunci idempotensi ini masih dikerjakan." },
  "answer-lost": { status: 409, en: "This request was carried out, but its answer was lost. Read the result instead of repeating it.", id: "Permintaan ini sudah dijalankan, tetapi jawabannya hilang. Baca hasilnya, jangan ulangi." },
  "idempotency-mismatch": { status: 422, en: "This idempotency key was used for another request.", id: "Kunci idempotensi ini sudah dipakai untuk permintaan lain." },
  "name-taken": { status: 409, en: "The name “{name}” is taken.", id: "Nama “{name}” sudah dipakai." },
  "email-taken": { status: 409, en: "This e-mail address is taken.", id: "Alamat email ini sudah dipakai." },
  "weak-password": { status: 422, en: "Choose a longer or less common password.", id: "Pilih kata sandi yang lebih panjang atau tidak umum." },
  "phone-invalid": { status: 422, en: "“{phone}” is not a phone number.", id: "“{phone}” bukan nomor telepon." },
  "phone-taken": { status: 409, en: "Another contact has this phone number.", id: "Kontak lain sudah memakai nomor ini." },
  "user-id-taken": { status: 409, en: "Another contact has this WhatsApp user id.", id: "Kontak lain sudah memakai id pengguna WhatsApp ini." },
  "contact-unreachable": { status: 422, en: "A contact needs a phone number or a WhatsApp user id.", id: "Kontak perlu nomor telepon atau id pengguna WhatsApp." },
  "field-unknown": { status: 422, en: "There is no field “{field}”.", id: "Tidak ada kolom “{field}”." },
  "field-value-invalid": { status: 422, en: "The value of “{field}” does not fit its type.", id: "Nilai “{field}” tidak cocok dengan jenisnya." },
  "criteria-invalid": { status: 422, en: "The criteria cannot be read: {reason}", id: "Kriteria tidak bisa dibaca: {reason}" },
  "segment-in-use": { status: 409, en: "The segment is used by {campaigns}.", id: "Segmen dipakai oleh {campaigns}." },
  "campaign-not-editable": { status: 409, en: "A campaign that is {status} can no longer be changed.", id: "Kampanye yang berstatus {status} tidak bisa diubah lagi." },
  "campaign-transition": { status: 409, en: "A campaign that is {status} cannot be told to {command}.", id: "Kampanye yang berstatus {status} tidak bisa diberi perintah {command}." },
  "campaign-incomplete": { status: 422, en: "The campaign is not ready: {missing}.", id: "Kampanye belum siap: {missing}." },
  "campaign-no-recipients": { status: 422, en: "Nobody would receive this campaign.", id: "Tidak ada penerima untuk kampanye ini." },
  "message-brace-open": { status: 422, en: "The { at character {at} is never closed. Write \\{ for a brace itself.", id: "Tanda { pada karakter {at} tidak ditutup. Tulis \\{ untuk kurung kurawal biasa." },
  "message-variable-malformed": { status: 422, en: "“{variable}” at character {at} is not a variable. Variables look like {example}.", id: "“{variable}” pada karakter {at} bukan variabel. Contoh variabel: {example}." },
  "message-variable-unknown": { status: 422, en: "The message uses {variable}, which no contact has.", id: "Pesan memakai {variable}, yang tidak ada pada kontak." },
  "template-not-sendable": { status: 422, en: "The template “{name}” is {status}, so Meta would refuse it.", id: "Templat “{name}” berstatus {status}, sehingga Meta akan menolaknya." },
  "template-values-wrong": { status: 422, en: "Some values do not fit the template.", id: "Beberapa nilai tidak cocok dengan templat." },
  "channel-not-connected": { status: 422, en: "No WhatsApp number is connected.", id: "Belum ada nomor WhatsApp yang terhubung." },
  "channel-without-numbers": { status: 422, en: "This WhatsApp account has no phone number yet. Add one in WhatsApp Manager first.", id: "Akun WhatsApp ini belum punya nomor telepon. Tambahkan dahulu di WhatsApp Manager." },
  "channel-secret-unreadable": { status: 409, en: "The stored access token can no longer be read. Connect the WhatsApp account again.", id: "Token akses yang tersimpan tidak bisa dibaca lagi. Hubungkan ulang akun WhatsApp." },
  "schedule-in-past": { status: 422, en: "The time to send lies in the past.", id: "Waktu kirim sudah lewat." },
  "zone-unknown": { status: 422, en: "There is no time zone “{zone}”.", id: "Tidak ada zona waktu “{zone}”." },
  "unknown-rows-need-consent": { status: 422, en: "Some of these people may already have the message. Confirm to send it again.", id: "Sebagian orang mungkin sudah menerima pesan. Konfirmasi untuk mengirim lagi." },
  "nothing-to-retry": { status: 409, en: "There is nothing left to try again, or somebody was quicker.", id: "Tidak ada lagi yang bisa diulang, atau orang lain lebih cepat." },
  "job-not-cancellable": { status: 409, en: "A job that is {status} cannot be stopped.", id: "Pekerjaan berstatus {status} tidak bisa dihentikan." },
  "job-not-retryable": { status: 409, en: "Only a failed job can be tried again.", id: "Hanya pekerjaan gagal yang bisa diulang." },
  "job-unknown": { status: 500, en: "Nobody knows how to do the job “{kind}”.", id: "Tidak ada yang bisa mengerjakan “{kind}”." },
  "job-abandoned": { status: 500, en: "The job stopped {attempts} times without getting any further.", id: "Pekerjaan berhenti {attempts} kali tanpa kemajuan." },
  "meta-refused": { status: 502, en: "Meta refused: {reason}", id: "Meta menolak: {reason}" },
  "meta-unreachable": { status: 502, en: "Meta does not answer right now.", id: "Meta sedang tidak menjawab." },
  "rate-limited": { status: 429, en: "Too many requests. Try again in {seconds} seconds.", id: "Terlalu banyak permintaan. Coba lagi dalam {seconds} detik." },
  unavailable: { status: 503, en: "Siar is busy right now. Try again in a moment.", id: "Siar sedang sibuk. Coba lagi sebentar." },
  internal: { status: 500, en: "Something went wrong on our side.", id: "Terjadi kesalahan di pihak kami." },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldError[];
}

export const fail = (
  code: ErrorCode,
  params: Failure["params"] = {},
  errors: readonly FieldError[] = [],
): Err<Failure> => ({ ok: false, error: { code, params, errors } });

/** The body of every error, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
}

export const statusOf = (code: ErrorCode): ErrorEntry["status"] => errorTable[code].status;

export function sentenceOf(failure: Failure, locale: Locale): string {
  const sentence: string = errorTable[failure.code][locale];
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(failure.params[name] ?? whole));
}

export function problemOf(failure: Failure, locale: Locale, requestId: string): Problem {
  const { status } = errorTable[failure.code];
  return {
    type: `/api/docs#error-${failure.code}`,
    title: titleOf(failure.code),
    status,
    code: failure.code,
    detail: sentenceOf(failure, locale),
    requestId,
    ...(failure.errors.length > 0 && { errors: failure.errors }),
  };
}

/** The code as words: unlike the sentence it never varies, which is what RFC 9457 wants of a title. */
const titleOf = (code: ErrorCode): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " ");
