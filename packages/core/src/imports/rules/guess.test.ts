import { describe, expect, test } from "vitest";
import { guessByLooks, guessTargets } from "./guess.ts";

const fields = [
  { key: "city", label: "Kota" },
  { key: "birthday", label: "Tanggal lahir" },
  { key: "total_spent", label: "Total belanja" },
];

/** Headers as they stand in the files of shops: of exports, of forms, and typed by hand. */
const usual: readonly (readonly [string, string | null])[] = [
  ["Nama", "name"],
  ["NAMA LENGKAP", "name"],
  ["Nama Pelanggan", "name"],
  ["nama_customer", "name"],
  ["Nama Kontak", "name"],
  ["Nama Depan", "name"],
  ["Nama Konsumen", "name"],
  ["Nama Pemesan", "name"],
  ["Name", "name"],
  ["Full Name", "name"],
  ["fullName", "name"],
  ["Customer Name", "name"],
  ["First Name", "name"],
  ["contact_name", "name"],
  ["No HP", "phone"],
  ["No. HP", "phone"],
  ["NoHP", "phone"],
  ["Nomor HP", "phone"],
  ["Nomor HP Aktif (WhatsApp)", "phone"],
  ["Nomor Telepon", "phone"],
  ["No. Telp", "phone"],
  ["Telepon", "phone"],
  ["Telp/HP", "phone"],
  ["Handphone", "phone"],
  ["No WA", "phone"],
  ["Nomor WhatsApp", "phone"],
  ["WA", "phone"],
  ["no_ponsel", "phone"],
  ["Phone", "phone"],
  ["Phone Number", "phone"],
  ["phone_number", "phone"],
  ["phoneNumber", "phone"],
  ["Mobile", "phone"],
  ["Mobile No.", "phone"],
  ["Cell Phone", "phone"],
  ["WhatsApp Number", "phone"],
  ["MSISDN", "phone"],
  ["Contact Number", "phone"],
  ["Phone 1 - Value", "phone"],
  ["Bahasa", "language"],
  ["Language", "language"],
  ["Zona Waktu", "timezone"],
  ["Time Zone", "timezone"],
  ["Label", "labels"],
  ["Tags", "labels"],
  ["Grup", "labels"],
  ["Sumber Persetujuan", "optInSource"],
  ["Opt-in Source", "optInSource"],
  ["Tanggal Persetujuan", "optInAt"],
  ["Tgl Opt-in", "optInAt"],
  ["Opt-in Date", "optInAt"],
  ["Consent Text", "optInText"],
  ["user_id", "userId"],
  ["ID Pengguna WhatsApp", "userId"],
  ["Status", "workflowStatus"],
  ["workflow_status", "workflowStatus"],
  ["Rating", "rating"],
  ["Penilaian", "rating"],
  ["Kota", "attributes.city"],
  ["city", "attributes.city"],
  ["Tanggal Lahir", "attributes.birthday"],
  ["total_spent", "attributes.total_spent"],
  ["No", null],
  ["ID", null],
  ["Email", null],
  ["Alamat", null],
  ["Nama Toko", null],
  ["Catatan", null],
];

describe("the header of a column says what it is", () => {
  test(`for at least 95 % of ${usual.length} usual ones`, () => {
    const wrong = usual.filter(
      ([header, target]) => guessTargets([header], fields, [])[0] !== target,
    );
    expect(usual.length).toBeGreaterThanOrEqual(60);
    // All of them at present; the few that the promise leaves room for are shown when it breaks.
    expect(wrong.slice(Math.floor(usual.length * 0.05))).toEqual([]);
  });

  test("of two that could be the phone, the plain one is; first and last name are joined", () => {
    expect(guessTargets(["Nomor HP Aktif", "First name", "Last name", "Phone"], [], [])).toEqual([
      null,
      "name",
      "name",
      "phone",
    ]);
  });

  test("a number of something else is no phone, as what stands below it shows", () => {
    expect(guessTargets(["Nomor", "WA"], [], [["1", "0812-3456-789"]])).toEqual([null, "phone"]);
  });
});

test("a status, a rating or an id of something else is left to the business's own fields", () => {
  const own = [{ key: "status", label: "Status" }];
  const headers = ["Status", "Nilai", "User ID"];
  const guesses = (rows: string[][]) => guessTargets(headers, own, rows);
  expect(guesses([["Ditangani", "4", "ID.7"]])).toEqual(["workflowStatus", "rating", "userId"]);
  expect(guesses([["lunas", "87", "1042"]])).toEqual(["attributes.status", null, null]);
});

test("without a header, a column is known by its looks", () => {
  const rows = [
    ["1", "Budi", "0812 3456 789"],
    ["2", "Ayu Lestari", "+62812345678"],
  ];
  expect(guessByLooks(rows)).toEqual([null, "name", "phone"]);
});
