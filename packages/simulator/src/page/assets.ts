// oxlint-disable import/default -- Wrangler hands these scripts over as text, see wrangler.toml.
import app from "./browser/app.js";
import chat from "./browser/chat.js";
import drawer from "./browser/drawer.js";
import dom from "./browser/dom.js";
import icon from "./browser/icon.svg";
import html from "./browser/index.html";
import message from "./browser/message.js";
import style from "./browser/style.css";
import words from "./browser/words.js";

// The page at /simulator. No inline script, no outside address: the strictest policy holds.

const script = "text/javascript; charset=utf-8";

const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
  "/simulator": ["text/html; charset=utf-8", html],
  "/simulator/page/style.css": ["text/css; charset=utf-8", style],
  "/simulator/page/icon.svg": ["image/svg+xml", icon],
  "/simulator/page/app.js": [script, app],
  "/simulator/page/chat.js": [script, chat],
  "/simulator/page/drawer.js": [script, drawer],
  "/simulator/page/dom.js": [script, dom],
  "/simulator/page/message.js": [script, message],
  "/simulator/page/words.js": [script, words],
};

const policy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

export function pageAsset(pathname: string): Response | null {
  const asset = assets[pathname === "/simulator/" ? "/simulator" : pathname];
  if (asset === undefined) return null;
  const [type, text] = asset;
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    },
  });
}
