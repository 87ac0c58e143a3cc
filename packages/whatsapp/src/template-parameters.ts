import type { FilledHeader, FilledTemplate, FilledValue } from "./template.ts";

type Wire = Record<string, unknown>;

/** The `components` of a template message: only parts that carry a value are named. */
export function templateComponents({ header, body, buttons }: FilledTemplate): Wire[] {
  const head = headerParameters(header);
  return [
    ...(head.length > 0 ? [{ type: "header", parameters: head }] : []),
    ...(body.values.length > 0
      ? [{ type: "body", parameters: body.values.map(textParameter) }]
      : []),
    ...buttons.map(({ kind, index, value }) => ({
      type: "button",
      sub_type: kind,
      index,
      parameters: [
        kind === "url"
          ? { type: "text", text: value }
          : { type: "coupon_code", coupon_code: value },
      ],
    })),
  ];
}

function headerParameters(header: FilledHeader): Wire[] {
  switch (header.kind) {
    case "none":
      return [];
    case "text":
      return header.values.map(textParameter);
    case "location": {
      const { latitude, longitude, name, address } = header;
      return [{ type: "location", location: { latitude, longitude, name, address } }];
    }
    case "image":
    case "video":
    case "document": {
      const filename = header.kind === "document" ? header.filename : undefined;
      const file = { ...header.media, ...(filename !== undefined && { filename }) };
      return [{ type: header.kind, [header.kind]: file }];
    }
  }
}

const textParameter = ({ name, text }: FilledValue): Wire => ({
  type: "text",
  ...(name !== null && { parameter_name: name }),
  text,
});
