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
  "message-choice-single": {
    status: 422,
    en: "“{choice}” at character {at} offers one wording only. Write {{Hi|Hello}} for a choice, and a value with one brace.",
    id: "“{choice}” pada karakter {at} hanya punya satu pilihan kata. Tulis {{Hai|Halo}} untuk pilihan, dan nilai dengan satu kurung kurawal.",
  },
  "message-too-deep": {
    status: 422,
    en: "The part at character {at} lies too deep within others: {levels} levels are the most.",
    id: "Bagian pada karakter {at} terlalu dalam di dalam bagian lain: paling banyak {levels} tingkat.",
  },
  "message-too-long": {
    status: 422,
    en: "The text has {length} characters. Meta takes {limit} at the most.",
    id: "Teks berisi {length} karakter. Meta menerima paling banyak {limit}.",
  },
  "message-variable-unknown": {
    status: 422,
    en: "The message uses {variable}, which no contact has.",
    id: "Pesan memakai {variable}, yang tidak ada pada kontak.",
  },
  "message-variable-missing": {
    status: 422,
    en: "The message cannot be said to this person: there is no value for {variable}.",
    id: "Pesan tidak bisa disampaikan ke orang ini: nilai {variable} tidak ada.",
  },
  "recipient-opted-out": {
    status: 422,
    en: "This person has opted out, so nothing is sent to them, no test either.",
    id: "Orang ini sudah berhenti berlangganan, jadi tidak dikirimi apa pun, termasuk uji coba.",
  },
  "recipient-not-on-whatsapp": {
    status: 422,
    en: "Meta said that this number is not on WhatsApp.",
    id: "Menurut Meta, nomor ini tidak ada di WhatsApp.",
  },
  "recipient-marketing-held": {
    status: 422,
    en: "Meta lets no marketing through to this person for a day. Test with somebody else.",
    id: "Meta menahan pesan pemasaran ke orang ini selama sehari. Uji dengan orang lain.",
  },
  "recipient-window-closed": {
    status: 422,
    en: "A text only reaches people who wrote to this number within the last 24 hours. Write to it first, or use a template.",
    id: "Teks hanya sampai ke orang yang menulis ke nomor ini dalam 24 jam terakhir. Kirim pesan dulu ke nomor itu, atau pakai templat.",
  },
  "test-in-doubt": {
    status: 502,
    en: "Meta's answer was lost, so the test may have arrived. Look at the phone before you send another.",
    id: "Jawaban Meta hilang, jadi uji coba mungkin sudah sampai. Lihat ponselnya sebelum mengirim lagi.",
  },
  "too-many-tests": {
    status: 429,
    en: "At most five tests a minute. Send the next one in {seconds} seconds.",
    id: "Paling banyak lima uji coba per menit. Kirim lagi dalam {seconds} detik.",
  },
  "template-not-sendable": {
    status: 422,
    en: "The template “{name}” is {status}, so Meta would refuse it.",
    id: "Templat “{name}” berstatus {status}, sehingga Meta akan menolaknya.",
  },
  "template-kind-unsupported": {
    status: 422,
    en: "The template “{name}” has a part that Siar cannot send yet: {part}.",
    id: "Templat “{name}” punya bagian yang belum bisa dikirim Siar: {part}.",
  },
  "template-draft-wrong": {
    status: 422,
    en: "Meta would refuse this template. Each field says why.",
    id: "Meta akan menolak templat ini. Alasannya ada di tiap isian.",
  },
  "sample-wrong-type": {
    status: 422,
    en: "The file does not fit: an image is JPEG or PNG, a video MP4, a document PDF.",
    id: "Berkasnya tidak cocok: gambar harus JPEG atau PNG, video MP4, dokumen PDF.",
  },
  "template-exists": {
    status: 409,
    en: "There is a template “{name}” in {language} already.",
    id: "Sudah ada templat “{name}” dalam {language}.",
  },
  "template-in-use": {
    status: 409,
    en: "These campaigns still need the template: {users}.",
    id: "Kampanye ini masih memerlukan templatnya: {users}.",
  },
  "template-values-wrong": {
    status: 422,
    en: "Some values do not fit the template.",
    id: "Beberapa nilai tidak cocok dengan templat.",
  },
  "media-empty": {
    status: 422,
    en: "The file is empty.",
    id: "Berkasnya kosong.",
  },
  "media-kind-unknown": {
    status: 422,
    en: "WhatsApp takes no file like this. It takes JPEG and PNG pictures, MP4 and 3GP videos, MP3, M4A, AAC, AMR and Opus sounds, PDF, Word, Excel, PowerPoint and plain text.",
    id: "WhatsApp tidak menerima berkas seperti ini. Yang diterima: gambar JPEG dan PNG, video MP4 dan 3GP, suara MP3, M4A, AAC, AMR dan Opus, PDF, Word, Excel, PowerPoint dan teks biasa.",
  },
  "media-too-large": {
    status: 413,
    en: "This file is too large: WhatsApp takes {limit} MB of its kind at most.",
    id: "Berkas ini terlalu besar: untuk jenisnya WhatsApp menerima paling banyak {limit} MB.",
  },
  "media-damaged": {
    status: 422,
    en: "The file is damaged, or only a part of it. Open it on your own device, save it anew and try again.",
    id: "Berkasnya rusak atau tidak lengkap. Buka di perangkat Anda, simpan ulang, lalu coba lagi.",
  },
  "media-picture-mode": {
    status: 422,
    en: "WhatsApp takes pictures with 8 bits a colour and full colours only. Save it as an ordinary JPEG and try again.",
    id: "WhatsApp hanya menerima gambar 8 bit dengan warna penuh. Simpan sebagai JPEG biasa lalu coba lagi.",
  },
  "media-codec": {
    status: 422,
    en: "WhatsApp plays videos of H.264 with AAC sound only; this one has {codec}. Export it as MP4 (H.264) and try again.",
    id: "WhatsApp hanya memutar video H.264 dengan suara AAC; berkas ini memakai {codec}. Ekspor sebagai MP4 (H.264) lalu coba lagi.",
  },
  "media-ogg": {
    status: 422,
    en: "Of Ogg files WhatsApp takes only Opus with one channel. Save it as MP3 and try again.",
    id: "Untuk berkas Ogg, WhatsApp hanya menerima Opus satu kanal. Simpan sebagai MP3 lalu coba lagi.",
  },
  "media-in-use": {
    status: 409,
    en: "The file is still needed by {users}, so it stays.",
    id: "Berkas ini masih dipakai oleh {users}, jadi tidak dihapus.",
  },
  "media-gone": {
    status: 422,
    en: "The chosen file is no longer in the media library. Choose another one.",
    id: "Berkas yang dipilih sudah tidak ada di pustaka media. Pilih yang lain.",
  },
  "media-on-its-way": {
    status: 409,
    en: "The file is still on its way from WhatsApp. Try again in a minute.",
    id: "Berkas ini masih dalam perjalanan dari WhatsApp. Coba lagi sebentar lagi.",
  },
  "media-kind-wrong": {
    status: 422,
    en: "The message needs a file of the kind {needed}, and the chosen one is of the kind {kind}.",
    id: "Pesan ini perlu berkas jenis {needed}, sedangkan yang dipilih berjenis {kind}.",
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
  "nothing-to-exclude": {
    status: 409,
    en: "Nobody of them is still waiting for this campaign.",
    id: "Tidak seorang pun dari mereka masih menunggu kampanye ini.",
  },
  "nothing-to-dismiss": {
    status: 409,
    en: "Nobody is in doubt any more, or somebody was quicker.",
    id: "Tidak ada lagi yang belum pasti, atau orang lain lebih cepat.",
  },
  "rates-unreadable": {
    status: 422,
    en: "The rates cannot be read, so nothing was changed.",
    id: "Tarif tidak bisa dibaca, jadi tidak ada yang diubah.",
  },
  "nothing-to-drop": {
    status: 409,
    en: "None of these is left, or somebody was quicker.",
    id: "Tidak ada lagi yang tersisa, atau orang lain lebih cepat.",
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
  "bulk-forgotten": {
    status: 409,
    en: "It is too long ago: who was left is no longer known. Begin it anew.",
    id: "Sudah terlalu lama: sisa kontaknya tidak lagi diketahui. Mulai dari awal.",
  },
} as const satisfies Record<string, ErrorEntry>;
