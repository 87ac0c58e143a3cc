import type { queue as en } from "../en/queue.ts";
import type { Translation } from "../../translate.ts";

export const queue: Translation<typeof en> = {
  "queue.campaigns": "Sedang berjalan",
  "queue.campaignsHint": "Yang berjalan atau dijeda, dan apa yang sedang dikerjakan.",
  "queue.counted": "Hanya dihitung",
  "queue.countedHint": "Laporan dari Meta yang tidak perlu ditindaklanjuti di sini.",
  "queue.dead": "Tidak dilanjutkan",
  "queue.deadEvents": "Dari Meta, belum diterapkan",
  "queue.deadEventsHint":
    "Laporan dari Meta yang tidak bisa diterapkan. Coba lagi setelah nomor terhubung atau Siar diperbarui.",
  "queue.deadHint":
    "Penerima yang pengirimannya terputus berulang kali. Mereka tidak dikirimi dengan sendirinya.",
  "queue.deadReason": { other: "terputus tiga kali, {count} percobaan kirim" },
  "queue.description":
    "Apa yang sedang dikirim, apa yang menunggu giliran, dan apa yang tersangkut.",
  "queue.drop": "Abaikan",
  "queue.dropAll": "Abaikan semua",
  "queue.dueAt": "Tidak ada yang boleh dicoba sebelum {at}.",
  "queue.heldUntil": "Meta tidak menjawab untuk nomor ini. Percobaan berikutnya pukul {at}.",
  "queue.idle": "Tidak ada yang sedang dikirim",
  "queue.idleHint": "Begitu ada kampanye berjalan, potongan dan kecepatannya muncul di sini.",
  "queue.lastHour": "Terkirim, kampanye baru",
  "queue.lastMinute": "Terkirim, menit terakhir",
  "queue.launched": { other: "{count} diluncurkan jam ini" },
  "queue.leases": "Sedang dikirim",
  "queue.longest": "paling lama {time}",
  "queue.noAnswer": "Prosesnya belum menjawab. Ia bangun sendiri dalam satu menit.",
  "queue.noDead": "Tidak ada yang ditinggalkan.",
  "queue.noneLaunched": "tidak ada yang diluncurkan jam ini",
  "queue.nothingWaits": "tidak ada yang menunggu",
  "queue.oldest": "tertua",
  "queue.outbox": "Perubahan belum diteruskan",
  "queue.pace": "Per detik",
  "queue.paceOf": "{now} dari {set}",
  "queue.pending": "Belum dikirim",
  "queue.ran": "Lama berjalan",
  "queue.retryAll": "Ulangi semua",
  "queue.rowsOut": "Penerima di dalamnya",
  "queue.rowsWaiting": "Menunggu",
  "queue.slices": "Potongan keluar",
  "queue.stillDead": {
    one: "{count} laporan masih belum bisa diterapkan. Alasannya tertulis di sana.",
    other: "{count} laporan masih belum bisa diterapkan. Alasannya tertulis di sana.",
  },
  "queue.waited": "Sampai pesan pertama",
};
