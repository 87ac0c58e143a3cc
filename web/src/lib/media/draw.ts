/** The longer side of a thumbnail. */
const side = 480;
/** Into a film, as the first picture is often black. */
const second = 0.6;
const patience = 8_000;

/** A small picture of a file, drawn by the browser that has it; none where that cannot be drawn. */
export async function thumbnailOf(file: File): Promise<Blob | null> {
  if (file.type.startsWith("image/")) return picture(file);
  return file.type.startsWith("video/") ? film(file) : null;
}

async function picture(file: File): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  const drawn = await shrunk(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return drawn;
}

async function film(file: File): Promise<Blob | null> {
  const address = URL.createObjectURL(file);
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "auto";
  video.playsInline = true;
  const seen = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), patience);
    const end = (well: boolean) => {
      clearTimeout(timer);
      resolve(well);
    };
    video.addEventListener("loadedmetadata", () => {
      video.currentTime = Math.min(second, video.duration / 2 || 0);
    });
    video.addEventListener("seeked", () => end(true));
    video.addEventListener("error", () => end(false));
  });
  video.src = address;
  const drawn = (await seen) ? await shrunk(video, video.videoWidth, video.videoHeight) : null;
  video.removeAttribute("src");
  URL.revokeObjectURL(address);
  return drawn;
}

function shrunk(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  // A film of which nothing can be seen would be a white sheet.
  if (width === 0 || height === 0) return Promise.resolve(null);
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (context === null) return Promise.resolve(null);
  // What is seen through is white, as on a telephone.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
}
