export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** One range of bytes, as players ask for it. What is no such range asks for the whole. */
export function rangeOf(header: string | undefined, size: number): Range | "whole" | "beyond" {
  const [, first = "", last = ""] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return "whole";
  if (first === "") {
    const length = Math.min(size, Number(last));
    return length === 0 ? "beyond" : { offset: size - length, length };
  }
  const offset = Number(first);
  const end = last === "" ? size - 1 : Math.min(size - 1, Number(last));
  if (last !== "" && Number(last) < offset) return "whole";
  return offset >= size ? "beyond" : { offset, length: end - offset + 1 };
}
