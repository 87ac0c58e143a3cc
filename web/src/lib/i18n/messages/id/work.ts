import type { work as en } from "../en/work.ts";
import type { Translation } from "../../translate.ts";

export const work: Translation<typeof en> = {
  "jobs.anyStatus": "Semua status",
  "jobs.cancel": "Hentikan pekerjaan",
  "jobs.cancelMeans": {
    other: "Pekerjaan berhenti setelah langkah ini. {count} yang sudah selesai tetap selesai.",
  },
  "jobs.cancelTitle": "Hentikan pekerjaan ini?",
  "jobs.created": "Dimulai",
  "jobs.description":
    "Pekerjaan yang lebih lama dari satu klik: berjalan terus selagi Anda mengerjakan hal lain.",
  "jobs.doneOf": "{done} dari {total}",
  "jobs.doneSoFar": { other: "{count} sejauh ini" },
  "jobs.kind": "Pekerjaan",
  "jobs.kind.backup": "Cadangkan semua data",
  "jobs.kind.bulk": "Ubah banyak kontak",
  "jobs.kind.demo": "Isi dengan data contoh",
  "jobs.kind.import": "Impor kontak",
  "jobs.none": "Tidak ada yang sedang berjalan",
  "jobs.noneHint": "Impor, ekspor, dan pekerjaan panjang lain muncul di sini.",
  "jobs.progress": "Kemajuan",
  "jobs.retried": "Pekerjaan dilanjutkan dari tempat berhentinya.",
  "jobs.seconds": "{seconds} dtk",
  "jobs.status.cancelled": "Dihentikan",
  "jobs.status.cancelling": "Sedang dihentikan",
  "jobs.status.done": "Selesai",
  "jobs.status.failed": "Gagal",
  "jobs.status.queued": "Menunggu",
  "jobs.status.running": "Berjalan",
  "jobs.took": "Lama",

  "notifications.browser": "Beri tahu di luar halaman ini",
  "notifications.browserDenied":
    "Peramban ini melarangnya untuk Siar. Izinkan notifikasi untuk alamat ini di pengaturannya.",
  "notifications.browserHint":
    "Sebagai notifikasi peramban, selama Siar terbuka di salah satu tab: kampanye yang mulai, selesai, atau dijeda, templat yang ditolak, nomor yang bermasalah.",
  "notifications.description": "Yang terjadi selagi Anda tidak melihat.",
  "notifications.older": "Tampilkan yang lebih lama",
};
