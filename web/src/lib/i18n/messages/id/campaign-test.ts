import type { campaignTest as en } from "../en/campaign-test.ts";
import type { Translation } from "../../translate.ts";

export const campaignTest: Translation<typeof en> = {
  "campaigns.did.tested": "Uji coba dikirim",
  "campaigns.test": "Kirim uji coba",
  "campaigns.test.again": "Kirim lagi",
  "campaigns.test.another": "Pilih orang lain",
  "campaigns.test.byContact": "Kontak",
  "campaigns.test.byContactHint": "Dengan nama dan kolomnya sendiri.",
  "campaigns.test.byPhone": "Nomor telepon",
  "campaigns.test.byPhoneHint": "Nomor Anda, misalnya.",
  "campaigns.test.contact": "Kontak",
  "campaigns.test.contactNeeded": "Pilih siapa yang menerima uji coba.",
  "campaigns.test.description":
    "Satu orang langsung menerima pesan ini. Tidak dihitung sebagai bagian kampanye.",
  "campaigns.test.find": "Sebagian nama atau nomor",
  "campaigns.test.held": "Meta memeriksa mutu templat dulu; pesan menyusul setelah itu.",
  "campaigns.test.look": "Meta sudah menerimanya. Sebentar lagi muncul di ponsel.",
  "campaigns.test.name": "Nama",
  "campaigns.test.nameHint": "Sapaan dalam pesan.",
  "campaigns.test.outcome.accepted": "diterima Meta",
  "campaigns.test.outcome.in-doubt": "jawaban hilang",
  "campaigns.test.outcome.not-sent": "tidak terkirim",
  "campaigns.test.outcome.refused": "ditolak Meta",
  "campaigns.test.phone": "Nomor telepon",
  "campaigns.test.phoneNeeded": "Nomor mana yang menerima uji coba?",
  "campaigns.test.saveFirst": "Simpan dan kirim uji coba …",
  "campaigns.test.send": "Kirim uji coba",
  "campaigns.test.sent": "Uji coba sedang dikirim",
  "campaigns.test.sentTo": "Uji coba sedang dikirim ke {phone}",
  "campaigns.test.title": "Kirim uji coba",
  "campaigns.test.to": "Siapa yang menerima?",
};
