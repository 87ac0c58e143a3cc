/** What the coffee house says often, and what the library's parts are good for. */
export const demoMessages = [
  {
    name: "Promo akhir pekan",
    category: "Promo",
    text:
      "{{Halo|Hai|Hi}} {first_name|Kak}! Akhir pekan ini ada diskon *25%* untuk semua menu kopi" +
      "{attributes.city? di kedai {attributes.city}}. Sampai jumpa!",
  },
  {
    name: "Ulang tahun",
    category: "Ucapan",
    text:
      "Selamat ulang tahun, {first_name|Kak}! 🎉\n\n" +
      "{attributes.plan=Gold?Segelas kopi susu dan sepotong kue|Segelas kopi susu} menunggu di kedai.\n" +
      "> Tunjukkan pesan ini di kasir.",
  },
  {
    name: "Jam buka hari raya",
    category: "Info",
    text:
      "Halo {name|Kak}, ini jam buka kami pekan depan:\n" +
      "- Senin sampai Rabu: 08.00–16.00\n- Kamis: _tutup_\n- Jumat: 10.00–22.00",
  },
] as const;
