import { api, h, notice } from "./dom.js";
import { word } from "./words.js";

// The switches: how Meta and the people behave from now on.

const drawer = () => document.querySelector("#drawer");

export async function openDrawer(done) {
  const [behaviour, { items }] = await Promise.all([
    api("GET", "/behaviour"),
    api("GET", "/templates"),
  ]);
  drawer().replaceChildren(form(behaviour, items, done));
  drawer().showModal();
}

const percent = (share) => Math.round(share * 100);

function number(name, label, value, options = {}) {
  return h(
    "label",
    { class: "switch" },
    h("span", {}, label),
    h("input", { type: "number", name, value, min: 0, ...options }),
  );
}

function share(name, label, value) {
  return h(
    "label",
    { class: "switch" },
    h("span", {}, label),
    h(
      "span",
      { class: "share" },
      h("input", { type: "number", name, value: percent(value), min: 0, max: 100 }),
      "%",
    ),
  );
}

function range(name, label, value) {
  const end = (part) =>
    h("input", {
      type: "number",
      name: `${name}.${part}`,
      value: value[part === "from" ? "min" : "max"],
      min: 0,
      "aria-label": `${label} ${word(part)}`,
    });
  return h(
    "div",
    { class: "switch" },
    h("span", {}, label),
    h("span", { class: "range" }, end("from"), "–", end("to")),
  );
}

function check(name, label, on) {
  return h(
    "label",
    { class: "switch" },
    h("span", {}, label),
    h("input", { type: "checkbox", name, checked: on }),
  );
}

function group(title, ...fields) {
  return h("fieldset", {}, h("legend", {}, title), ...fields);
}

function outageField(outage) {
  const kinds = [
    ["", "outageNone"],
    ["unavailable", "outage503"],
    ["html", "outageHtml"],
    ["hang", "outageHang"],
    ["reset", "outageReset"],
  ];
  const options = kinds.map(([value, key]) =>
    h("option", { value, selected: (outage?.kind ?? "") === value }, word(key)),
  );
  return h(
    "label",
    { class: "switch" },
    h("span", {}, word("outage")),
    h("select", { name: "outage" }, ...options),
  );
}

function troubleGroup(b) {
  const [failure] = b.failures;
  const known = { name: "notOnWhatsApp", value: b.notOnWhatsApp.join(" "), placeholder: "*0404" };
  return group(
    word("trouble"),
    number("failCode", word("failCode"), failure?.code ?? "", { placeholder: "131026" }),
    share("failShare", word("failShare"), failure?.share ?? 0),
    check("failLate", word("failLate"), failure?.late ?? true),
    h("label", { class: "switch" }, h("span", {}, word("notOnWhatsApp")), h("input", known)),
    share("holdShare", word("holdShare"), b.hold.share),
    outageField(b.outage),
    check("outageAccepts", word("outageAccepts"), b.outage?.accepts ?? false),
  );
}

function webhookGroup(b) {
  const most = { min: 1, max: 1000 };
  return group(
    word("webhooks"),
    check("enabled", word("enabled"), b.webhooks.enabled),
    number("maxPerBody", word("maxPerBody"), b.webhooks.maxPerBody, most),
    share("duplicateShare", word("duplicates"), b.webhooks.duplicateShare),
    share("reorderShare", word("reorder"), b.webhooks.reorderShare),
    range("latency", word("latency"), b.latency),
    range("sent", word("delaySent"), b.delays.sent),
    range("delivered", word("delayDelivered"), b.delays.delivered),
    range("read", word("delayRead"), b.delays.read),
  );
}

function form(b, templates, done) {
  const close = h(
    "button",
    { class: "quiet", type: "button", onclick: () => drawer().close() },
    word("close"),
  );
  const shares = ["deliveredShare", "readShare", "replyShare"];
  return h(
    "form",
    { class: "sheet", onsubmit: (event) => save(event, b, done) },
    h("header", {}, h("h2", {}, word("behaviour")), close),
    group(word("shares"), ...shares.map((name) => share(name, word(name), b[name]))),
    troubleGroup(b),
    webhookGroup(b),
    group(
      word("limits"),
      number("throughput", word("throughput"), b.limits.throughput, { min: 1 }),
      check("usMarketing", word("usMarketing"), b.limits.unitedStatesMarketing),
    ),
    group(word("templates"), ...templates.map((template) => templateField(template))),
    h(
      "footer",
      {},
      resetButton(done),
      h("button", { class: "solid", type: "submit" }, word("save")),
    ),
  );
}

function templateField(template) {
  const states = ["APPROVED", "PENDING", "PAUSED", "REJECTED", "DISABLED"];
  const options = states.map((state) =>
    h("option", { value: state, selected: template.status === state }, state.toLowerCase()),
  );
  const change = async (event) => {
    try {
      await api("POST", `/templates/${template.id}`, { status: event.target.value });
      notice(word("saved"));
    } catch (error) {
      notice(error.message);
    }
  };
  return h(
    "label",
    { class: "switch" },
    h("span", {}, `${template.name} · ${template.language}`),
    h("select", { onchange: change }, ...options),
  );
}

function resetButton(done) {
  let sure = false;
  const press = async (event) => {
    if (!sure) {
      sure = true;
      event.target.textContent = word("resetSure");
      return;
    }
    await api("DELETE", "");
    drawer().close();
    done();
  };
  return h("button", { class: "danger", type: "button", onclick: press }, word("reset"));
}

function reader(data) {
  const value = (name) => Number(data.get(name));
  return {
    value,
    part: (name) => Math.min(1, Math.max(0, value(name) / 100)),
    between(name) {
      const ends = [value(`${name}.from`), value(`${name}.to`)];
      return { min: Math.min(...ends), max: Math.max(...ends) };
    },
  };
}

function troubleFrom(data, before) {
  const { part } = reader(data);
  const code = data.get("failCode");
  const failure = { code: Number(code), share: part("failShare"), late: data.has("failLate") };
  const first = code === "" || failure.share === 0 ? [] : [failure];
  const kind = data.get("outage");
  const same = before.outage?.kind === kind ? before.outage : {};
  const phones = String(data.get("notOnWhatsApp")).split(/[\s,]+/);
  return {
    failures: [...first, ...before.failures.slice(1)],
    notOnWhatsApp: phones.map((phone) => phone.replace(/^\+/, "")).filter(Boolean),
    hold: { share: part("holdShare") },
    outage: kind === "" ? null : { ...same, kind, accepts: data.has("outageAccepts") },
  };
}

function changeFrom(data, before) {
  const { value, part, between } = reader(data);
  return {
    ...troubleFrom(data, before),
    deliveredShare: part("deliveredShare"),
    readShare: part("readShare"),
    replyShare: part("replyShare"),
    webhooks: {
      enabled: data.has("enabled"),
      maxPerBody: value("maxPerBody"),
      duplicateShare: part("duplicateShare"),
      reorderShare: part("reorderShare"),
    },
    latency: between("latency"),
    delays: { sent: between("sent"), delivered: between("delivered"), read: between("read") },
    limits: { throughput: value("throughput"), unitedStatesMarketing: data.has("usMarketing") },
  };
}

async function save(event, before, done) {
  event.preventDefault();
  try {
    await api("PUT", "/behaviour", changeFrom(new FormData(event.target), before));
    drawer().close();
    notice(word("saved"));
    done();
  } catch (error) {
    notice(error.message);
  }
}
