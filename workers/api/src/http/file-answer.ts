/** A file to be saved, as it comes. */
const fileAnswer =
  (type: string) =>
  (body: ReadableStream<Uint8Array>, name: string): Response =>
    new Response(body, {
      headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
    });

export const csvAnswer = fileAnswer("text/csv; charset=utf-8");
export const jsonFile = fileAnswer("application/json");
