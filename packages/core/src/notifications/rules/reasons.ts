import type { Locale } from "@siar/kernel/ctx";

type Words = Readonly<Record<Locale, string>>;

const template: Words = {
  en: "Meta does not let this template through. Check it under Templates; once Meta approves it again, the campaign goes on by itself.",
  id: "Meta tidak meloloskan templat ini. Periksa di halaman Templat; kampanye berlanjut sendiri begitu Meta menyetujuinya lagi.",
};
const notConnected: Words = {
  en: "No WhatsApp number is connected. Connect one in the settings.",
  id: "Belum ada nomor WhatsApp yang terhubung. Hubungkan di pengaturan.",
};
const mediaGone: Words = {
  en: "The campaign's file is no longer in the media library. Start it again with another file.",
  id: "Berkas kampanye ini sudah tidak ada di pustaka media. Mulai lagi dengan berkas lain.",
};
const noRecipients: Words = {
  en: "Nobody in the segment could be written to.",
  id: "Tidak ada seorang pun di segmen ini yang bisa dikirimi.",
};

/** What stopped a campaign, with what to do about it. Server and pages share this one table. */
const reasons: Readonly<Record<string, Words>> = {
  stopped_all: {
    en: "Somebody paused all campaigns at once. Resume it when it may go on.",
    id: "Seseorang menjeda semua kampanye sekaligus. Lanjutkan bila sudah boleh berjalan.",
  },
  account_refused: {
    en: "Meta refuses this WhatsApp account. Check the connection in the settings, then resume.",
    id: "Meta menolak akun WhatsApp ini. Periksa koneksi di pengaturan, lalu lanjutkan.",
  },
  account_disconnected: {
    en: "Its WhatsApp account was disconnected. Connect it again under Settings, WhatsApp, then resume.",
    id: "Akun WhatsApp-nya diputus. Hubungkan lagi di Pengaturan, WhatsApp, lalu lanjutkan.",
  },
  account_restricted: {
    en: "Meta has restricted the WhatsApp account. See Settings, WhatsApp, then resume.",
    id: "Meta membatasi akun WhatsApp. Lihat Pengaturan, WhatsApp, lalu lanjutkan.",
  },
  account_disabled: {
    en: "Meta has disabled the WhatsApp account. See Settings, WhatsApp, then resume.",
    id: "Meta menonaktifkan akun WhatsApp. Lihat Pengaturan, WhatsApp, lalu lanjutkan.",
  },
  template_refused: template,
  "template-not-sendable": template,
  "template-kind-unsupported": {
    en: "The template has a part that Siar cannot send yet. Choose another one.",
    id: "Templat punya bagian yang belum bisa dikirim Siar. Pilih yang lain.",
  },
  "template-values-wrong": {
    en: "Some values do not fit the template. Open the campaign and mend them.",
    id: "Beberapa nilai tidak cocok dengan templat. Buka kampanye dan perbaiki.",
  },
  "channel-not-connected": notConnected,
  channel_not_connected: notConnected,
  "campaign-no-recipients": noRecipients,
  no_recipients: noRecipients,
  faults_in_a_row: {
    en: "Meta refused several messages in a row as faulty. Check the template and its variables.",
    id: "Meta menolak beberapa pesan berturut-turut karena keliru. Periksa templat dan variabelnya.",
  },
  number_unreachable: {
    en: "Meta did not answer for two minutes. Nobody is lost: resume when WhatsApp works again.",
    id: "Meta tidak menjawab selama dua menit. Tidak ada yang hilang: lanjutkan saat WhatsApp pulih.",
  },
  media_unreachable: {
    en: "Meta could not be given the campaign's file just now. Nobody is lost: resume when WhatsApp works again.",
    id: "Berkas kampanye belum bisa diserahkan ke Meta. Tidak ada yang hilang: lanjutkan saat WhatsApp pulih.",
  },
  media_refused: {
    en: "Meta does not take the campaign's file. Start it again with another file.",
    id: "Meta tidak menerima berkas kampanye ini. Mulai lagi dengan berkas lain.",
  },
  media_gone: mediaGone,
  "media-gone": mediaGone,
  "media-kind-wrong": {
    en: "The campaign's file does not fit its template any more. Choose another one.",
    id: "Berkas kampanye ini tidak cocok lagi dengan templatnya. Pilih yang lain.",
  },
  limit_reached: {
    en: "Meta's limit of people a day is used up. It goes on by itself as soon as there is room again.",
    id: "Batas penerima per hari dari Meta sudah habis. Kampanye berlanjut sendiri begitu ada ruang lagi.",
  },
  restored: {
    en: "The data was restored from a backup. Whoever was still waiting may have got the message since: they are listed as unknown, and only you decide to send to them.",
    id: "Data dipulihkan dari cadangan. Penerima yang masih menunggu mungkin sudah menerima pesannya: mereka tercatat sebagai tidak diketahui, dan hanya Anda yang memutuskan untuk mengirim.",
  },
  "campaign-incomplete": {
    en: "Something in the message was still missing.",
    id: "Masih ada yang kurang pada pesannya.",
  },
};

const code: Words = { en: "code", id: "kode" };

/** From `reason`, or `reason:code` where Meta was the reason; others show as they were written. */
export function sentenceOfReason(reason: string, locale: Locale): string {
  const [name = reason, number] = reason.split(":");
  const words = reasons[name]?.[locale];
  if (words === undefined) return reason;
  return number === undefined ? words : `${words} (${code[locale]} ${number})`;
}
