import type { Messages } from "../translate.ts";
import { backups } from "./id/backups.ts";
import { bulk } from "./id/bulk.ts";
import { campaigns } from "./id/campaigns.ts";
import { campaignPage } from "./id/campaign-page.ts";
import { campaignEstimate } from "./id/campaign-estimate.ts";
import { campaignForm } from "./id/campaign-form.ts";
import { campaignTest } from "./id/campaign-test.ts";
import { whatsapp } from "./id/whatsapp.ts";
import { audit } from "./id/audit.ts";
import { overview } from "./id/overview.ts";
import { composer } from "./id/composer.ts";
import { library } from "./id/library.ts";
import { common } from "./id/common.ts";
import { connection } from "./id/connection.ts";
import { contacts } from "./id/contacts.ts";
import { media } from "./id/media.ts";
import { imports } from "./id/imports.ts";
import { queue } from "./id/queue.ts";
import { rates } from "./id/rates.ts";
import { segments } from "./id/segments.ts";
import { settings } from "./id/settings.ts";
import { templates } from "./id/templates.ts";
import { work } from "./id/work.ts";

export const id: Messages = {
  ...backups,
  ...bulk,
  ...campaigns,
  ...campaignPage,
  ...campaignEstimate,
  ...campaignForm,
  ...campaignTest,
  ...connection,
  ...whatsapp,
  ...audit,
  ...overview,
  ...common,
  ...composer,
  ...library,
  ...contacts,
  ...imports,
  ...media,
  ...queue,
  ...rates,
  ...segments,
  ...settings,
  ...templates,
  ...work,

  "action.cancel": "Batal",
  "action.clear": "Kosongkan",
  "action.close": "Tutup",
  "action.retry": "Coba lagi",

  "field.businessName": "Nama bisnis",
  "field.country": "Negara",
  "field.email": "Email",
  "field.password": "Kata sandi",
  "field.timezone": "Zona waktu",
  "field.yourName": "Nama Anda",

  "form.hidePassword": "Sembunyikan kata sandi",
  "form.optional": "opsional",
  "form.showPassword": "Tampilkan kata sandi",

  "home.apiDocs": "Referensi API",
  "home.apiDocsHint": "Semua yang bisa dilakukan aplikasi ini, bisa juga dilakukan program Anda.",
  "home.greeting": "Selamat datang, {name}",
  "home.simulator": "Ponsel simulasi",
  "home.simulatorHint": "Lihat yang dilihat pelanggan, dan balas sebagai salah satu dari mereka.",

  "keys.close": "Menutup dialog atau menu",
  "keys.hint": "Semuanya bisa tanpa mouse.",
  "keys.label": "Papan ketik",
  "keys.open": "Membuka baris",
  "keys.palette": "Menuju halaman atau melakukan sesuatu",
  "keys.rows": "Berpindah antarbaris tabel",
  "keys.select": "Memilih baris",

  "language.hint": "Kata, angka, dan tanggal.",
  "language.label": "Bahasa",
  "language.to": "Ganti ke {language}",

  "list.loading": "Memuat…",
  "list.nothingFound": "Tidak ditemukan",
  "list.nothingFoundHint": "Coba kata lain, atau hapus filter.",

  "nav.home": "Beranda",
  "nav.preferences": "Preferensi",

  "notifications.markAll": "Tandai semua sudah dibaca",
  "notifications.new": "Baru:",
  "notifications.none": "Belum ada kabar",
  "notifications.noneHint":
    "Kabar muncul di sini saat kampanye mulai, selesai, atau perlu perhatian.",
  "notifications.title": "Notifikasi",
  "notifications.unread": { other: "Notifikasi, {count} belum dibaca" },

  "palette.actions": "Tindakan",
  "palette.pages": "Halaman",
  "palette.placeholder": "Mau ke mana, atau mau apa?",
  "palette.results": "Hasil",
  "palette.title": "Menuju halaman atau melakukan sesuatu",

  "preferences.description": "Tampilan dan bahasa Siar di peramban ini.",

  "problem.conflict.detail":
    "Seseorang mengubahnya sementara itu. Muat ulang untuk melihat keadaannya sekarang.",
  "problem.conflict.title": "Sudah berubah",
  "problem.forbidden.detail": "Peran Anda tidak mengizinkan ini. Hubungi pemilik bila perlu.",
  "problem.forbidden.title": "Tidak diizinkan",
  "problem.invalid.detail": "Sebagian isian tidak dapat digunakan.",
  "problem.invalid.title": "Periksa kembali formulir",
  "problem.meta.detail": "Meta tidak bisa melakukannya saat ini. Coba lagi sebentar.",
  "problem.meta.title": "WhatsApp tidak menerimanya",
  "problem.network.detail": "Siar tidak dapat dijangkau. Periksa koneksi lalu coba lagi.",
  "problem.network.title": "Tidak ada koneksi",
  "problem.notFound.detail": "Mungkin sudah dihapus, atau alamatnya kurang tepat.",
  "problem.notFound.home": "Ke halaman awal",
  "problem.notFound.title": "Tidak ada apa-apa di sini",
  "problem.refused.detail": "Tidak sesuai dengan keadaan sekarang.",
  "problem.refused.title": "Itu tidak bisa dilakukan",
  "problem.request": "permintaan {id}",
  "problem.signedOut.detail": "Sesi Anda berakhir. Silakan masuk lagi.",
  "problem.signedOut.title": "Sudah keluar",
  "problem.tooMany.detail": "Tunggu sebentar, lalu coba lagi.",
  "problem.tooMany.title": "Terlalu banyak percobaan",
  "problem.unexpected.detail":
    "Ini kesalahan kami. Coba lagi; bila tetap terjadi, sampaikan kode di bawah kepada dukungan.",
  "problem.unexpected.title": "Terjadi kesalahan",

  "session.menu": "Akun Anda",
  "session.menuOf": "Akun",
  "session.signOut": "Keluar",
  "session.signOutFailed": "Gagal keluar. Silakan coba lagi.",

  "setup.business": "Bisnis Anda",
  "setup.businessNameNeeded": "Apa nama bisnis Anda?",
  "setup.countryHint": "Untuk nomor telepon tanpa kode negara.",
  "setup.description": "Dua menit, sekali saja. Anda menjadi pemilik Siar ini.",
  "setup.nameNeeded": "Siapa nama Anda?",
  "setup.owner": "Anda, sang pemilik",
  "setup.passwordHint": "Minimal 10 karakter.",
  "setup.passwordShort": "Gunakan minimal 10 karakter.",
  "setup.searchCountry": "Cari negara",
  "setup.searchTimezone": "Cari kota",
  "setup.submit": "Buat dan masuk",
  "setup.timezoneHint": "Untuk jadwal dan jam tenang.",
  "setup.title": "Siapkan Siar",

  "shell.breadcrumbs": "Anda di sini",
  "shell.home": "Siar, halaman awal",
  "shell.local": "Lokal",
  "shell.more": "Lainnya",
  "shell.navigation": "Navigasi utama",
  "shell.search": "Cari atau buka",
  "shell.shortcuts": "Pintasan",
  "shell.skip": "Langsung ke isi",

  "signIn.description": "Kampanye WhatsApp yang diterima setiap orang tepat satu kali.",
  "signIn.emailNeeded": "Masukkan alamat email.",
  "signIn.passwordNeeded": "Masukkan kata sandi.",
  "signIn.submit": "Masuk",
  "signIn.title": "Masuk",

  "table.actions": "Tindakan",
  "table.actionsFor": "Tindakan untuk {name}",
  "table.clearFilters": "Hapus filter",
  "table.clearSelection": "Batalkan pilihan",
  "table.columns": "Kolom",
  "table.next": "Berikutnya",
  "table.page": { other: "Halaman {page}, {count} baris" },
  "table.pages": "Halaman",
  "table.previous": "Sebelumnya",
  "table.select": "Pilih {name}",
  "table.selectPage": "Pilih semua di halaman ini",
  "table.selected": { other: "{count} dipilih" },

  "theme.dark": "Gelap",
  "theme.hint": "Untuk mata dan waktunya.",
  "theme.label": "Tampilan",
  "theme.light": "Terang",
  "theme.next": "Tampilan: {now}. Ganti ke {next}",
  "theme.system": "Ikuti sistem",
  "theme.to": "Tampilan: {theme}",

  "toast.region": "Kabar singkat",
};
