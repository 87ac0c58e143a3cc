// The smallest honest file of each kind, for customers who send something.

const samples = {
  image: {
    mimeType: "image/png",
    filename: "foto.png",
    base64:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  },
  video: {
    mimeType: "video/mp4",
    filename: "video.mp4",
    base64: "AAAAFGZ0eXBpc29tAAACAGlzb20AAAAIZnJlZQ==",
  },
  document: { mimeType: "application/pdf", filename: "bukti.pdf", base64: "JVBERi0xLjQKJSVFT0YK" },
  audio: { mimeType: "audio/ogg", filename: "suara.ogg", base64: "T2dnUwACAAAAAAAAAAA=" },
  sticker: {
    mimeType: "image/webp",
    filename: "stiker.webp",
    base64: "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
  },
} as const;

export function sampleFile(kind: keyof typeof samples) {
  const { mimeType, filename, base64 } = samples[kind];
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return { mimeType, filename, bytes };
}
