export const SHORTEST_PASSWORD = 10;

/** The bare words behind the passwords that every list of leaked ones begins with. */
const common = new Set(
  (
    "password passw passwd kata sandi katasandi rahasia admin administrator letmein welcome qwerty " +
    "qwertyuiop qwertyui asdfgh asdfghjkl zxcvbnm iloveyou monkey dragon football baseball sunshine " +
    "princess superman batman master shadow michael jordan indonesia jakarta bandung surabaya " +
    "sayang bismillah anjing bangsat cinta doraemon naruto secret login abc abcdef abcdefghij " +
    "changeme default guest root test testing user whatsapp siar owner supervisor agent trustno"
  ).split(" "),
);

/** Length is what counts; beyond it only what a guesser tries first is refused. */
export function passwordIsWeak(password: string, about: readonly string[]): boolean {
  const folded = password.toLowerCase();
  if ([...password].length < SHORTEST_PASSWORD || new Set(folded).size < 4) return true;
  if (/^\d+$/.test(folded)) return true;
  const bare = bareWord(folded);
  return common.has(bare) || about.some((name) => names(folded, bare, name.toLowerCase()));
}

const disguises: Readonly<Record<string, string>> = {
  "@": "a",
  "0": "o",
  "1": "i",
  "3": "e",
  $: "s",
};

/** What is left of `P@ssw0rd2026!` once its disguise and its year are off. */
const bareWord = (folded: string): string =>
  lettersOf(
    folded
      .replace(/^\d+/, "")
      .replace(/[\d\W_]+$/, "")
      .replaceAll(/[@013$]/g, (sign) => disguises[sign] ?? sign),
  );

const lettersOf = (text: string): string => text.replaceAll(/[^a-z]/g, "");

const names = (folded: string, bare: string, name: string): boolean =>
  name !== "" && (folded === name || (bare !== "" && bare === lettersOf(name)));
