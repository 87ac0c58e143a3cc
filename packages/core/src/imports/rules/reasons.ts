import type { Locale } from "@siar/kernel/ctx";
import type { RecordFault } from "./csv.ts";

/** Why a row was not imported. */
export type Reason =
  | RecordFault
  | "cells"
  | "header-again"
  | "phone-missing"
  | "phone"
  | "user-id"
  | "user-id-taken"
  | "name"
  | "text"
  | "language"
  | "timezone"
  | "status"
  | "rating"
  | "number"
  | "date"
  | "boolean"
  | "choice"
  | "label"
  | "labels"
  | "label-new"
  | "opt-in-source"
  | "opt-in-text"
  | "opt-in-date"
  | "opt-in-future";

export interface RowFault {
  readonly reason: Reason;
  /** What stands there, or what it is about. */
  readonly what: string;
}

type Words = Readonly<Record<Reason, string>>;

const en: Words = {
  quotation: "A quotation mark is not closed.",
  "row-too-long": "The row is too long.",
  cells: "There are more cells than columns.",
  "header-again": "This is the header again.",
  "phone-missing": "There is no phone number.",
  phone: "“{what}” is not a phone number.",
  "user-id": "“{what}” is not a user id of Meta such as ID.1349….",
  "user-id-taken": "The user id “{what}” belongs to another contact.",
  name: "The name is longer than 200 characters.",
  text: "“{what}” holds more than 2,000 characters.",
  language: "“{what}” is not a language such as id, en or pt_BR.",
  timezone: "“{what}” is not a time zone such as Asia/Jakarta.",
  status: "“{what}” is not a status: incoming, in progress, waiting, resolved or closed.",
  rating: "“{what}” is not a rating from 1 to 5.",
  number: "“{what}” is not a number.",
  date: "“{what}” is not a date.",
  boolean: "“{what}” is neither yes nor no.",
  choice: "“{what}” is not one of the options.",
  label: "The label “{what}” is longer than 60 characters.",
  labels: "There are more than 20 labels.",
  "label-new": "There is no label “{what}”, and there are 1,000 already.",
  "opt-in-source": "The source of the opt-in is longer than 100 characters.",
  "opt-in-text": "The text of the opt-in is longer than 1,000 characters.",
  "opt-in-date": "“{what}” is not a date for the opt-in.",
  "opt-in-future": "The opt-in of {what} lies in the future.",
};

const id: Words = {
  quotation: "Tanda kutip tidak ditutup.",
  "row-too-long": "Baris terlalu panjang.",
  cells: "Jumlah sel melebihi jumlah kolom.",
  "header-again": "Ini baris judul lagi.",
  "phone-missing": "Tidak ada nomor telepon.",
  phone: "“{what}” bukan nomor telepon.",
  "user-id": "“{what}” bukan ID pengguna Meta, misalnya ID.1349….",
  "user-id-taken": "ID pengguna “{what}” milik kontak lain.",
  name: "Nama lebih dari 200 karakter.",
  text: "“{what}” berisi lebih dari 2.000 karakter.",
  language: "“{what}” bukan bahasa, misalnya id, en, atau pt_BR.",
  timezone: "“{what}” bukan zona waktu, misalnya Asia/Jakarta.",
  status: "“{what}” bukan status: masuk, ditangani, menunggu, selesai, atau ditutup.",
  rating: "“{what}” bukan penilaian 1 sampai 5.",
  number: "“{what}” bukan angka.",
  date: "“{what}” bukan tanggal.",
  boolean: "“{what}” bukan ya atau tidak.",
  choice: "“{what}” tidak ada dalam pilihan.",
  label: "Label “{what}” lebih dari 60 karakter.",
  labels: "Lebih dari 20 label.",
  "label-new": "Tidak ada label “{what}”, dan sudah ada 1.000 label.",
  "opt-in-source": "Sumber persetujuan lebih dari 100 karakter.",
  "opt-in-text": "Teks persetujuan lebih dari 1.000 karakter.",
  "opt-in-date": "“{what}” bukan tanggal persetujuan.",
  "opt-in-future": "Persetujuan {what} berada di masa depan.",
};

export const reasonText = ({ reason, what }: RowFault, locale: Locale): string =>
  (locale === "id" ? id : en)[reason].replace("{what}", () => what);

const MOST_OF_IT = 40;

/** What somebody pasted is named, not repeated at length. */
export const rowFault = (reason: Reason, what = ""): RowFault => ({
  reason,
  what: what.length > MOST_OF_IT ? `${what.slice(0, MOST_OF_IT)}…` : what,
});
