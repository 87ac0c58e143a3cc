import type { ErrorEntry } from "./error-entry.ts";

/** Who asks, how it is asked, and what may go wrong with any request. */
export const errorsOfRequests = {
  "invalid-input": {
    status: 400,
    en: "Some fields need your attention.",
    id: "Beberapa isian perlu diperbaiki.",
  },
  "invalid-json": {
    status: 400,
    en: "The body is not valid JSON.",
    id: "Isi permintaan bukan JSON yang sah.",
  },
  "json-too-deep": {
    status: 400,
    en: "The body is nested deeper than {limit} levels.",
    id: "Isi permintaan bersarang lebih dari {limit} tingkat.",
  },
  "invalid-cursor": {
    status: 400,
    en: "This cursor was not made by this list.",
    id: "Kursor ini bukan dari daftar ini.",
  },
  "body-too-large": {
    status: 413,
    en: "The body is larger than {limit}.",
    id: "Isi permintaan lebih besar dari {limit}.",
  },
  "unsupported-media-type": {
    status: 415,
    en: "Send the body as application/json.",
    id: "Kirim isi permintaan sebagai application/json.",
  },
  "not-signed-in": { status: 401, en: "Please sign in.", id: "Silakan masuk." },
  "wrong-credentials": {
    status: 401,
    en: "E-mail or password is not right.",
    id: "Email atau kata sandi tidak cocok.",
  },
  "too-many-tries": {
    status: 429,
    en: "Too many tries. Try again in {seconds} seconds.",
    id: "Terlalu banyak percobaan. Coba lagi dalam {seconds} detik.",
  },
  "invalid-signature": {
    status: 401,
    en: "The signature does not match.",
    id: "Tanda tangan tidak cocok.",
  },
  "wrong-verify-token": {
    status: 403,
    en: "The verify token does not match.",
    id: "Token verifikasi tidak cocok.",
  },
  "cross-site": {
    status: 403,
    en: "This request came from another site.",
    id: "Permintaan ini datang dari situs lain.",
  },
  "upgrade-required": {
    status: 426,
    en: "Open this address as a WebSocket.",
    id: "Buka alamat ini sebagai WebSocket.",
  },
  forbidden: {
    status: 403,
    en: "You may not do this. It needs the permission {permission}.",
    id: "Anda tidak boleh melakukan ini. Perlu izin {permission}.",
  },
  "not-found": { status: 404, en: "There is no such {what}.", id: "{what} tidak ditemukan." },
  "no-such-route": {
    status: 404,
    en: "There is nothing at this address.",
    id: "Tidak ada apa pun di alamat ini.",
  },
  "changed-meanwhile": {
    status: 409,
    en: "Somebody changed this in the meantime. Load it again and repeat your change.",
    id: "Data ini sudah diubah orang lain. Muat ulang lalu ulangi perubahan Anda.",
  },
  "not-set-up": { status: 409, en: "Siar is not set up yet.", id: "Siar belum disiapkan." },
  "already-set-up": {
    status: 409,
    en: "Siar is already set up. Sign in instead.",
    id: "Siar sudah disiapkan. Silakan masuk.",
  },
  "request-in-progress": {
    status: 409,
    en: "A request with this idempotency key is still being worked on.",
    id: "Permintaan dengan kunci idempotensi ini masih dikerjakan.",
  },
  "answer-lost": {
    status: 409,
    en: "This request was carried out, but its answer was lost. Read the result instead of repeating it.",
    id: "Permintaan ini sudah dijalankan, tetapi jawabannya hilang. Baca hasilnya, jangan ulangi.",
  },
  "idempotency-mismatch": {
    status: 422,
    en: "This idempotency key was used for another request.",
    id: "Kunci idempotensi ini sudah dipakai untuk permintaan lain.",
  },
  "meta-refused": { status: 502, en: "Meta refused: {reason}", id: "Meta menolak: {reason}" },
  "meta-unreachable": {
    status: 502,
    en: "Meta gave no answer: {reason}",
    id: "Tidak ada jawaban dari Meta: {reason}",
  },
  "rate-limited": {
    status: 429,
    en: "Too many requests. Try again in {seconds} seconds.",
    id: "Terlalu banyak permintaan. Coba lagi dalam {seconds} detik.",
  },
  unavailable: {
    status: 503,
    en: "Siar is busy right now. Try again in a moment.",
    id: "Siar sedang sibuk. Coba lagi sebentar.",
  },
  internal: {
    status: 500,
    en: "Something went wrong on our side.",
    id: "Terjadi kesalahan di pihak kami.",
  },
} as const satisfies Record<string, ErrorEntry>;
