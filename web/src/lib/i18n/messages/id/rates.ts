import type { rates as en } from "../en/rates.ts";
import type { Translation } from "../../translate.ts";

export const rates: Translation<typeof en> = {
  "rates.amount": "Jumlah",
  "rates.country": "Negara",
  "rates.csv": "Daftar tarif",
  "rates.csvHint":
    "Empat kolom: country (dua huruf, * untuk semua negara lain), category (marketing, utility, authentication, service), amount untuk satu pesan, currency. Dipisah koma atau titik koma.",
  "rates.csvNeeded": "Tempel daftar tarif atau pilih berkas.",
  "rates.current": "Tarif saat ini",
  "rates.description":
    "Berapa Meta menagih untuk satu pesan, dari daftar tarif akun Anda. Sebelum peluncuran, Siar menghitung biaya dengannya.",
  "rates.file": "Pilih berkas",
  "rates.import": "Impor tarif",
  "rates.imported": { other: "{count} tarif diimpor." },
  "rates.line": "Baris {line}:",
  "rates.noCountry": "Negara tidak diketahui",
  "rates.none": "Belum ada tarif",
  "rates.noneHint":
    "Sampai Anda mengimpor daftar tarif Meta, Siar menyebut biayanya tidak diketahui.",
  "rates.otherCountries": "Semua negara lain",
  "rates.replaces": "Ini mengganti semua tarif di bawah.",
  "rates.sample": "Unduh contoh",
  "rates.service": "Balasan 24 jam",
  "rates.since": "Dalam {currency} untuk satu pesan, diimpor pada {at}",
  "rates.title": "Tarif pesan",
  "rates.unknown": "tidak diketahui",
};
