export const suppressions = {
  "suppressions.done": {
    one: "{count} orang tidak lagi menerima kampanye.",
    other: "{count} orang tidak lagi menerima kampanye.",
  },
  "suppressions.export": "Ekspor daftar",
  "suppressions.file": "Baca dari berkas",
  "suppressions.hint":
    "Siapa pun di daftar ini tidak menerima kampanye, juga kalau baru nanti menjadi kontak. Isinya semua yang membalas STOP di sini, dan yang Anda bawa dari tempat lain.",
  "suppressions.import": "Tambah orang",
  "suppressions.importHint":
    "Tidak ada yang dikirim ke mereka. Bisa dibatalkan per orang di halamannya.",
  "suppressions.importTitle": "Tambah orang yang tidak boleh dikirimi pesan",
  "suppressions.numbers": "Nomor telepon",
  "suppressions.numbersHint":
    "Satu per baris, paling banyak 10.000. Dari tabel, kolom pertama yang dibaca.",
  "suppressions.numbersNeeded": "Isi paling tidak satu nomor.",
  "suppressions.reason": "Alasan",
  "suppressions.reasonHint": "Disimpan sebagai bukti, misalnya “berhenti di sistem lama”.",
  "suppressions.reasonNeeded": "Tulis alasannya.",
  "suppressions.submit": "Keluarkan mereka",
  "suppressions.title": "Orang yang tidak menerima apa pun",
  "suppressions.unreadable": {
    one: "{count} baris bukan nomor telepon: {lines}",
    other: "{count} baris bukan nomor telepon: {lines}",
  },
} as const;
