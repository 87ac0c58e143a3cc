import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { HEAD, kindOfContainer, sniff, type Container } from "./sniff.ts";
import { limitOf } from "./types.ts";

/** Looks at a file as it comes in; says no as soon as there is a reason to. */
export class Look {
  size = 0;
  private head: Uint8Array = new Uint8Array();
  private found: Result<Container> | null = null;

  /** False: there is no need to read on. */
  push(chunk: Uint8Array): boolean {
    this.size += chunk.length;
    if (this.head.length < HEAD) this.head = joined(this.head, chunk).slice(0, HEAD);
    if (this.head.length >= HEAD) this.found ??= sniff(this.head);
    return !this.isRefused;
  }

  get isRefused(): boolean {
    return !this.verdict(this.found).ok;
  }

  end(): Result<Container> {
    this.found ??= sniff(this.head);
    const verdict = this.verdict(this.found);
    return verdict.ok ? this.found : verdict;
  }

  private verdict(found: Result<Container> | null): Result<null> {
    if (found === null) return ok(null);
    if (!found.ok) return found;
    const { bytes, megabytes } = limitOf(kindOfContainer[found.value]);
    return this.size > bytes ? fail("media-too-large", { limit: megabytes }) : ok(null);
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
