import type { Locale } from "@siar/kernel/ctx";
import type { NotificationKind } from "../schema.ts";
import { sentenceOfReason } from "./reasons.ts";

/** What a notification says, filled from its params. Server and pages share this one table. */
export const sentences: Readonly<Record<NotificationKind, Readonly<Record<Locale, string>>>> = {
  campaign_started: {
    en: "“{name}” has started.",
    id: "“{name}” sudah dimulai.",
  },
  campaign_completed: {
    en: "“{name}” is done: {sent} sent, {failed} failed.",
    id: "“{name}” selesai: {sent} terkirim, {failed} gagal.",
  },
  campaign_paused: {
    en: "“{name}” is paused: {reason}",
    id: "“{name}” dijeda: {reason}",
  },
  campaign_resumed: {
    en: "“{name}” goes on by itself.",
    id: "“{name}” berlanjut dengan sendirinya.",
  },
  campaigns_stopped: {
    en: "{by} stopped everything. Campaigns that are paused now: {count}.",
    id: "{by} menghentikan semuanya. Kampanye yang kini dijeda: {count}.",
  },
  campaign_failed: {
    en: "“{name}” could not start: {reason}",
    id: "“{name}” tidak bisa dimulai: {reason}",
  },
  campaign_missed: {
    en: "“{name}” missed its time by more than an hour. Send it now, choose another time, or cancel it.",
    id: "“{name}” terlewat lebih dari satu jam. Kirim sekarang, jadwalkan ulang, atau batalkan.",
  },
  unknown_rows: {
    en: "“{name}”: for {count} people it is not known whether the message arrived.",
    id: "“{name}”: untuk {count} orang belum diketahui apakah pesannya sampai.",
  },
  counters_differ: {
    en: "“{name}”: the count “{counter}” is not what its messages add up to. Please report this as a fault.",
    id: "“{name}”: hitungan “{counter}” tidak sama dengan jumlah pesannya. Mohon laporkan sebagai kesalahan.",
  },
  import_done: {
    en: "“{name}” is imported. New: {created}, updated: {updated}, skipped: {skipped}, not imported: {failed}.",
    id: "“{name}” sudah diimpor. Baru: {created}, diperbarui: {updated}, dilewati: {skipped}, tidak diimpor: {failed}.",
  },
  job_failed: {
    en: "The job “{job}” failed: {reason}",
    id: "Pekerjaan “{job}” gagal: {reason}",
  },
  connection_failing: {
    en: "The WhatsApp account “{name}” needs attention. Settings, WhatsApp says what is missing.",
    id: "Akun WhatsApp “{name}” perlu perhatian. Pengaturan, WhatsApp menunjukkan yang kurang.",
  },
  number_quality_low: {
    en: "Meta now rates {number} as low quality: many people block or report it. Write less, and only to those who asked for it.",
    id: "Mutu {number} kini rendah menurut Meta: banyak yang memblokir atau melaporkannya. Kurangi kiriman, hanya ke yang memintanya.",
  },
  template_approved: {
    en: "Meta approved the template “{name}”: campaigns can use it now.",
    id: "Meta menyetujui templat “{name}”: kampanye sudah bisa memakainya.",
  },
  template_rejected: {
    en: "Meta rejected the template “{name}”. The reason stands beside it under Templates.",
    id: "Meta menolak templat “{name}”. Alasannya ada di halaman Templat.",
  },
  template_paused: {
    en: "Meta paused the template “{name}”: many people did not like it. Its campaigns wait.",
    id: "Meta menjeda templat “{name}” karena banyak yang tidak menyukainya. Kampanyenya menunggu.",
  },
  template_category: {
    en: "Meta moved the template “{name}” from {from} to {to}. A message in {country} cost {before}, now {after}. Campaigns planned with it: {campaigns}.",
    id: "Meta memindahkan templat “{name}” dari {from} ke {to}. Biaya per pesan di {country}: dari {before} menjadi {after}. Kampanye yang direncanakan dengannya: {campaigns}.",
  },
  template_category_soon: {
    en: "Within a day Meta will move the template “{name}” from {from} to {to}. A message in {country} costs {before} now, {after} then. Campaigns planned with it: {campaigns}.",
    id: "Dalam sehari Meta akan memindahkan templat “{name}” dari {from} ke {to}. Biaya per pesan di {country}: kini {before}, nanti {after}. Kampanye yang direncanakan dengannya: {campaigns}.",
  },
  restored: {
    en: "The data was restored from the backup of {at}. Paused, so that nobody gets a message twice: {paused}. Drafts again: {drafts}. What was sent and who said STOP since then is not known here.",
    id: "Data dipulihkan dari cadangan {at}. Dijeda agar tidak ada yang menerima pesan dua kali: {paused}. Menjadi draf lagi: {drafts}. Yang terkirim dan yang menulis STOP sejak itu tidak tercatat di sini.",
  },
};

export function sentenceOfNotice(
  kind: NotificationKind,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  return sentences[kind][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const said = String(params[name] ?? "–");
    return name === "reason" ? sentenceOfReason(said, locale) : said;
  });
}
