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
  "role-in-use": {
    status: 409,
    en: "{members} members have this role. Give them another one first.",
    id: "{members} anggota memakai peran ini. Beri mereka peran lain dahulu.",
  },
  "link-over": {
    status: 409,
    en: "This link was used, withdrawn or has run out. Ask for a new one.",
    id: "Tautan ini sudah dipakai, dicabut, atau kedaluwarsa. Minta yang baru.",
  },
  "not-yours-to-give": {
    status: 403,
    en: "You can only give roles that may less than you, to members who may less than you.",
    id: "Anda hanya bisa memberi peran di bawah Anda, kepada anggota di bawah Anda.",
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
  "import-empty": {
    status: 422,
    en: "There are no rows in this file.",
    id: "Tidak ada baris di dalam berkas ini.",
  },
  "import-spreadsheet": {
    status: 422,
    en: "This is a workbook or an archive, not a CSV file. Open it and save it as CSV (UTF-8).",
    id: "Ini buku kerja atau arsip, bukan berkas CSV. Buka lalu simpan sebagai CSV (UTF-8).",
  },
  "import-not-text": {
    status: 422,
    en: "This is not a text file: line {line} holds NUL bytes.",
    id: "Ini bukan berkas teks: baris {line} berisi byte NUL.",
  },
  "import-line-too-long": {
    status: 422,
    en: "Line {line} is longer than a million characters. This is no table of contacts.",
    id: "Baris {line} lebih panjang dari satu juta karakter. Ini bukan tabel kontak.",
  },
  "import-encoding": {
    status: 422,
    en: "From line {line} on, the text is damaged: it is neither UTF-8 nor Windows-1252. Save the file as UTF-8.",
    id: "Mulai baris {line}, teksnya rusak: bukan UTF-8 maupun Windows-1252. Simpan berkas sebagai UTF-8.",
  },
  "import-columns": {
    status: 422,
    en: "There are {columns} columns. At most {limit} can be read.",
    id: "Ada {columns} kolom. Paling banyak {limit} yang bisa dibaca.",
  },
  "import-no-phone": {
    status: 422,
    en: "Say which column holds the phone numbers.",
    id: "Tentukan kolom yang berisi nomor telepon.",
  },
  "import-column-unknown": {
    status: 422,
    en: "There is no column {column}.",
    id: "Tidak ada kolom {column}.",
  },
  "import-target-twice": {
    status: 422,
    en: "Two columns cannot both become “{target}”.",
    id: "Dua kolom tidak bisa sama-sama menjadi “{target}”.",
  },
  "import-started": {
    status: 409,
    en: "This import has been started or discarded already.",
    id: "Impor ini sudah dimulai atau dibuang.",
  },
  "import-over": {
    status: 409,
    en: "This import is over already.",
    id: "Impor ini sudah selesai.",
  },
  "import-file-gone": {
    status: 409,
    en: "The file of this import is no longer there. Upload it again.",
    id: "Berkas impor ini sudah tidak ada. Unggah lagi.",
  },
  "backup-under-way": {
    status: 409,
    en: "A backup is being made already.",
    id: "Pencadangan sedang berjalan.",
  },
  "backup-incomplete": {
    status: 409,
    en: "Some of its files are gone from the bucket. Begin a new backup.",
    id: "Sebagian berkasnya hilang dari penyimpanan. Mulai pencadangan baru.",
  },
  "segment-in-use": {
    status: 409,
    en: "The segment is used by {users}.",
    id: "Segmen dipakai oleh {users}.",
  },
  "conversation-window-closed": {
    status: 409,
    en: "The customer last wrote more than 24 hours ago: WhatsApp lets only an approved template through until they write again.",
    id: "Pelanggan terakhir menulis lebih dari 24 jam lalu: WhatsApp hanya mengizinkan templat yang disetujui sampai mereka menulis lagi.",
  },
  "conversation-opted-out": {
    status: 409,
    en: "This person has opted out and has not written since. You can answer once they write again; marketing stays off.",
    id: "Orang ini sudah berhenti berlangganan dan belum menulis lagi. Anda bisa membalas begitu mereka menulis; pemasaran tetap tidak boleh.",
  },
  "conversation-marketing-held": {
    status: 409,
    en: "Meta lets no marketing through to this person for a day. Choose a template that is not marketing.",
    id: "Meta menahan pesan pemasaran ke orang ini selama sehari. Pilih templat yang bukan pemasaran.",
  },
  "conversation-rating-asked": {
    status: 409,
    en: "This customer was asked for a rating already. You can ask again once three days have passed.",
    id: "Pelanggan ini sudah dimintai penilaian. Anda bisa meminta lagi setelah tiga hari.",
  },
  "number-busy": {
    status: 429,
    en: "More replies are leaving this number than WhatsApp lets through. Try again in a moment.",
    id: "Balasan dari nomor ini lebih banyak daripada yang diizinkan WhatsApp. Coba sebentar lagi.",
  },
  "member-unknown": {
    status: 422,
    en: "This member cannot answer customers.",
    id: "Anggota ini tidak bisa membalas pelanggan.",
  },
} as const satisfies Record<string, ErrorEntry>;
