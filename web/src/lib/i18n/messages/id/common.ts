import type { common as en } from "../en/common.ts";
import type { Translation } from "../../translate.ts";

export const common: Translation<typeof en> = {
  "action.copy": "Salin",
  "action.delete": "Hapus",
  "action.edit": "Ubah",
  "action.more": "Tindakan lain",
  "action.save": "Simpan",

  "answer.no": "Tidak",
  "answer.yes": "Ya",

  "nav.contacts": "Kontak",
  "nav.jobs": "Pekerjaan latar",
  "nav.notifications": "Notifikasi",
  "nav.people": "Pelanggan",
  "nav.segments": "Segmen",
  "nav.settings": "Pengaturan",
  "nav.workshop": "Operasional",

  "tokens.remove": "Hapus {name}",
};
