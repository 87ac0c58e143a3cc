export const campaignEstimate = {
  "campaigns.estimate.counting": "Menghitung siapa yang menerima …",
  "campaigns.estimate.failed":
    "Siapa yang dilewati belum bisa dihitung sekarang. Anda tetap bisa melanjutkan.",
  "campaigns.estimate.lacks": "{name}: {variable} tidak ada isinya",
  "campaigns.estimate.leftOut": { other: "{count} orang dilewati:" },
  "campaigns.estimate.people": {
    other: "Menurut keadaan sekarang, {count} orang menerima pesan ini.",
  },
  "campaigns.estimate.reason": "{people} – {reason}",
  "campaigns.warn.manyRecipients":
    "Ada {recipients} orang di dalamnya. Mulai dari {threshold}, sebaiknya diperiksa sekali lagi.",
  "campaigns.warn.quietHours": "Mulainya pada jam tenang Anda, pukul {from} sampai {until}.",
  "campaigns.warn.sameContent":
    "Pesan yang sama sudah dikirim ke segmen yang sama pada {at}: “{name}”.",
  "campaigns.warn.templateQuality":
    "Meta menilai mutu templat ini rendah, dan bisa menjedanya saat kampanye berjalan.",
  "campaigns.warn.usMarketing": {
    other: "{count} nomor berawalan +1. Meta tidak mengantarkan promosi di Amerika Serikat.",
  },
} as const;
