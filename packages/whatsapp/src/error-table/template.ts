import { row, type ErrorRow } from "./row.ts";

/** What stops a template: every campaign that uses it has to wait. */
export const templateErrors: readonly ErrorRow[] = [
  row(
    132000,
    "T",
    "template",
    "The number of values differs from the template's variables.",
    "Jumlah nilai berbeda dari variabel templat.",
  ),
  row(
    132001,
    "T",
    "template",
    "There is no approved template of this name and language.",
    "Tidak ada templat disetujui dengan nama dan bahasa ini.",
  ),
  row(
    132007,
    "T",
    "template",
    "The template's content breaks a policy of WhatsApp's.",
    "Isi templat melanggar kebijakan WhatsApp.",
  ),
  row(
    132015,
    "T",
    "unpause",
    "The template is paused because of its low quality.",
    "Templat dijeda karena kualitasnya rendah.",
  ),
  row(
    132016,
    "T",
    "template",
    "The template is disabled for good.",
    "Templat dinonaktifkan untuk seterusnya.",
  ),
  row(132068, "T", "template", "The template's flow is blocked.", "Alur pada templat diblokir."),
  row(132069, "T", "template", "The template's flow is throttled.", "Alur pada templat dibatasi."),
  row(
    134102,
    "T",
    "template",
    "The template cannot be sent as a marketing message right now.",
    "Templat sedang tidak dapat dikirim sebagai pesan pemasaran.",
  ),
  row(141002, "T", "template", "The template is not approved.", "Templat belum disetujui."),
];

const creation = (code: number, en: string, id: string): ErrorRow =>
  row(code, "F", "creation", en, id);

/** What Meta says when a template is submitted. */
export const templateCreationErrors: readonly ErrorRow[] = [
  creation(
    2388019,
    "The account holds as many templates as it may.",
    "Jumlah templat akun sudah mencapai batas.",
  ),
  creation(
    2388023,
    "A template of this name was deleted, so the name is blocked for 30 days.",
    "Templat bernama ini baru dihapus, sehingga namanya terkunci 30 hari.",
  ),
  creation(
    2388024,
    "There is a template of this name in this language already.",
    "Sudah ada templat bernama ini dalam bahasa ini.",
  ),
  creation(
    2388039,
    "The template cannot be edited while it is in review.",
    "Templat tidak dapat diubah saat ditinjau.",
  ),
  creation(
    2388040,
    "A part of the template is longer than Meta allows.",
    "Sebuah bagian templat lebih panjang dari batas Meta.",
  ),
  creation(2388047, "The template's header is not right.", "Kepala templat tidak tepat."),
  creation(2388072, "The template's body is not right.", "Isi templat tidak tepat."),
  creation(2388073, "The template's footer is not right.", "Kaki templat tidak tepat."),
  creation(
    2388293,
    "The template has too many variables for its words.",
    "Templat punya terlalu banyak variabel untuk jumlah katanya.",
  ),
  creation(
    2388299,
    "A variable may not stand at the beginning or end of the text.",
    "Variabel tidak boleh di awal atau akhir teks.",
  ),
];
