import { h, paragraphs } from "./dom.js";
import { clock, word } from "./words.js";

// One bubble: what the person sees, whatever kind of message it is.

const ticks = { accepted: "◷", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "!" };

export function bubble(message, actions) {
  const ours = message.direction === "out";
  const body = ours ? outbound(message, actions) : inbound(message);
  const quote = h(
    "button",
    {
      class: "quote-it",
      type: "button",
      title: word("quote"),
      onclick: () => actions.quote(message),
    },
    "↩",
  );
  return h(
    "li",
    {
      class: `bubble ${ours ? "business" : "customer"} ${message.status}`,
      "data-seq": message.seq,
    },
    ...body.content,
    h(
      "p",
      { class: "meta" },
      h("time", {}, clock(message.acceptedAt)),
      ours ? tick(message) : null,
      ours ? quote : null,
    ),
    message.status === "failed"
      ? h("p", { class: "problem" }, `${word("failedWith")} ${message.failedCode}`)
      : null,
    message.held ? h("p", { class: "problem" }, word("held")) : null,
    body.buttons.length > 0 ? h("div", { class: "buttons" }, ...body.buttons) : null,
  );
}

function tick(message) {
  return h(
    "span",
    { class: `tick ${message.status}`, title: message.status },
    ticks[message.status] ?? "",
  );
}

export function preview(message) {
  if (message.filled !== null) return message.filled.body.replace(/\s+/g, " ");
  const { payload } = message;
  const type = payload.type ?? "text";
  if (type === "text") return payload.text?.body ?? "";
  if (type === "button") return payload.button.text;
  if (type === "interactive") {
    return payload.interactive.body?.text ?? replyTitle(payload.interactive);
  }
  if (type === "reaction") return `${word("reaction")} ${payload.reaction.emoji ?? "–"}`;
  return payload[type]?.caption ?? word(type);
}

function replyTitle(interactive) {
  return interactive.button_reply?.title ?? interactive.list_reply?.title ?? "";
}

function outbound(message, actions) {
  if (message.filled !== null) return filled(message.filled, message, actions);
  const { payload } = message;
  if (payload.type === "interactive") return interactive(payload.interactive, message, actions);
  return { content: plain(payload), buttons: [] };
}

function inbound(message) {
  const { payload } = message;
  if (payload.type === "button") return { content: paragraphs(payload.button.text), buttons: [] };
  if (payload.type === "interactive") {
    return { content: paragraphs(replyTitle(payload.interactive)), buttons: [] };
  }
  return { content: plain(payload), buttons: [] };
}

function plain(payload) {
  const type = payload.type ?? "text";
  const value = payload[type] ?? {};
  switch (type) {
    case "text":
      return paragraphs(value.body ?? "");
    case "image":
    case "video":
    case "document":
    case "audio":
    case "sticker":
      return [media(type, value), ...(value.caption ? paragraphs(value.caption) : [])];
    case "location":
      return [place(value.name ?? `${value.latitude}, ${value.longitude}`, value.address ?? "")];
    case "reaction":
      return [h("p", { class: "big" }, value.emoji ?? "–")];
    case "contacts":
      return (payload.contacts ?? []).map((one) =>
        place(one.name.formatted_name, word("contacts")),
      );
    default:
      return [h("p", {}, word("unsupported"))];
  }
}

function media(kind, value) {
  const label = value.filename ?? word(kind);
  if (kind === "image" && value.id !== undefined) {
    const source = `/simulator/api/media/${encodeURIComponent(value.id)}`;
    const image = h("img", { class: "picture", src: source, alt: word("image"), loading: "lazy" });
    image.addEventListener("error", () => image.replaceWith(card("▣", label, "")));
    return image;
  }
  const marks = { image: "▣", video: "▶", document: "▤", audio: "♪", sticker: "☻" };
  return card(marks[kind], label, value.link ?? "");
}

function card(mark, title, detail) {
  return h(
    "div",
    { class: "card" },
    h("span", { class: "mark", "aria-hidden": "true" }, mark),
    h("div", {}, h("b", {}, title), detail === "" ? null : h("small", {}, detail)),
  );
}

function place(name, address) {
  return card("◉", name, address);
}

function header(value) {
  if (value === null || value === undefined) return [];
  if (value.kind === "text") return [h("p", { class: "head" }, value.text)];
  if (value.kind === "location") return [place(value.name || word("location"), value.address)];
  return [media(value.kind, value)];
}

function filled(value, message, actions) {
  const footer = value.footer === null ? [] : [h("p", { class: "foot" }, value.footer)];
  const cards = value.cards.map((one) => {
    const inner = filled({ ...one, cards: [] }, message, actions);
    return h(
      "div",
      { class: "slide" },
      ...inner.content,
      h("div", { class: "buttons" }, ...inner.buttons),
    );
  });
  const carousel = cards.length === 0 ? [] : [h("div", { class: "carousel" }, ...cards)];
  return {
    content: [...header(value.header), ...paragraphs(value.body), ...footer, ...carousel],
    buttons: value.buttons.map((button) => templateButton(button, message, actions)),
  };
}

function templateButton(button, message, actions) {
  if (button.kind === "quick_reply") {
    const press = () =>
      actions.act({
        type: "button",
        text: button.text,
        payload: button.payload,
        quotes: message.id,
      });
    return h("button", { type: "button", onclick: press }, `↩ ${button.text}`);
  }
  if (button.kind === "url") {
    return h(
      "a",
      { href: button.url, target: "_blank", rel: "noreferrer noopener", title: button.url },
      `↗ ${button.text}`,
    );
  }
  const mark = { phone: "✆", copy_code: "⧉" }[button.kind] ?? "•";
  const copy = () => navigator.clipboard?.writeText(button.code ?? button.phone ?? "");
  return h(
    "button",
    { type: "button", title: button.code ?? button.phone, onclick: copy },
    `${mark} ${button.text}`,
  );
}

function interactive(value, message, actions) {
  const foot = value.footer === undefined ? [] : [h("p", { class: "foot" }, value.footer.text)];
  return {
    content: [...interactiveHead(value.header), ...paragraphs(value.body.text), ...foot],
    buttons: interactiveButtons(value, message.id, actions),
  };
}

function interactiveHead(head) {
  if (head === undefined) return [];
  return head.type === "text"
    ? [h("p", { class: "head" }, head.text)]
    : [media(head.type, head[head.type])];
}

function interactiveButtons({ action, type }, quotes, actions) {
  const press = (label, act, title) =>
    h("button", { type: "button", title, onclick: () => actions.act({ ...act, quotes }) }, label);
  const replies = (action.buttons ?? []).map(({ reply }) =>
    press(`↩ ${reply.title}`, { type: "button_reply", id: reply.id, title: reply.title }),
  );
  const rows = (action.sections ?? [])
    .flatMap((section) => section.rows)
    .map((row) => press(`☰ ${row.title}`, { type: "list_reply", ...row }, row.description));
  if (type !== "cta_url") return [...replies, ...rows];
  const { url, display_text: label } = action.parameters;
  return [h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, `↗ ${label}`)];
}
