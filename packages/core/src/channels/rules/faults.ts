import { explain } from "@siar/whatsapp/errors";
import type { CheckName } from "../schema.ts";

/** Why a connection does not work, as it is kept: the words are found when somebody reads it. */
export interface Fault {
  readonly why: FaultWhy;
  /** Meta's code, where Meta was asked and refused. */
  readonly code?: number;
  readonly subcode?: number | null;
  /** A permission, or what Meta itself says about it. */
  readonly words?: string;
  /** How Meta says that it can be mended. */
  readonly solution?: string;
  /** The number that it is about, as people write it. */
  readonly about?: string;
}

export type FaultWhy = keyof typeof faults | "refused" | "health";

export interface Finding {
  readonly check: CheckName;
  readonly fault: Fault | null;
}

type Locale = "en" | "id";
type Words = Readonly<Record<Locale, string>>;
type Place = keyof typeof places;

/** Where in Meta's own pages something is mended. */
const places = {
  manager: "https://business.facebook.com/wa/manage/home/?waba_id={waba}",
  numbers: "https://business.facebook.com/wa/manage/phone-numbers/?waba_id={waba}",
  systemUsers: "https://business.facebook.com/settings/system-users",
  billing: "https://business.facebook.com/billing_hub/accounts",
  quality: "https://business.facebook.com/business-support-home/",
} as const;

const faults = {
  timeout: {
    en: "Meta did not answer within ten seconds.",
    id: "Meta tidak menjawab dalam sepuluh detik.",
    stepEn: "Nothing was lost. Try again in a few minutes.",
    stepId: "Tidak ada yang hilang. Coba lagi beberapa menit lagi.",
  },
  reset: {
    en: "The connection to Meta broke off.",
    id: "Koneksi ke Meta terputus.",
    stepEn: "Nothing was lost. Try again in a few minutes.",
    stepId: "Tidak ada yang hilang. Coba lagi beberapa menit lagi.",
  },
  "not-json": {
    en: "Meta answered with a web page instead of data, as it does during an outage.",
    id: "Meta menjawab dengan halaman web, bukan data, seperti saat ada gangguan.",
    stepEn: "Nothing was lost. Look at metastatus.com, and try again later.",
    stepId: "Tidak ada yang hilang. Lihat metastatus.com, lalu coba lagi nanti.",
  },
  "no-connection": {
    en: "Meta cannot be reached.",
    id: "Meta tidak bisa dihubungi.",
    stepEn: "Nothing was sent. Try again in a few minutes.",
    stepId: "Tidak ada yang dikirim. Coba lagi beberapa menit lagi.",
  },
  "permission-missing": {
    en: "The token lacks the permission {words}.",
    id: "Token tidak punya izin {words}.",
    stepEn:
      "In Meta Business Settings, System users: generate a token that has this permission too, and replace it here.",
    stepId:
      "Di Pengaturan Bisnis Meta, Pengguna sistem: buat token yang juga punya izin ini, lalu ganti di sini.",
    place: "systemUsers",
  },
  "no-numbers": {
    en: "The account has no phone number.",
    id: "Akun belum punya nomor telepon.",
    stepEn: "Add a number in WhatsApp Manager.",
    stepId: "Tambahkan nomor di WhatsApp Manager.",
    place: "numbers",
  },
  "not-registered": {
    en: "{about} is not registered: Meta calls it {words}.",
    id: "{about} belum terdaftar: statusnya di Meta {words}.",
    stepEn:
      "In WhatsApp Manager, Phone numbers: verify the number and register it for the Cloud API.",
    stepId: "Di WhatsApp Manager, Nomor telepon: verifikasi nomor itu dan daftarkan ke Cloud API.",
    place: "numbers",
  },
  "name-declined": {
    en: "Meta did not accept the display name of {about}.",
    id: "Meta tidak menerima nama tampilan {about}.",
    stepEn: "In WhatsApp Manager, Phone numbers: choose another display name and submit it.",
    stepId: "Di WhatsApp Manager, Nomor telepon: pilih nama tampilan lain dan ajukan.",
    place: "numbers",
  },
  payment: {
    en: "There is a problem with the payment method, so Meta holds campaigns back.",
    id: "Ada masalah dengan metode pembayaran, jadi Meta menahan kampanye.",
    stepEn: "Add or mend the payment method in Meta's billing settings.",
    stepId: "Tambahkan atau perbaiki metode pembayaran di pengaturan tagihan Meta.",
    place: "billing",
  },
  "not-subscribed": {
    en: "The app does not follow this account, so no status and no reply arrives.",
    id: "Aplikasi belum mengikuti akun ini, jadi status dan balasan tidak masuk.",
    stepEn: "Press “Subscribe the app” below.",
    stepId: "Tekan “Langganankan aplikasi” di bawah.",
  },
  restricted: {
    en: "Meta has restricted this account: it may not begin conversations.",
    id: "Meta membatasi akun ini: tidak boleh memulai percakapan.",
    stepEn: "See the reason and ask for a review in Meta's Business Support.",
    stepId: "Lihat alasannya dan ajukan peninjauan di Bantuan Bisnis Meta.",
    place: "quality",
  },
  disabled: {
    en: "Meta has disabled this account.",
    id: "Meta menonaktifkan akun ini.",
    stepEn: "See the reason and ask for a review in Meta's Business Support.",
    stepId: "Lihat alasannya dan ajukan peninjauan di Bantuan Bisnis Meta.",
    place: "quality",
  },
} as const satisfies Record<
  string,
  Words & { readonly stepEn: string; readonly stepId: string; readonly place?: Place }
>;

export interface Explained {
  readonly detail: string;
  readonly step: string;
  readonly link: string | null;
}

/** What is wrong, how it is mended, and where, for whoever reads it. */
export function explainFault(fault: Fault, locale: Locale, wabaId = ""): Explained {
  if (fault.why === "refused") {
    const { sentence, advice } = explain(fault.code ?? 0, locale, fault.subcode);
    return { detail: `${sentence} (${fault.code})`, step: advice, link: linkTo("manager", wabaId) };
  }
  if (fault.why === "health") {
    const step = fault.solution ?? "";
    return { detail: inMetasWords(fault), step, link: linkTo("manager", wabaId) };
  }
  const words = faults[fault.why];
  const detail = words[locale]
    .replace("{words}", fault.words ?? "")
    .replace("{about}", fault.about ?? "");
  const step = locale === "en" ? words.stepEn : words.stepId;
  return { detail, step, link: "place" in words ? linkTo(words.place, wabaId) : null };
}

const inMetasWords = ({ about, words = "", code }: Fault): string =>
  `${about === undefined ? "" : `${about}: `}${words}${code === undefined ? "" : ` (${code})`}`;

const linkTo = (place: Place, wabaId: string): string => places[place].replace("{waba}", wabaId);

/** In one breath, where there is room for one sentence only. */
export function sentenceOfFault(fault: Fault, locale: Locale): string {
  const { detail, step } = explainFault(fault, locale);
  return step === "" ? detail : `${detail} ${step}`;
}
