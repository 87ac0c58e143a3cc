// Everything on the page is built from nodes: text is never parsed as HTML.

export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export async function api(method, path, body) {
  const response = await fetch(`/simulator/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

let hideAt;

export function notice(text) {
  const node = document.querySelector("#notice");
  node.textContent = text;
  node.hidden = false;
  clearTimeout(hideAt);
  hideAt = setTimeout(() => (node.hidden = true), 4000);
}

// WhatsApp's own marks. A mark counts when it hugs its text and stands at a word's edge.
const marks = [
  [/```([\s\S]+?)```/, "code"],
  [/`([^`\n]+)`/, "code"],
  [/(?<![\w*])\*(?! )([^*\n]+?)(?<! )\*(?![\w*])/, "strong"],
  [/(?<![\w_])_(?! )([^_\n]+?)(?<! )_(?![\w_])/, "em"],
  [/(?<![\w~])~(?! )([^~\n]+?)(?<! )~(?![\w~])/, "s"],
];

export function formatted(text) {
  const found = marks
    .map(([pattern, tag]) => ({ match: pattern.exec(text), tag }))
    .filter(({ match }) => match !== null)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (found === undefined) return [text];
  const { match, tag } = found;
  const inside = tag === "code" ? [match[1]] : formatted(match[1]);
  return [
    text.slice(0, match.index),
    h(tag, {}, ...inside),
    ...formatted(text.slice(match.index + match[0].length)),
  ];
}

export function paragraphs(text) {
  return text.split("\n").map((line) => {
    if (line.startsWith("> ")) return h("blockquote", {}, ...formatted(line.slice(2)));
    const bullet = /^[*-] (.*)$/.exec(line);
    if (bullet !== null) return h("p", { class: "bullet" }, ...formatted(bullet[1]));
    return h("p", {}, ...formatted(line));
  });
}
