import type { backups as en } from "../en/backups.ts";
import type { Translation } from "../../translate.ts";

export const backups: Translation<typeof en> = {
  "backups.byNight": "Otomatis, malam hari",
  "backups.byPerson": "Dibuat sendiri",
  "backups.delete": "Hapus cadangan",
  "backups.deleteMeans": "Terhapus selamanya. Kontak dan kampanye Anda tidak berubah.",
  "backups.deleteOne": "Cadangan {date}",
  "backups.deleteTitle": "Hapus cadangan {date}?",
  "backups.description":
    "Setiap malam Siar menyalin semua datanya. Dari salinan itu Siar bisa dibangun kembali.",
  "backups.download": "Unduh",
  "backups.failed": "Pencadangan terakhir gagal",
  "backups.how": "Cara memulihkan data",
  "backups.how.1": "Unduh cadangan dan simpan di tempat lain: komputer lain atau diska.",
  "backups.how.2":
    "Simpan juga berkas secrets.json dari folder data Siar. Tanpa itu akun WhatsApp tidak bisa dibaca.",
  "backups.how.3": "Di komputer yang menjalankan Siar, hentikan Siar lalu ketik:",
  "backups.how.4":
    "Kampanye yang belum selesai kembali dalam keadaan dijeda, agar tidak ada yang menerima pesan dua kali. Yang terkirim dan yang menulis STOP setelah pencadangan tidak ada di dalamnya.",
  "backups.keep": "Disimpan",
  "backups.keepHint": "Yang lebih lama dihapus saat cadangan berikutnya dibuat.",
  "backups.keepNumber": { other: "{count} terakhir" },
  "backups.latest": "Cadangan terakhir",
  "backups.next": "Berikutnya",
  "backups.none": "Belum ada cadangan",
  "backups.noneHint": "Yang pertama dibuat malam ini. Anda tidak perlu menunggunya.",
  "backups.now": "Cadangkan sekarang",
  "backups.progress": "Sedang mencadangkan",
  "backups.progressOf": "{done} dari {total} baris",
  "backups.rows": { other: "{count} baris" },
  "backups.size": "{size} MB",
  "backups.sizeSmall": "kurang dari 0,1 MB",
  "backups.title": "Cadangan",
};
