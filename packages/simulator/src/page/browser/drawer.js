import { api, h, notice } from "./dom.js";
import { word } from "./words.js";

// The switches: how Meta and the people behave from now on.

const drawer = () => document.querySelector("#drawer");

export async function openDrawer(done) {
  const [behaviour, { items }] = await Promise.all([api("GET", "/behaviour"), api("GET", "/templates")]);
  drawer().replaceChildren(form(behaviour, items, done));
  drawer().showModal();
}

const percent = (share) => Math.round(share * 100);

function number(name, label, value, options = {}) {
  return h("label", { class: "switch" }, h("span", {}, label), h("input", { type: "number", name, value, min: 0, ...options }));
}

function share(name, label, value) {
  return h(
    "label",
    { class: "switch" },
    h("span", {}, label),
    h("span", { class: "share" }, h("input", { type: "number", name, value: percent(value), min: 0, max: 100 }), "%"),
  );
}

function range(name, label, value) {
  const end = (part) => h("input", { type: "number", name: `${name}.${part}`, value: value[part === "from" ? "min" : "max"], min: 0, "aria-label": `${label} ${word(part)}` });
  return h("div", { class: "switch" }, h("span", {}, label), h("span", { class: "range" }, end("from"), "–", end("to")));
}

function check(name, label, on) {
  return h("label", { class: "switch" }, h("span", {}, label), h("input", { type: "checkbox", name, checked: on }));
}

function group(title, ...fields) {
  return h("fieldset", {}, h("legend", {}, title), ...fields);
}

function outageField(outage) {
  const kinds = [["", "outageNone"], ["unavailable", "outage503"], ["html", "outageHtml"], ["hang", "outageHang"], ["reset", "outageReset"]];
  const options = kinds.map(([value, key]) => h("option", { value, selected: (outage?.kind ?? "") === value }, word(key)));
  return h("label", { class: "switch" }, h("span", {}, word("outage")), h("select", { name: "outage" }, ...options));
}

function form(b, templates, done) {
  const [failure] = b.failures;
  const close = () => drawer().close();
  return h(
    "form",
    { class: "sheet", onsubmit: (event) => save(event, b, done) },
    h("header", {}, h("h2", {}, word("behaviour")), h("button", { class: "quiet", type: "button", onclick: close }, word("close"))),
    group(word("shares"), share("deliveredShare", word("deliveredShare"), b.deliveredShare), share("readShare", word("readShare"), b.readShare), share("replyShare", word("replyShare"), b.replyShare)),
    group(
      word("trouble"),
      number("failCode", word("failCode"), failure?.code ?? "", { placeholder: "131026" }),
      share("failShare", word("failShare"), failure?.share ?? 0),
      check("failLate", word("failLate"), failure?.late ?? true),
      h("label", { class: "switch" }, h("span", {}, word("notOnWhatsApp")), h("input", { name: "notOnWhatsApp", value: b.notOnWhatsApp.join(" "), placeholder: "*0404" })),
      share("holdShare", word("holdShare"), b.hold.share),
      outageField(b.outage),
      check("outageAccepts", word("outageAccepts"), b.outage?.accepts ?? false),
    ),
    group(
      word("webhooks"),
      check("enabled", word("enabled"), b.webhooks.enabled),
      number("maxPerBody", word("maxPerBody"), b.webhooks.maxPerBody, { min: 1, max: 1000 }),
      share("duplicateShare", word("duplicates"), b.webhooks.duplicateShare),
      share("reorderShare", word("reorder"), b.webhooks.reorderShare),
      range("latency", word("latency"), b.latency),
      range("sent", word("delaySent"), b.delays.sent),
      range("delivered", word("delayDelivered"), b.delays.delivered),
      range("read", word("delayRead"), b.delays.read),
    ),
    group(word("limits"), number("throughput", word("throughput"), b.limits.throughput, { min: 1 }), check("usMarketing", word("usMarketing"), b.limits.unitedStatesMarketing)),
    group(word("templates"), ...templates.map((template) => templateField(template))),
    h("footer", {}, resetButton(done), h("button", { class: "solid", type: "submit" }, word("save"))),
  );
}

function templateField(template) {
  const states = ["APPROVED", "PENDING", "PAUSED", "REJECTED", "DISABLED"];
  const options = states.map((state) => h("option", { value: state, selected: template.status === state }, state.toLowerCase()));
  const change = async (event) => {
    try {
      await api("POST", `/templates/${template.id}`, { status: event.target.value });
      notice(word("saved"));
    } catch (error) {
      notice(error.message);
    }
  };
  return h("label", { class: "switch" }, h("span", {}, `${template.name} · ${template.language}`), h("select", { onchange: change }, ...options));
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

function changeFrom(data, before) {
  const value = (name) => Number(data.get(name));
  const part = (name) => Math.min(1, Math.max(0, value(name) / 100));
  const between = (name) => ({ min: Math.min(value(`${name}.from`), value(`${name}.to`)), max: Math.max(value(`${name}.from`), value(`${name}.to`)) });
  const code = data.get("failCode");
  const failure = { code: Number(code), share: part("failShare"), late: data.has("failLate") };
  const kind = data.get("outage");
  return {
    deliveredShare: part("deliveredShare"),
    readShare: part("readShare"),
    replyShare: part("replyShare"),
    failures: [...(code === "" || failure.share === 0 ? [] : [failure]), ...before.failures.slice(1)],
    notOnWhatsApp: String(data.get("notOnWhatsApp")).split(/[\s,]+/).map((one) => one.replace(/^\+/, "")).filter(Boolean),
    hold: { share: part("holdShare") },
    outage: kind === "" ? null : { ...(before.outage?.kind === kind ? before.outage : {}), kind, accepts: data.has("outageAccepts") },
    webhooks: { enabled: data.has("enabled"), maxPerBody: value("maxPerBody"), duplicateShare: part("duplicateShare"), reorderShare: part("reorderShare") },
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
