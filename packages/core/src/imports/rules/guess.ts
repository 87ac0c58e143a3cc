import { attributeOf, type Target } from "../schema.ts";
import { readRating, readStatus, readUserId } from "./values.ts";

interface Declared {
  readonly key: string;
  readonly label: string;
}

/** Small letters without accents, one blank between words. `No.HP_Aktif` is `no hp aktif`. */
export const bareHeader = (header: string): string =>
  header
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type Known = Exclude<Target, `attributes.${string}`>;

const exact: Readonly<Record<Known, string>> = {
  phone:
    "phone|phone number|phone no|phone 1 value|mobile|mobile phone|mobile number|mobile no|cell|cellphone|" +
    "cell phone|tel|telephone|telephone number|msisdn|contact number|contact no|whatsapp|whatsapp number|whatsapp no|wa|" +
    "wa number|hp|no hp|nomor hp|nohp|hp wa|no hp wa|handphone|no handphone|nomor handphone|ponsel|no ponsel|" +
    "nomor ponsel|telp|no telp|nomor telp|notelp|telepon|no telepon|nomor telepon|no wa|nomor wa|nowa|" +
    "no whatsapp|nomor whatsapp|nomor kontak|no kontak|seluler|nomor seluler|nomor",
  name:
    "name|nama|full name|fullname|display name|customer|customer name|client name|contact name|contact|" +
    "first name|last name|middle name|given name|family name|surname|nama lengkap|nama pelanggan|nama customer|nama konsumen|" +
    "nama kontak|nama depan|nama belakang|nama tengah|nama pembeli|nama anggota|nama member|pelanggan|kontak|" +
    "nama klien|nama panggilan|member name|buyer name",
  language: "language|lang|locale|bahasa|preferred language|kode bahasa|language code",
  timezone: "timezone|time zone|tz|zona waktu|zona",
  labels:
    "label|labels|tag|tags|group|groups|group membership|grup|kelompok|segmen|segment|kategori pelanggan|daftar label",
  userId:
    "user id|userid|bsuid|business scoped user id|meta user id|whatsapp user id|wa user id|id pengguna|" +
    "id pengguna whatsapp|id pengguna wa|id pengguna meta",
  workflowStatus:
    "workflow status|status|conversation status|contact status|status percakapan|status kontak",
  rating: "rating|stars|score|peringkat|penilaian|nilai|bintang|skor",
  optInSource:
    "opt in source|optin source|consent source|sumber opt in|sumber persetujuan|asal persetujuan|sumber izin",
  optInText:
    "opt in text|optin text|consent text|teks opt in|teks persetujuan|isi persetujuan|bunyi persetujuan",
  optInAt:
    "opt in at|opt in date|optin date|opted in at|opt in time|consent date|consent at|subscribed at|subscribe date|" +
    "tanggal opt in|tgl opt in|tanggal persetujuan|tgl persetujuan|waktu persetujuan|tanggal izin|tanggal setuju",
};

const names = new Map(
  Object.entries(exact).flatMap(([target, list]) =>
    list.split("|").map((name): [string, string] => [name, target]),
  ),
);

/** Words that settle it in longer headers: `Nomor HP Aktif (WhatsApp)`. */
const telling: readonly (readonly [RegExp, Known])[] = [
  [/\b(opt ?in|consent|persetujuan)\b.*\b(date|at|time|tanggal|tgl|waktu)\b/, "optInAt"],
  [/\b(tanggal|tgl|waktu|date)\b.*\b(opt ?in|consent|persetujuan)\b/, "optInAt"],
  [
    /\b(opt ?in|consent|persetujuan)\b.*\b(source|sumber)\b|\bsumber\b.*\b(opt ?in|persetujuan)\b/,
    "optInSource",
  ],
  [/\b(hp|handphone|ponsel|telp|telepon|telpon|whats ?app|wa|phone|mobile|cell|msisdn)\b/, "phone"],
  [/^(nama|name)\b|\b(name|nama)$/, "name"],
];

/** Those do not name a person, whatever their words. */
const misleading =
  /\b(user ?name|produk|product|toko|perusahaan|company|file|bank|ibu|email|type|label|tipe|home)\b/;

const several = new Set<string>(["name", "labels"]);
const phoneLike = /^\+?[\d\s().-]{7,20}$/;

/**
 * What each column most likely is, by what stands over it and by the business's own fields; a header
 * that says no more than "number" is a phone's only if what stands below looks like one.
 */
export function guessTargets(
  headers: readonly string[],
  fields: readonly Declared[],
  rows: readonly (readonly string[])[],
): (string | null)[] {
  const taken = new Set<string>();
  const guesses: (string | null)[] = headers.map(() => null);
  for (const find of [byName(fields), byWords]) {
    for (const [column, header] of headers.entries()) {
      const candidates = guesses[column] === null ? find(bareHeader(header)) : [];
      const target = candidates.find((candidate) => fitsBelow(candidate, rows, column));
      if (target === undefined || (taken.has(target) && !several.has(target))) continue;
      // A full name is not joined to a nickname, only a first one to a last one.
      if (target === "name" && taken.has("name") && !isPart(header)) continue;
      taken.add(target);
      guesses[column] = target;
    }
  }
  return guesses;
}

const isPart = (header: string): boolean =>
  /\b(first|last|middle|given|family|surname|depan|belakang|tengah)\b/.test(bareHeader(header));

const byName =
  (fields: readonly Declared[]) =>
  (header: string): string[] => {
    if (header === "") return [];
    const known = names.get(header);
    const field = fields.find(({ key, label }) =>
      [key, label, `attributes.${key}`].some((name) => bareHeader(name) === header),
    );
    return [
      ...(known === undefined ? [] : [known]),
      ...(field === undefined ? [] : [`attributes.${field.key}`]),
    ];
  };

const byWords = (header: string): string[] => {
  const found = misleading.test(header) ? undefined : telling.find(([words]) => words.test(header));
  return found === undefined ? [] : [found[1]];
};

/** Shops write many things under "Status" or "Nilai": then all that stands below has to fit. */
const fitting: Readonly<Record<string, (value: string) => boolean>> = {
  userId: (value) => readUserId(value) !== null,
  workflowStatus: (value) => readStatus(value) !== null,
  rating: (value) => readRating(value) !== null,
};

function fitsBelow(target: string, rows: readonly (readonly string[])[], column: number): boolean {
  const values = rows.map((row) => (row[column] ?? "").trim()).filter((value) => value !== "");
  if (target !== "phone") return values.every(fitting[target] ?? (() => true));
  return values.length === 0 || values.some((value) => phoneLike.test(value.replace(/^'/, "")));
}

/** A file without names over its columns: a phone is known by its looks, a name by its letters. */
export function guessByLooks(rows: readonly (readonly string[])[]): (string | null)[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) =>
    rows.map((row) => (row[at] ?? "").trim()),
  );
  const most = (column: readonly string[], looks: RegExp): boolean =>
    column.filter((value) => looks.test(value)).length * 2 > column.length;
  const phone = columns.findIndex((column) => most(column, phoneLike));
  const name = columns.findIndex(
    (column, at) => at !== phone && most(column, /^[\p{L}'. -]{2,}$/u),
  );
  return columns.map((_, at) => (at === phone ? "phone" : at === name ? "name" : null));
}

/** A target that a person chose names something that there is. */
export const isKnownTarget = (
  target: string,
  fields: readonly Pick<Declared, "key">[],
): boolean => {
  const key = attributeOf(target);
  return key === null || fields.some((field) => field.key === key);
};
