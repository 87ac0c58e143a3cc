import { row, type ErrorRow } from "./row.ts";

/** What is wrong with the request itself: the same request can never succeed. */
export const requestErrors: readonly ErrorRow[] = [
  row(100, "F", "report", "A parameter is not valid.", "Sebuah parameter tidak sah."),
  row(
    131008,
    "F",
    "report",
    "A required parameter is missing.",
    "Sebuah parameter wajib tidak ada.",
  ),
  row(
    131009,
    "F",
    "report",
    "A parameter has a value that Meta does not take.",
    "Sebuah parameter bernilai yang tidak diterima Meta.",
  ),
  row(
    131051,
    "F",
    "report",
    "This kind of message is not supported.",
    "Jenis pesan ini tidak didukung.",
  ),
  row(131052, "F", "media", "Meta could not fetch the file.", "Meta tidak dapat mengambil berkas."),
  row(131053, "F", "media", "Meta could not take the file.", "Meta tidak dapat menerima berkas."),
  row(
    131055,
    "F",
    "report",
    "The method is not allowed here.",
    "Metode ini tidak diizinkan di sini.",
  ),
  row(
    131062,
    "F",
    "recipient",
    "This message can go to a phone number only, and none is known.",
    "Pesan ini hanya bisa ke nomor telepon, sedangkan nomornya tidak diketahui.",
  ),
  row(
    131063,
    "F",
    "marketingPath",
    "Marketing is switched off on this way of sending.",
    "Pemasaran dimatikan pada jalur pengiriman ini.",
  ),
  row(
    134011,
    "F",
    "payment",
    "The terms for payments have not been accepted.",
    "Ketentuan pembayaran belum disetujui.",
  ),
  row(
    134100,
    "F",
    "template",
    "Only marketing templates can be sent this way.",
    "Hanya templat pemasaran yang bisa dikirim lewat jalur ini.",
  ),
  row(
    135000,
    "F",
    "report",
    "Meta refuses the message's parameters without saying which.",
    "Meta menolak parameter pesan tanpa menyebut yang mana.",
  ),
  row(
    1752041,
    "F",
    "report",
    "The account is being onboarded already.",
    "Akun sudah dalam proses pendaftaran.",
  ),
];
