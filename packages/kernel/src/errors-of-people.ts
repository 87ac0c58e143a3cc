import type { ErrorEntry } from "./error-entry.ts";

/** Members, contacts, fields and segments. */
export const errorsOfPeople = {
  "name-taken": {
    status: 409,
    en: "The name “{name}” is taken.",
    id: "Nama “{name}” sudah dipakai.",
  },
  "email-taken": {
    status: 409,
    en: "This e-mail address is taken.",
    id: "Alamat email ini sudah dipakai.",
  },
  "weak-password": {
    status: 422,
    en: "Choose a longer or less common password.",
    id: "Pilih kata sandi yang lebih panjang atau tidak umum.",
  },
  "phone-invalid": {
    status: 422,
    en: "“{phone}” is not a phone number.",
    id: "“{phone}” bukan nomor telepon.",
  },
  "phone-taken": {
    status: 409,
    en: "Another contact has this phone number.",
    id: "Kontak lain sudah memakai nomor ini.",
  },
  "user-id-taken": {
    status: 409,
    en: "Another contact has this WhatsApp user id.",
    id: "Kontak lain sudah memakai id pengguna WhatsApp ini.",
  },
  "contact-unreachable": {
    status: 422,
    en: "A contact needs a phone number or a WhatsApp user id.",
    id: "Kontak perlu nomor telepon atau id pengguna WhatsApp.",
  },
  "field-unknown": {
    status: 422,
    en: "There is no field “{field}”.",
    id: "Tidak ada kolom “{field}”.",
  },
  "field-value-invalid": {
    status: 422,
    en: "The value of “{field}” does not fit its type.",
    id: "Nilai “{field}” tidak cocok dengan jenisnya.",
  },
  "criteria-invalid": {
    status: 422,
    en: "The criteria cannot be read: {reason}",
    id: "Kriteria tidak bisa dibaca: {reason}",
  },
  "segment-in-use": {
    status: 409,
    en: "The segment is used by {campaigns}.",
    id: "Segmen dipakai oleh {campaigns}.",
  },
} as const satisfies Record<string, ErrorEntry>;
