import type { Category, Component, Template, TemplateStatus } from "./rules/template.ts";

// The account's templates on the first day: one of every kind that can be sent, in Indonesian and
// English, and one in each state in which it cannot.

const sample = "https://scontent.example/sample";

const body = (text: string, ...example: string[]): Component =>
  example.length === 0
    ? { type: "BODY", text }
    : { type: "BODY", text, example: { body_text: [example] } };

const footer = (text: string): Component => ({ type: "FOOTER", text });

const optOut: Component = {
  type: "BUTTONS",
  buttons: [{ type: "QUICK_REPLY", text: "Berhenti promo" }],
};

const header = (format: "IMAGE" | "VIDEO" | "DOCUMENT"): Component => ({
  type: "HEADER",
  format,
  example: {
    header_handle: [`${sample}.${{ IMAGE: "jpg", VIDEO: "mp4", DOCUMENT: "pdf" }[format]}`],
  },
});

interface Draft {
  readonly name: string;
  readonly language?: string;
  readonly category?: Category;
  readonly status?: TemplateStatus;
  readonly named?: boolean;
  readonly rejectedReason?: string;
  readonly components: readonly Component[];
}

const drafts: readonly Draft[] = [
  {
    name: "promo_akhir_pekan",
    components: [
      { type: "HEADER", format: "TEXT", text: "Promo akhir pekan" },
      body(
        "Halo {{1}}, akhir pekan ini ada diskon *{{2}}* untuk semua menu kopi. Sampai jumpa di kedai!",
        "Ayu",
        "25%",
      ),
      footer("Balas STOP untuk berhenti"),
      optOut,
    ],
  },
  {
    name: "order_update",
    language: "en_US",
    category: "UTILITY",
    named: true,
    components: [
      {
        type: "BODY",
        text: "Hi {{first_name}}, your order {{order_number}} is on its way and arrives {{eta}}. Thank you!",
        example: {
          body_text_named_params: [
            { param_name: "first_name", example: "Ana" },
            { param_name: "order_number", example: "KS-1042" },
            { param_name: "eta", example: "tomorrow" },
          ],
        },
      },
      footer("Kopi Senja"),
    ],
  },
  {
    name: "menu_baru",
    components: [
      header("IMAGE"),
      body("Halo {{1}}, menu baru kami sudah siap. Yuk, cicipi minggu ini juga!", "Ayu"),
      footer("Balas STOP untuk berhenti"),
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Saya tertarik" },
          { type: "QUICK_REPLY", text: "Berhenti promo" },
        ],
      },
    ],
  },
  {
    name: "product_video",
    language: "en",
    components: [
      header("VIDEO"),
      body("Hi {{1}}, see in one minute how our single-origin beans are roasted.", "Ana"),
      footer("Reply STOP to opt out"),
    ],
  },
  {
    name: "tagihan_bulanan",
    category: "UTILITY",
    components: [
      header("DOCUMENT"),
      body(
        "Halo {{1}}, tagihan bulan {{2}} sebesar {{3}} terlampir. Terima kasih.",
        "Ayu",
        "Mei",
        "Rp 150.000",
      ),
    ],
  },
  {
    name: "undangan_acara",
    components: [
      { type: "HEADER", format: "LOCATION" },
      body(
        "Halo {{1}}, kami mengundang Anda ke pembukaan kedai baru pada {{2}}. Kami tunggu!",
        "Ayu",
        "1 Juni",
      ),
      optOut,
    ],
  },
  {
    name: "flash_sale",
    language: "en",
    components: [
      body("Hi {{1}}, our flash sale is live until tonight. _First come, first served._", "Ana"),
      footer("Reply STOP to opt out"),
      {
        type: "BUTTONS",
        buttons: [
          {
            type: "URL",
            text: "Shop now",
            url: "https://kopisenja.example/s/{{1}}",
            example: ["ana"],
          },
          { type: "PHONE_NUMBER", text: "Call us", phone_number: "+6281110002001" },
          { type: "QUICK_REPLY", text: "Unsubscribe" },
        ],
      },
    ],
  },
  {
    name: "kode_voucher",
    components: [
      body(
        "Halo {{1}}, ini voucher khusus untuk Anda. Tunjukkan di kasir sebelum akhir bulan.",
        "Ayu",
      ),
      footer("Balas STOP untuk berhenti"),
      {
        type: "BUTTONS",
        buttons: [
          { type: "COPY_CODE", example: "SENJA25" },
          { type: "QUICK_REPLY", text: "Berhenti promo" },
        ],
      },
    ],
  },
  {
    name: "promo_ramadan",
    status: "PENDING",
    components: [
      body("Halo {{1}}, paket berbuka sudah bisa dipesan. Kami tunggu kabarnya!", "Ayu"),
    ],
  },
  {
    name: "big_discount",
    language: "en",
    status: "REJECTED",
    rejectedReason: "PROMOTIONAL",
    components: [body("Buy now! Everything must go. Only today.")],
  },
  {
    name: "pengingat_lama",
    status: "PAUSED",
    components: [
      body("Halo {{1}}, sudah lama tidak mampir. Kopi pertama kami yang traktir.", "Ayu"),
    ],
  },
];

const firstTemplateId = 1_480_200_000_000_001;

export const seedTemplates: readonly Template[] = drafts.map((draft, place) => ({
  id: String(firstTemplateId + place),
  name: draft.name,
  language: draft.language ?? "id",
  status: draft.status ?? "APPROVED",
  category: draft.category ?? "MARKETING",
  parameterFormat: draft.named === true ? "NAMED" : "POSITIONAL",
  components: draft.components,
  quality: draft.status === "PAUSED" ? "RED" : draft.status === undefined ? "GREEN" : "UNKNOWN",
  rejectedReason: draft.rejectedReason ?? "NONE",
}));
