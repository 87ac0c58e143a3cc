import { MAX_DEPTH, MAX_LEAVES, type Fault, type Path } from "./criteria.ts";

/** Faults of the tree itself. None: whatever it was is a criteria tree. */
export function readShape(tree: unknown): Fault[] {
  const faults: Fault[] = [];
  let leaves = 0;
  const visit = (node: unknown, path: Path, depth: number): void => {
    if (faults.length >= MAX_LEAVES) return;
    const say = (message: string, at: Path = path) => faults.push({ path: at, message });
    if (!isRecord(node)) return void say("Expected a group or a condition.");
    const kind = ["all", "any", "not"].find((key) => Object.hasOwn(node, key));
    if (kind === undefined) {
      leaves += 1;
      if (leaves === MAX_LEAVES + 1) say(`More than ${MAX_LEAVES} conditions.`, []);
      for (const fault of leafFaults(node)) say(fault.message, [...path, ...fault.path]);
      return;
    }
    if (depth >= MAX_DEPTH) return void say(`Nested deeper than ${MAX_DEPTH} groups.`);
    if (Object.keys(node).length > 1) say(`A group has nothing beside ${kind}.`);
    const inner = node[kind];
    if (kind === "not") return visit(inner, [...path, kind], depth + 1);
    if (!Array.isArray(inner)) return void say("Expected a list.", [...path, kind]);
    if (kind === "any" && inner.length === 0) say("Put a condition here.", [...path, kind]);
    inner.forEach((child: unknown, at) => visit(child, [...path, kind, at], depth + 1));
  };
  visit(tree, [], 0);
  return faults;
}

function leafFaults(node: Record<string, unknown>): Fault[] {
  const text = (key: string): Fault[] =>
    typeof node[key] === "string" ? [] : [{ path: [key], message: "Expected a text." }];
  const strange = Object.keys(node).filter((key) => !["field", "op", "value"].includes(key));
  return [
    ...text("field"),
    ...text("op"),
    ...strange.map((key) => ({ path: [key], message: "A condition has field, op and value." })),
  ];
}

const isRecord = (node: unknown): node is Record<string, unknown> =>
  typeof node === "object" && node !== null && !Array.isArray(node);
