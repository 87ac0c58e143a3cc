import { h } from "./dom.js";
import { word } from "./words.js";

// Above and below the conversation: whose phone it is, and the box to answer as its owner.

function initials(name) {
  const parts = name.split(/\s+/).slice(0, 2);
  return parts
    .map((part) => part[0] ?? "")
    .join("")
    .toUpperCase();
}

export function face({ phone, name }) {
  const tone = `tone-${Number(phone.slice(-4)) % 6}`;
  return h("span", { class: `face ${tone}`, "aria-hidden": "true" }, initials(name));
}

export function chatHead(chat, state, { act, choose }) {
  const number = chat.windows.find((one) => one.numberId === state.numberId) ?? chat.windows[0];
  const change = { type: "preference", value: chat.stoppedMarketing ? "resume" : "stop" };
  const back = { type: "button", onclick: () => choose(null), "aria-label": word("back") };
  return h(
    "header",
    { class: "chat-head" },
    h("button", { class: "quiet back", ...back }, "←"),
    face(chat),
    h(
      "div",
      { class: "who" },
      h("h2", {}, chat.name),
      h("span", { class: "last" }, `+${chat.phone} · ${number.verifiedName}`),
    ),
    h(
      "span",
      { class: `badge ${number.open ? "good" : ""}` },
      word(number.open ? "windowOpen" : "windowClosed"),
    ),
    chat.stoppedMarketing ? h("span", { class: "badge bad" }, word("stopped")) : null,
    h(
      "button",
      { class: "quiet wide", type: "button", onclick: () => act(change) },
      word(chat.stoppedMarketing ? "resumeMarketing" : "stopMarketing"),
    ),
  );
}

function chips(act) {
  const chip = (label, action) =>
    h("button", { class: "chip", type: "button", onclick: () => act(action) }, label);
  const jakarta = { type: "location", latitude: -6.2, longitude: 106.8167, name: "Jakarta" };
  return h(
    "div",
    { class: "chips" },
    ...["STOP", "BERHENTI", "Ya, mau", "OK"].map((text) => chip(text, { type: "text", text })),
    chip(word("photo"), { type: "image" }),
    chip(word("place"), jakarta),
  );
}

export function composer(draft, state, { act }) {
  const label = word("write");
  const input = h("input", {
    id: "answer",
    autocomplete: "off",
    placeholder: label,
    "aria-label": label,
  });
  input.value = draft;
  const send = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    const quotes = state.quoting === null ? {} : { quotes: state.quoting.id };
    void act({ type: "text", text, ...quotes });
  };
  return h(
    "form",
    { class: "composer", onsubmit: send },
    h("div", { class: "quoted", id: "quote" }),
    chips(act),
    h(
      "div",
      { class: "line" },
      input,
      h("button", { class: "solid", type: "submit" }, word("send")),
    ),
  );
}
