import { chatHead, composer, face } from "./chat.js";
import { api, h, notice } from "./dom.js";
import { openDrawer } from "./drawer.js";
import { bubble, preview } from "./message.js";
import { clock, currentLanguage, switchLanguage, word } from "./words.js";

// Phones on the left, one conversation on the right, looked up again every second.

const find = (selector) => document.querySelector(selector);
const state = {
  phone: location.hash.slice(1) || null,
  quoting: null,
  numberId: null,
  shown: "",
  listed: "",
  toEnd: true,
};

function paintWords() {
  document.documentElement.lang = currentLanguage();
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = word(node.dataset.word);
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = word(node.dataset.placeholder);
    node.setAttribute("aria-label", node.placeholder);
  }
  find("#language").textContent = currentLanguage() === "id" ? "English" : "Indonesia";
  find("#theme").textContent = word(isDark() ? "light" : "dark");
}

function isDark() {
  const chosen = localStorage.getItem("simulator-theme");
  return chosen === null ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

function paintTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

async function refreshTotals() {
  const stats = await api("GET", "/stats");
  const shown = ["accepted", "delivered", "read", "failed"].map((key) => [key, stats[key]]);
  if (stats.webhooks.updates > 0) shown.push(["waiting", stats.webhooks.updates]);
  const format = new Intl.NumberFormat(currentLanguage());
  find("#totals").replaceChildren(
    ...shown.map(([key, value]) =>
      h(
        "div",
        { class: `total ${key}` },
        h("dd", {}, format.format(value)),
        h("dt", {}, word(key)),
      ),
    ),
  );
}

function phoneItem(person) {
  const chosen = person.phone === state.phone;
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "phone",
        "aria-current": chosen ? "true" : null,
        onclick: () => choose(person.phone),
      },
      face(person),
      h(
        "span",
        { class: "who" },
        h(
          "span",
          { class: "name" },
          h("b", {}, person.name),
          person.last ? h("time", {}, clock(person.last.acceptedAt)) : null,
        ),
        h(
          "span",
          { class: "last" },
          person.last === null ? `+${person.phone}` : preview(person.last),
        ),
      ),
      person.unread && !chosen ? h("span", { class: "dot", title: "1" }) : null,
    ),
  );
}

async function refreshPhones() {
  const search = encodeURIComponent(find("#search").value.replace(/^\+/, "").trim());
  const { items } = await api("GET", `/phones?limit=100&search=${search}`);
  const key = JSON.stringify([items, state.phone, currentLanguage()]);
  if (key === state.listed) return;
  state.listed = key;
  const empty = h("li", { class: "empty" }, word("emptyPhones"));
  find("#phones").replaceChildren(...(items.length === 0 ? [empty] : items.map(phoneItem)));
}

function choose(phone) {
  state.phone = phone;
  state.quoting = null;
  state.shown = "";
  state.toEnd = true;
  history.replaceState(null, "", phone === null ? "#" : `#${phone}`);
  find("#stage").classList.toggle("talking", phone !== null);
  void refresh();
}

async function act(action) {
  const body = {
    from: `+${state.phone}`,
    ...(state.numberId === null ? {} : { numberId: state.numberId }),
    ...action,
  };
  try {
    await api("POST", "/inbound", body);
  } catch (error) {
    notice(error.message);
  }
  state.quoting = null;
  state.shown = "";
  state.toEnd = true;
  await refresh();
}

const actions = {
  act,
  choose,
  quote(message) {
    state.quoting = message;
    paintQuote();
    find("#answer")?.focus();
  },
};

function paintQuote() {
  const { quoting } = state;
  const cancel = h(
    "button",
    {
      class: "quiet",
      type: "button",
      onclick: () => {
        state.quoting = null;
        paintQuote();
      },
    },
    word("cancel"),
  );
  find("#quote")?.replaceChildren(
    ...(quoting === null
      ? []
      : [h("span", {}, `${word("quoting")}: ${preview(quoting).slice(0, 80)}`), cancel]),
  );
}

async function refreshChat() {
  if (state.phone === null) {
    find("#chat").replaceChildren(h("p", { class: "choose" }, word("choose")));
    return;
  }
  const chat = await api("GET", `/phones/${state.phone}`);
  state.numberId =
    chat.messages.findLast((one) => one.direction === "out")?.numberId ?? chat.windows[0].numberId;
  if (document.visibilityState === "visible") await api("POST", `/phones/${state.phone}/seen`);
  const key = JSON.stringify([chat, currentLanguage()]);
  if (key === state.shown) return;
  state.shown = key;
  const draft = find("#answer")?.value ?? "";
  const old = find("#talk");
  const atEnd =
    state.toEnd || old === null || old.scrollHeight - old.scrollTop - old.clientHeight < 80;
  const focused = document.activeElement?.id === "answer";
  find("#chat").replaceChildren(
    chatHead(chat, state, actions),
    talk(chat),
    composer(draft, state, actions),
  );
  paintQuote();
  if (focused) find("#answer").focus();
  state.toEnd = false;
  if (atEnd) scrollToEnd();
  else find("#talk").scrollTop = old.scrollTop;
  for (const image of find("#talk").querySelectorAll("img")) {
    if (atEnd) image.addEventListener("load", scrollToEnd, { once: true });
  }
}

function scrollToEnd() {
  const node = find("#talk");
  if (node !== null) node.scrollTop = node.scrollHeight;
}

function talk(chat) {
  const bubbles = chat.messages.map((message) => bubble(message, actions));
  const empty = h("li", { class: "choose" }, word("nothingYet"));
  const shown = bubbles.length === 0 ? [empty] : bubbles;
  return h("ol", { class: "talk", id: "talk", tabindex: "0" }, ...shown);
}

let busy = false;

async function refresh() {
  if (busy) return;
  busy = true;
  try {
    await Promise.all([refreshTotals(), refreshPhones(), refreshChat()]);
  } catch {
    notice(word("offline"));
  }
  busy = false;
}

function repaint() {
  state.shown = "";
  paintTheme();
  paintWords();
  void refresh();
}

find("#language").addEventListener("click", () => {
  switchLanguage();
  repaint();
});
find("#theme").addEventListener("click", () => {
  localStorage.setItem("simulator-theme", isDark() ? "light" : "dark");
  repaint();
});
find("#open-drawer").addEventListener("click", () => openDrawer(repaint));
find("#search").addEventListener("input", () => void refresh());
find("#new-phone").addEventListener("submit", (event) => {
  event.preventDefault();
  const digits = find("#new-phone-number").value.replace(/\D/g, "").replace(/^0/, "62");
  if (digits.length >= 7) choose(digits);
});

find("#stage").classList.toggle("talking", state.phone !== null);
repaint();
setInterval(() => document.visibilityState === "visible" && void refresh(), 1000);
