import { errorTable } from "@siar/kernel/errors";
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Components, Json } from "../openapi/components.ts";
import { failuresByStatus } from "../openapi/failures.ts";
import { tagOf } from "../openapi/operation.ts";
import { inputParts, type Route } from "../route.ts";
import { typeText } from "./type-text.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const typed = (text: string): Html => html`<pre tabindex="0"><code>${text}</code></pre>`;

function inputOf(route: Route, components: Components): Html[] {
  const { params, rest, source } = inputParts(route);
  const part = (title: string, schema: Json): Html =>
    html`<h3>${title}</h3>
      ${typed(typeText(schema))}`;
  return [
    ...(params === null ? [] : [part("Path", components.schemaOf(params, "input"))]),
    ...(rest === null
      ? []
      : [part(source === "json" ? "Body" : "Query", components.schemaOf(rest, "input"))]),
  ];
}

function problemsOf(route: Route): Html[] {
  return [...failuresByStatus(route)].map(
    ([status, codes]) =>
      html`<tr>
        <td>${status}</td>
        <td>${codes.map((code) => html`<a href="#error-${code}">${code}</a> `)}</td>
      </tr>`,
  );
}

function operation(route: Route, components: Components): Html {
  const { name, summary, permission, output } = route.operation;
  const answer = route.status === 204 ? "nothing" : typeText(components.schemaOf(output, "output"));
  return html`<details id="${name}">
    <summary>
      <span class="method">${route.method}</span><code>${route.path}</code
      ><span class="said">${summary}</span>
    </summary>
    <div>
      <p>
        ${permission === null ? "For everybody." : html`Needs the permission <code>${permission}</code>.`}
        ${route.repeatable ? "Takes an Idempotency-Key." : ""}
      </p>
      ${inputOf(route, components)}
      <h3>Answer ${route.status}</h3>
      ${typed(answer)}
      <h3>Problems</h3>
      <div class="scroll">
        <table>
          <tbody>
            ${problemsOf(route)}
          </tbody>
        </table>
      </div>
    </div>
  </details>`;
}

const permissionRows = (routes: readonly Route[]): Html[] =>
  [...new Set(routes.flatMap(({ operation: { permission } }) => permission ?? []))]
    .toSorted()
    .map((permission) => {
      const for_ = routes.filter((route) => route.operation.permission === permission);
      const links = for_.map(
        ({ method, path, operation: { name } }) =>
          html`<a href="#${name}"><code>${method} ${path}</code></a
            ><br />`,
      );
      return html`<tr>
        <td><code>${permission}</code></td>
        <td>${links}</td>
      </tr>`;
    });

const errorRows = (): Html[] =>
  Object.entries(errorTable).map(
    ([code, { status, en, id }]) =>
      html`<tr id="error-${code}">
        <td><code>${code}</code></td>
        <td>${status}</td>
        <td>${en}</td>
        <td lang="id">${id}</td>
      </tr>`,
  );

const table = (head: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

const section = (tag: string, routes: readonly Route[], components: Components): Html =>
  html`<h2 id="${tag}">${tag}</h2>
    ${routes.map((route) => operation(route, components))}`;

const entitiesOf = (components: Components): Html[] =>
  Object.entries(components.all()).map(
    ([name, schema]) =>
      html`<details id="type-${name}">
        <summary><code>${name}</code></summary>
        <div>${typed(typeText(schema))}</div>
      </details>`,
  );

/** The API for people: made from the same table as the API, and without a script. */
export function docsPage(routes: readonly Route[], components: Components): Html {
  const tags = [...new Set(routes.map(tagOf))].toSorted();
  const sections = tags.map((tag) =>
    section(
      tag,
      routes.filter((route) => tagOf(route) === tag),
      components,
    ),
  );
  const main = html`${sections}
    <h2 id="types">types</h2>
    ${entitiesOf(components)}
    <h2 id="permissions">permissions</h2>
    ${table(["Permission", "Needed for"], permissionRows(routes))}
    <h2 id="errors">errors</h2>
    ${table(["Code", "Status", "English", "Indonesian"], errorRows())}`;
  return framed([...tags, "types", "permissions", "errors"], main);
}

const framed = (contents: readonly string[], main: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Siar API</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <header>
          <h1>Siar API</h1>
          <p>
            Sign in with <code>POST /api/session</code>, or send a key:
            <code>Authorization: Bearer siar_…</code>. The same as a document for machines:
            <a href="/api/openapi.json">openapi.json</a>.
          </p>
          <nav aria-label="Contents">
            <ul>
              ${contents.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>${main}</main>
      </body>
    </html>`;
