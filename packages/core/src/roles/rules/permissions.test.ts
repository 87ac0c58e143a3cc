import fc from "fast-check";
import { permissions } from "@siar/kernel/permission";
import { describe, expect, test } from "vitest";
import { builtInRoles } from "../schema.ts";
import {
  composable,
  composed,
  isBelow,
  ownersOnly,
  permissionsOf,
  rolePermissions,
} from "./index.ts";

const writing = permissions.filter((name) => /^(campaign|segment):(?!view)/.test(name));
const some = fc.subarray([...permissions]);

describe("roles are sets of permissions", () => {
  test("the owner may do everything", () => {
    expect([...permissionsOf("owner", null)]).toEqual([...permissions]);
  });

  test("13.2 a supervisor sees campaigns and analytics, changes nothing, reads no phone in full", () => {
    const may = permissionsOf("supervisor", null);
    expect(may.has("campaign:view")).toBe(true);
    expect([...may].filter((permission) => !permission.endsWith(":view"))).toEqual([]);
    expect(may.has("contact:read_phone")).toBe(false);
  });

  test("13.3 an agent has no campaign feature at all, only conversations and whom they are with", () => {
    const others = rolePermissions.agent.filter((name) => !name.startsWith("conversation:"));
    expect(others).toEqual(["contact:view", "notification:view"]);
    expect(rolePermissions.agent).toContain("conversation:reply");
  });

  test("13.2 a viewer changes nothing and reads no phone in full", () => {
    const others = rolePermissions.viewer.filter((name) => !name.endsWith(":view"));
    expect(others).toEqual([]);
  });

  test("a manager looks after contacts, conversations and members, and only sees campaigns", () => {
    const may = permissionsOf("manager", null);
    for (const name of ["contact:write", "conversation:reply", "member:manage"] as const) {
      expect(may.has(name), name).toBe(true);
    }
    expect(may.has("campaign:view")).toBe(true);
    expect([...may].filter((name) => ownersOnly.includes(name))).toEqual([]);
  });

  test("13.1 P37 only the owner creates, changes, deletes or sends campaigns and segments", () => {
    expect(writing.length).toBeGreaterThan(4);
    for (const role of builtInRoles.filter((name) => name !== "owner")) {
      expect(rolePermissions[role].filter((name) => writing.includes(name))).toEqual([]);
    }
  });
});

describe("a role that an owner composes", () => {
  test("13.1 P37 never holds the writing of campaigns or segments, whatever was chosen or stored", () => {
    fc.assert(
      fc.property(some, fc.array(fc.string()), (chosen, noise) => {
        const may = permissionsOf("custom", [...chosen, ...noise]);
        expect([...may].filter((name) => writing.includes(name))).toEqual([]);
        expect([...may].filter((name) => !composable.includes(name))).toEqual([]);
      }),
    );
  });

  test("13.2 never makes backups: they hold every phone number in full", () => {
    expect(composable).not.toContain("backup:manage");
  });

  test("holds what was chosen of the rest, and sees whatever it may change", () => {
    fc.assert(
      fc.property(some, (chosen) => {
        const whole = composed(chosen);
        expect(whole).toEqual(
          expect.arrayContaining(chosen.filter((name) => composable.includes(name))),
        );
        for (const name of whole) {
          const view = permissions.find((other) => other === name.replace(/:.*/, ":view"));
          if (view !== undefined) expect(whole).toContain(view);
        }
        expect(composed(whole)).toEqual(whole);
      }),
    );
  });

  test("that is gone, or was never chosen, may nothing", () => {
    expect(permissionsOf("custom", null).size).toBe(0);
  });
});

describe("below", () => {
  test("are manager, supervisor, agent and viewer for the owner; the latter three for a manager", () => {
    const below = (mine: keyof typeof rolePermissions) =>
      builtInRoles.filter((role) => isBelow(permissionsOf(role, null), permissionsOf(mine, null)));
    expect(below("owner")).toEqual(["manager", "supervisor", "agent", "viewer"]);
    expect(below("manager")).toEqual(["supervisor", "agent", "viewer"]);
    expect(below("supervisor")).not.toContain("supervisor");
  });

  test("is nobody who may something that oneself may not, nor an equal", () => {
    fc.assert(
      fc.property(some, some, (theirs, mine) => {
        const [lower, upper] = [new Set(theirs), new Set(mine)];
        const more = theirs.some((name) => !upper.has(name));
        if (more) expect(isBelow(lower, upper)).toBe(false);
        expect(isBelow(upper, upper)).toBe(false);
        expect(isBelow(lower, upper) && isBelow(upper, lower)).toBe(false);
      }),
    );
  });
});
