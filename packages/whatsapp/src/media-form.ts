/** A file on its way to Meta, as it is read. */
export interface OutgoingFile {
  readonly body: ReadableStream<Uint8Array>;
  readonly mime: string;
  readonly size: number;
  /**
   * A pipe for so many bytes. Workers send a stream in chunks, which Meta does not take, unless its
   * length is known; only they have such pipes.
   */
  readonly pipe: (length: number) => TransformStream<Uint8Array, Uint8Array>;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * The form that Meta wants around a file, without the file ever being in memory as a whole. Meta
 * shows nobody the name in it, so that it is always the same and can break nothing.
 */
export function mediaForm({ body, mime, size, pipe }: OutgoingFile): RequestInit {
  const boundary = `siar-${crypto.randomUUID()}`;
  const field = (name: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const before = encode(
    `${field("messaging_product", "whatsapp")}${field("type", mime)}--${boundary}\r\n` +
      `Content-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: ${mime}\r\n\r\n`,
  );
  const after = encode(`\r\n--${boundary}--\r\n`);
  const { readable, writable } = pipe(before.length + size + after.length);
  // Whoever reads it learns of what went wrong; this end has nobody to tell.
  void pour(writable, before, body, after).catch(() => {});
  return {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: readable,
  };
}

async function pour(
  into: WritableStream<Uint8Array>,
  before: Uint8Array,
  body: ReadableStream<Uint8Array>,
  after: Uint8Array,
): Promise<void> {
  await write(into, before);
  await body.pipeTo(into, { preventClose: true });
  await write(into, after);
  await into.close();
}

async function write(into: WritableStream<Uint8Array>, bytes: Uint8Array): Promise<void> {
  const writer = into.getWriter();
  await writer.write(bytes);
  writer.releaseLock();
}
