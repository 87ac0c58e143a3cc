/** What a person can do about an error, in both languages. Several codes share one advice. */
export const advices = {
  wait: {
    en: "Nothing to do: Siar tries again by itself.",
    id: "Tidak perlu tindakan: Siar mencoba lagi sendiri.",
  },
  slow: {
    en: "Nothing to do: Siar slows this number down and goes on.",
    id: "Tidak perlu tindakan: Siar memperlambat nomor ini lalu melanjutkan.",
  },
  token: {
    en: "Create a new token for the system user in Meta Business Settings and replace it under Settings, WhatsApp.",
    id: "Buat token baru untuk pengguna sistem di Pengaturan Bisnis Meta, lalu ganti di Pengaturan, WhatsApp.",
  },
  permission: {
    en: "Give the system user full control of the WhatsApp account and the permissions whatsapp_business_messaging and whatsapp_business_management.",
    id: "Beri pengguna sistem kendali penuh atas akun WhatsApp serta izin whatsapp_business_messaging dan whatsapp_business_management.",
  },
  account: {
    en: "Open the account's quality page in WhatsApp Manager, settle what it shows, then resume.",
    id: "Buka halaman kualitas akun di WhatsApp Manager, selesaikan yang tertera, lalu lanjutkan.",
  },
  payment: {
    en: "Add or mend the payment method in Meta's billing settings, then resume.",
    id: "Tambahkan atau perbaiki metode pembayaran di pengaturan tagihan Meta, lalu lanjutkan.",
  },
  register: {
    en: "Register the number again in WhatsApp Manager, then resume.",
    id: "Daftarkan ulang nomor di WhatsApp Manager, lalu lanjutkan.",
  },
  displayName: {
    en: "Have the number's display name approved in WhatsApp Manager, then resume.",
    id: "Mintakan persetujuan nama tampilan nomor di WhatsApp Manager, lalu lanjutkan.",
  },
  recipient: {
    en: "Check the number with the customer, or reach them another way.",
    id: "Periksa nomornya dengan pelanggan, atau hubungi lewat jalur lain.",
  },
  allowList: {
    en: "Add the number to the test number's allow list in Meta's app dashboard, or send from a live number.",
    id: "Tambahkan nomor ke daftar izin nomor uji di dasbor aplikasi Meta, atau kirim dari nomor produksi.",
  },
  leaveAlone: {
    en: "Nothing to do: Siar leaves this person alone for now.",
    id: "Tidak perlu tindakan: untuk sementara Siar tidak mengirim ke orang ini.",
  },
  optedOut: {
    en: "Nothing to do: Siar has noted the opt-out and sends no more campaigns to this person.",
    id: "Tidak perlu tindakan: Siar sudah mencatatnya dan tidak mengirim kampanye lagi ke orang ini.",
  },
  window: {
    en: "Use an approved template: free text needs a message from the customer in the last 24 hours.",
    id: "Gunakan templat yang disetujui: teks bebas perlu pesan dari pelanggan dalam 24 jam terakhir.",
  },
  template: {
    en: "Compare the campaign's variables with the template, sync the templates, or choose another one.",
    id: "Cocokkan variabel kampanye dengan templat, sinkronkan templat, atau pilih yang lain.",
  },
  unpause: {
    en: "Wait until Meta releases the template, or choose another one, then resume.",
    id: "Tunggu sampai Meta melepas templat, atau pilih yang lain, lalu lanjutkan.",
  },
  value: {
    en: "Mend this contact's value (length, line breaks, many spaces), then retry the row.",
    id: "Perbaiki nilai kontak ini (panjang, baris baru, spasi beruntun), lalu coba lagi baris ini.",
  },
  media: {
    en: "Upload the file again in a format and size that WhatsApp takes.",
    id: "Unggah ulang berkas dalam format dan ukuran yang diterima WhatsApp.",
  },
  country: {
    en: "Leave contacts of this country out: Meta does not let this account write to them.",
    id: "Kecualikan kontak dari negara ini: Meta tidak mengizinkan akun ini mengirim ke sana.",
  },
  marketingPath: {
    en: "This account sends marketing through the Marketing Messages API only. Switch that off in WhatsApp Manager.",
    id: "Akun ini mengirim pemasaran hanya lewat Marketing Messages API. Matikan di WhatsApp Manager.",
  },
  misfiled: {
    en: "Review the categories of your templates in WhatsApp Manager and request a review there.",
    id: "Tinjau kategori templat Anda di WhatsApp Manager dan ajukan peninjauan di sana.",
  },
  creation: {
    en: "Correct the template as the sentence says and submit it again.",
    id: "Perbaiki templat sesuai penjelasan lalu ajukan lagi.",
  },
  lookup: {
    en: "Compare the id with the one in WhatsApp Manager, and give the system user access to it.",
    id: "Cocokkan id dengan yang ada di WhatsApp Manager, dan beri pengguna sistem akses ke sana.",
  },
  report: {
    en: "Please report this with its code: the request that Siar made was not right.",
    id: "Mohon laporkan beserta kodenya: permintaan yang dibuat Siar tidak tepat.",
  },
} as const;

export type Advice = keyof typeof advices;
