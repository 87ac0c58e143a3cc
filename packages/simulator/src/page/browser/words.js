// English is the source; the other language has the same keys (a test compares them).

export const words = {
  en: {
    title: "simulator", phones: "Phones", search: "Search a phone or a name", newPhone: "+62 812 …", open: "Open",
    behaviour: "Behaviour", accepted: "accepted", delivered: "delivered", read: "read", failed: "failed", waiting: "webhooks waiting",
    emptyPhones: "No phone has received anything yet. Start a campaign, or open a phone below.",
    choose: "Choose a phone to see what arrived on it, and answer as its owner.",
    nothingYet: "Nothing here yet.", write: "Write as the customer", send: "Send", back: "Back",
    windowOpen: "window open", windowClosed: "window closed", stopped: "marketing stopped",
    stopMarketing: "Stop marketing", resumeMarketing: "Resume marketing", photo: "Send a photo", place: "Send a place",
    quote: "Quote", quoting: "Quoting", cancel: "Cancel", failedWith: "not delivered, error", held: "held for quality",
    image: "Photo", video: "Video", document: "Document", audio: "Voice message", sticker: "Sticker", location: "Place", contacts: "Contact",
    reaction: "reacted", unsupported: "Unsupported message", offline: "The simulator does not answer.", saved: "Saved.",
    close: "Close", save: "Save", reset: "Reset everything", resetSure: "Every phone, message and template goes back to the first day. Press again to do it.",
    latency: "Answer takes (ms)", from: "from", to: "to", delaySent: "Sent after (ms)", delayDelivered: "Delivered after (ms)", delayRead: "Read after (ms)",
    shares: "What people do", deliveredShare: "Delivered", readShare: "Read", replyShare: "Reply",
    trouble: "Trouble", failCode: "Fail with code", failShare: "Share", failLate: "Accept first, fail later", notOnWhatsApp: "Not on WhatsApp (* for any digits)",
    holdShare: "Held for quality", outage: "Outage", outageNone: "None", outage503: "503 from Meta", outageHtml: "An HTML page", outageHang: "No answer", outageReset: "Connection lost", outageAccepts: "Take the message all the same",
    webhooks: "Webhooks", enabled: "Send webhooks", maxPerBody: "Updates per body", duplicates: "Sent twice", reorder: "Out of order",
    limits: "Limits", throughput: "Messages a second, per number", usMarketing: "Allow marketing to the United States", templates: "Templates", dark: "Dark", light: "Light",
  },
  id: {
    title: "simulator", phones: "Ponsel", search: "Cari nomor atau nama", newPhone: "+62 812 …", open: "Buka",
    behaviour: "Perilaku", accepted: "diterima", delivered: "sampai", read: "dibaca", failed: "gagal", waiting: "webhook menunggu",
    emptyPhones: "Belum ada ponsel yang menerima pesan. Mulai kampanye, atau buka ponsel di bawah.",
    choose: "Pilih ponsel untuk melihat pesan yang masuk, lalu balas sebagai pemiliknya.",
    nothingYet: "Belum ada apa-apa.", write: "Tulis sebagai pelanggan", send: "Kirim", back: "Kembali",
    windowOpen: "jendela terbuka", windowClosed: "jendela tertutup", stopped: "promosi dihentikan",
    stopMarketing: "Hentikan promosi", resumeMarketing: "Izinkan promosi", photo: "Kirim foto", place: "Kirim lokasi",
    quote: "Kutip", quoting: "Mengutip", cancel: "Batal", failedWith: "tidak sampai, kesalahan", held: "ditahan untuk penilaian",
    image: "Foto", video: "Video", document: "Dokumen", audio: "Pesan suara", sticker: "Stiker", location: "Lokasi", contacts: "Kontak",
    reaction: "bereaksi", unsupported: "Pesan tidak didukung", offline: "Simulator tidak menjawab.", saved: "Tersimpan.",
    close: "Tutup", save: "Simpan", reset: "Ulang dari awal", resetSure: "Semua ponsel, pesan, dan templat kembali ke hari pertama. Tekan sekali lagi untuk melakukannya.",
    latency: "Lama menjawab (ms)", from: "dari", to: "sampai", delaySent: "Terkirim setelah (ms)", delayDelivered: "Sampai setelah (ms)", delayRead: "Dibaca setelah (ms)",
    shares: "Apa yang dilakukan orang", deliveredShare: "Sampai", readShare: "Dibaca", replyShare: "Membalas",
    trouble: "Gangguan", failCode: "Gagal dengan kode", failShare: "Bagian", failLate: "Diterima dulu, gagal kemudian", notOnWhatsApp: "Tidak ada di WhatsApp (* untuk angka apa pun)",
    holdShare: "Ditahan untuk penilaian", outage: "Padam", outageNone: "Tidak", outage503: "503 dari Meta", outageHtml: "Halaman HTML", outageHang: "Tanpa jawaban", outageReset: "Koneksi putus", outageAccepts: "Pesan tetap diterima",
    webhooks: "Webhook", enabled: "Kirim webhook", maxPerBody: "Isi per kiriman", duplicates: "Dikirim dua kali", reorder: "Tidak berurutan",
    limits: "Batas", throughput: "Pesan per detik, per nomor", usMarketing: "Izinkan promosi ke Amerika Serikat", templates: "Templat", dark: "Gelap", light: "Terang",
  },
};

const stored = localStorage.getItem("simulator-language");
let language = stored ?? (navigator.language.startsWith("id") ? "id" : "en");

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "id" ? "en" : "id";
  localStorage.setItem("simulator-language", language);
}

export function word(key) {
  return words[language === "id" ? "id" : "en"][key] ?? key;
}

export function clock(iso) {
  return new Date(iso).toLocaleTimeString(language === "id" ? "id-ID" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  });
}
