import type { ErrorEntry } from "./error-entry.ts";

/** Campaigns, messages, templates, WhatsApp accounts and jobs. */
export const errorsOfCampaigns = {
  "campaign-not-editable": {
    status: 409,
    en: "A campaign that is {status} can no longer be changed.",
    id: "Kampanye yang berstatus {status} tidak bisa diubah lagi.",
  },
  "campaign-transition": {
    status: 409,
    en: "A campaign that is {status} cannot be told to {command}.",
    id: "Kampanye yang berstatus {status} tidak bisa diberi perintah {command}.",
  },
  "campaign-incomplete": {
    status: 422,
    en: "The campaign is not ready: {missing}.",
    id: "Kampanye belum siap: {missing}.",
  },
  "campaign-no-recipients": {
    status: 422,
    en: "Nobody would receive this campaign.",
    id: "Tidak ada penerima untuk kampanye ini.",
  },
  "message-brace-open": {
    status: 422,
    en: "The { at character {at} is never closed. Write \\{ for a brace itself.",
    id: "Tanda { pada karakter {at} tidak ditutup. Tulis \\{ untuk kurung kurawal biasa.",
  },
  "message-variable-malformed": {
    status: 422,
    en: "“{variable}” at character {at} is not a variable. Variables look like {example}.",
    id: "“{variable}” pada karakter {at} bukan variabel. Contoh variabel: {example}.",
  },
  "message-variable-unknown": {
    status: 422,
    en: "The message uses {variable}, which no contact has.",
    id: "Pesan memakai {variable}, yang tidak ada pada kontak.",
  },
  "template-not-sendable": {
    status: 422,
    en: "The template “{name}” is {status}, so Meta would refuse it.",
    id: "Templat “{name}” berstatus {status}, sehingga Meta akan menolaknya.",
  },
  "template-values-wrong": {
    status: 422,
    en: "Some values do not fit the template.",
    id: "Beberapa nilai tidak cocok dengan templat.",
  },
  "channel-not-connected": {
    status: 422,
    en: "No WhatsApp number is connected.",
    id: "Belum ada nomor WhatsApp yang terhubung.",
  },
  "channel-without-numbers": {
    status: 422,
    en: "This WhatsApp account has no phone number yet. Add one in WhatsApp Manager first.",
    id: "Akun WhatsApp ini belum punya nomor telepon. Tambahkan dahulu di WhatsApp Manager.",
  },
  "channel-secret-unreadable": {
    status: 409,
    en: "The stored access token can no longer be read. Connect the WhatsApp account again.",
    id: "Token akses yang tersimpan tidak bisa dibaca lagi. Hubungkan ulang akun WhatsApp.",
  },
  "schedule-in-past": {
    status: 422,
    en: "The time to send lies in the past.",
    id: "Waktu kirim sudah lewat.",
  },
  "zone-unknown": {
    status: 422,
    en: "There is no time zone “{zone}”.",
    id: "Tidak ada zona waktu “{zone}”.",
  },
  "unknown-rows-need-consent": {
    status: 422,
    en: "Some of these people may already have the message. Confirm to send it again.",
    id: "Sebagian orang mungkin sudah menerima pesan. Konfirmasi untuk mengirim lagi.",
  },
  "nothing-to-retry": {
    status: 409,
    en: "There is nothing left to try again, or somebody was quicker.",
    id: "Tidak ada lagi yang bisa diulang, atau orang lain lebih cepat.",
  },
  "nothing-to-dismiss": {
    status: 409,
    en: "Nobody is in doubt any more, or somebody was quicker.",
    id: "Tidak ada lagi yang belum pasti, atau orang lain lebih cepat.",
  },
  "job-not-cancellable": {
    status: 409,
    en: "A job that is {status} cannot be stopped.",
    id: "Pekerjaan berstatus {status} tidak bisa dihentikan.",
  },
  "job-not-retryable": {
    status: 409,
    en: "Only a failed job can be tried again.",
    id: "Hanya pekerjaan gagal yang bisa diulang.",
  },
  "job-unknown": {
    status: 500,
    en: "Nobody knows how to do the job “{kind}”.",
    id: "Tidak ada yang bisa mengerjakan “{kind}”.",
  },
  "job-abandoned": {
    status: 500,
    en: "The job stopped {attempts} times without getting any further.",
    id: "Pekerjaan berhenti {attempts} kali tanpa kemajuan.",
  },
} as const satisfies Record<string, ErrorEntry>;
