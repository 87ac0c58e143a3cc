/** Small true files of every kind, for tests: built as their formats say, not copied from anywhere. */

const join = (...pieces: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

export const ascii = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

const big = (...numbers: readonly number[]): Uint8Array =>
  join(...numbers.map((n) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]));
const little = (...numbers: readonly number[]): Uint8Array =>
  join(...numbers.map((n) => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255]));
const short = (n: number): number[] => [(n >> 8) & 255, n & 255];

export interface Picture {
  readonly width?: number;
  readonly height?: number;
  readonly bits?: number;
  readonly colours?: number;
  readonly filling?: number;
}

export const jpegFile = ({
  width = 640,
  height = 480,
  bits = 8,
  colours = 3,
  filling = 64,
}: Picture = {}) =>
  join(
    [0xff, 0xd8, 0xff, 0xe0, ...short(16)],
    ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
    [0xff, 0xc0, ...short(8 + colours * 3), bits, ...short(height), ...short(width), colours],
    new Uint8Array(colours * 3),
    [0xff, 0xda, ...short(6 + colours * 2), colours],
    new Uint8Array(colours * 2 + 3),
    new Uint8Array(filling).fill(0x55),
    [0xff, 0xd9],
  );

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc(bytes: Uint8Array): number {
  let c = 0xffff_ffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffff_ffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = join(ascii(type), data);
  return join(big(data.length), named, big(crc(named)));
}

function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) [a, b] = [(a + byte) % 65_521, (b + a + byte) % 65_521];
  return ((b << 16) | a) >>> 0;
}

/** Without compression, so that it needs no library. */
function zlib(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 65_535) {
    const block = bytes.subarray(at, at + 65_535);
    const last = at + 65_535 >= bytes.length ? 1 : 0;
    const { length } = block;
    const sizes = [length & 255, length >> 8, ~length & 255, (~length >> 8) & 255];
    blocks.push(join([last, ...sizes], block));
  }
  return join([0x78, 0x01], ...blocks, big(adler(bytes)));
}

export const pngFile = ({ width = 4, height = 4, bits = 8, colours = 2 }: Picture = {}) =>
  join(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk("IHDR", join(big(width, height), [bits, colours, 0, 0, 0])),
    chunk("IDAT", zlib(new Uint8Array((width * 3 + 1) * height).map((_, at) => (at * 7) & 127))),
    chunk("IEND", new Uint8Array()),
  );

const box = (type: string, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
  const inside = join(...content);
  return join(big(inside.length + 8), ascii(type), inside);
};

const entry = (codec: string, width: number, height: number): Uint8Array =>
  box(codec, new Uint8Array(24), short(width), short(height), new Uint8Array(50));

const track = (handler: string, codec: string, width = 0, height = 0): Uint8Array =>
  box(
    "trak",
    box(
      "mdia",
      box("hdlr", new Uint8Array(8), ascii(handler), new Uint8Array(12)),
      box("minf", box("stbl", box("stsd", big(0, 1), entry(codec, width, height)))),
    ),
  );

export interface Movie {
  readonly brand?: string;
  readonly video?: string | null;
  readonly sound?: string | null;
  readonly size?: number;
}

/** 12.5 seconds of 320 by 240. */
export const movieFile = ({
  brand = "isom",
  video = "avc1",
  sound = "mp4a",
  size = 256,
}: Movie = {}) =>
  join(
    box("ftyp", ascii(brand), big(512), ascii("isommp41")),
    box(
      "moov",
      box("mvhd", big(0, 0, 0, 1_000, 12_500), new Uint8Array(80)),
      ...(video === null ? [] : [track("vide", video, 320, 240)]),
      ...(sound === null ? [] : [track("soun", sound)]),
    ),
    box("mdat", new Uint8Array(size)),
  );

export const oggFile = ({ codec = "OpusHead", channels = 1, seconds = 3 } = {}) => {
  const head = join(ascii(codec), [1, channels, 0, 0], little(48_000), [0, 0, 0]);
  const page = (granule: number, body: Uint8Array): Uint8Array =>
    join(ascii("OggS\0\0"), little(granule, 0, 1, 0, 0), [1, body.length], body);
  return join(page(0, head), page(seconds * 48_000, new Uint8Array(40)));
};

export const mp3File = (): Uint8Array<ArrayBuffer> =>
  join(ascii("ID3\x03\0\0"), [0, 0, 0, 10], new Uint8Array(10), [0xff, 0xfb, 0x90, 0], [0, 0]);
export const bareMp3File = (): Uint8Array<ArrayBuffer> =>
  join([0xff, 0xfb, 0x90, 0x64], new Uint8Array(413));
export const aacFile = (): Uint8Array<ArrayBuffer> =>
  join([0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc], new Uint8Array(60));
export const amrFile = (): Uint8Array<ArrayBuffer> => join(ascii("#!AMR\n"), new Uint8Array(64));

export const pdfFile = (text = "Menu"): Uint8Array<ArrayBuffer> =>
  ascii(`%PDF-1.4\n1 0 obj<</Title(${text})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** A ZIP of empty files with these names. */
export function zipFile(...names: readonly string[]): Uint8Array<ArrayBuffer> {
  const locals = names.map((name) =>
    join(ascii("PK\x03\x04"), new Uint8Array(22), [name.length, 0, 0, 0], ascii(name)),
  );
  const directory = join(
    ...names.map((name) =>
      join(
        ascii("PK\x01\x02"),
        new Uint8Array(24),
        [name.length, 0],
        new Uint8Array(16),
        ascii(name),
      ),
    ),
  );
  const files = join(...locals);
  const end = join(
    ascii("PK\x05\x06"),
    [0, 0, 0, 0, names.length, 0, names.length, 0],
    little(directory.length, files.length),
    [0, 0],
  );
  return join(files, directory, end);
}

export const officeFile = (folder: "word" | "xl" | "ppt", ...more: readonly string[]) =>
  zipFile("[Content_Types].xml", "_rels/.rels", `${folder}/document.xml`, ...more);

/** A little file system with one stream in its second sector of names. */
export function oleFile(stream: string): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(512);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  head[30] = 9;
  // Names begin in sector 1 and go on in sector 2; the table of sectors is sector 0.
  head.set(little(1), 48);
  head.set(little(0), 76);
  const table = new Uint8Array(512).fill(0xff);
  table.set(little(0xffff_fffd, 2, 0xffff_fffe));
  const name = (text: string): Uint8Array => {
    const named = new Uint8Array(128);
    for (const [at, character] of [...text].entries()) named[at * 2] = character.charCodeAt(0);
    named[64] = (text.length + 1) * 2;
    return named;
  };
  const names = join(name("Root Entry"), name("a"), name("b"), name("c"));
  const more = join(name(stream), name("d"), name("e"), name("f"));
  return join(head, table, names, more);
}
