/** A file to be saved, as it comes. */
export const csvAnswer = (body: ReadableStream<Uint8Array>, name: string): Response =>
  new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
