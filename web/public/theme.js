// Runs before the first paint, from a file of its own because the CSP allows no inline script.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const chosen = read("siar.theme");
  const dark =
    chosen === "dark" ||
    (chosen !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  const locale = read("siar.locale");
  if (locale === "id" || locale === "en") root.lang = locale;
  else root.lang = navigator.language.toLowerCase().startsWith("id") ? "id" : "en";
})();
