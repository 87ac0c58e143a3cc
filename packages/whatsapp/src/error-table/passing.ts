import { MINUTE } from "@siar/kernel/clock";
import { row, type ErrorRow } from "./row.ts";

/** What passes by itself: limits and outages. */
export const passingErrors: readonly ErrorRow[] = [
  row(
    1,
    "R",
    "wait",
    "Meta did not understand or could not handle the request.",
    "Meta tidak memahami atau tidak dapat menangani permintaan.",
    { once: true },
  ),
  row(2, "R", "wait", "Meta's service is down for the moment.", "Layanan Meta sedang terganggu."),
  row(
    4,
    "S",
    "slow",
    "The app has made too many calls.",
    "Aplikasi terlalu banyak melakukan panggilan.",
  ),
  row(
    80007,
    "S",
    "slow",
    "The account has reached its rate limit.",
    "Akun mencapai batas lajunya.",
  ),
  row(
    130429,
    "S",
    "slow",
    "The number sends faster than Meta allows.",
    "Nomor mengirim lebih cepat dari batas Meta.",
    { scope: "number" },
  ),
  row(
    131000,
    "R",
    "wait",
    "Meta failed for an unknown reason.",
    "Meta gagal tanpa alasan yang diketahui.",
  ),
  row(
    131016,
    "R",
    "wait",
    "A service of Meta's is unavailable.",
    "Sebuah layanan Meta tidak tersedia.",
  ),
  row(
    131056,
    "R",
    "wait",
    "Too many messages went to this one person in a short time.",
    "Terlalu banyak pesan ke orang ini dalam waktu singkat.",
    { scope: "recipient" },
  ),
  row(
    131057,
    "R",
    "wait",
    "The number is in maintenance, usually while its throughput is raised.",
    "Nomor sedang dipelihara, biasanya karena lajunya dinaikkan.",
    { scope: "number" },
  ),
  row(
    133004,
    "R",
    "wait",
    "Meta's server is unavailable for the moment.",
    "Server Meta sedang tidak tersedia.",
  ),
  row(
    134101,
    "R",
    "wait",
    "The template is still being prepared for marketing messages.",
    "Templat masih disiapkan untuk pesan pemasaran.",
    { waitMs: 10 * MINUTE },
  ),
  row(2494100, "R", "wait", "The number is in maintenance.", "Nomor sedang dipelihara.", {
    scope: "number",
  }),
];
