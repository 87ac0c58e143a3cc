export const campaignEstimate = {
  "campaigns.estimate.cost": "Meta menagih {amount} bila semuanya sampai.",
  "campaigns.estimate.costFree": {
    other: "{count} di antaranya gratis: mereka menulis dalam sehari terakhir.",
  },
  "campaigns.estimate.costMore": { other: "dan {count} negara lagi" },
  "campaigns.estimate.costService":
    "1.000 yang pertama tiap bulan gratis di Meta. Sisanya tidak diketahui di sini, jadi tidak dikurangi.",
  "campaigns.estimate.costUnknown": {
    other: "Biaya untuk {count} orang tidak diketahui: belum ada tarifnya.",
  },
  "campaigns.estimate.counting": "Menghitung siapa yang menerima …",
  "campaigns.estimate.failed":
    "Siapa yang dilewati belum bisa dihitung sekarang. Anda tetap bisa melanjutkan.",
  "campaigns.estimate.lacks": "{name}: {variable} tidak ada isinya",
  "campaigns.estimate.leftOut": { other: "{count} orang dilewati:" },
  "campaigns.estimate.limit":
    "Dari batas Meta {perDay} orang dalam 24 jam, tersisa {left}. Kampanye ini perlu {people}.",
  "campaigns.estimate.limitNone": "Meta tidak memberi batas harian pada nomor ini.",
  "campaigns.estimate.limitUnknown": "Batas harian Meta untuk nomor ini tidak diketahui.",
  "campaigns.estimate.people": {
    other: "Menurut keadaan sekarang, {count} orang menerima pesan ini.",
  },
  "campaigns.estimate.reason": "{people} – {reason}",
  "campaigns.estimate.toRates": "Impor tarif",
  "campaigns.warn.categoryChanged":
    "Sejak Anda memilih templat ini, Meta memindahkannya dari {from} ke {to}. Itu menentukan harganya.",
  "campaigns.warn.manyRecipients":
    "Ada {recipients} orang di dalamnya. Mulai dari {threshold}, sebaiknya diperiksa sekali lagi.",
  "campaigns.warn.overLimit":
    "Batas harian Meta cukup untuk {left} dari {people} orang. Agar tetap di dalamnya perlu {days} hari.",
  "campaigns.warn.quietHours": "Mulainya pada jam tenang Anda, pukul {from} sampai {until}.",
  "campaigns.warn.sameContent":
    "Pesan yang sama sudah dikirim ke segmen yang sama pada {at}: “{name}”.",
  "campaigns.warn.templateQuality":
    "Meta menilai mutu templat ini rendah, dan bisa menjedanya saat kampanye berjalan.",
  "campaigns.warn.usMarketing": {
    other: "{count} nomor dari Amerika Serikat. Meta tidak mengantarkan promosi di sana.",
  },
} as const;
