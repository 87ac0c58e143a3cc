export { csvReader, isBlank } from "./csv.ts";
export { byteLength, byteOrderMark, decoder } from "./encoding.ts";
export { guessByLooks, guessTargets, isKnownTarget } from "./guess.ts";
export { inspector, type Inspector } from "./inspect.ts";
export { reasonText, type Reason } from "./reasons.ts";
export { places, rowReader, zoneGuesser, type Home, type Row } from "./row.ts";
export { readSlice, type FailedRow, type Slice } from "./slice.ts";
export { beginningOf, repeatedNames, sniff, type Found } from "./sniff.ts";
export { guessFormats } from "./values.ts";
