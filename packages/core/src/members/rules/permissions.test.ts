import { permissions } from "@siar/kernel/permission";
import { describe, expect, test } from "vitest";
import { roles } from "../schema.ts";
import { permissionsOf, rolePermissions } from "./index.ts";

describe("roles are sets of permissions", () => {
  test("the owner may do everything", () => {
    expect([...permissionsOf("owner")]).toEqual([...permissions]);
  });

  test("13.2 a supervisor sees campaigns and analytics, changes nothing, reads no phone in full", () => {
    const may = permissionsOf("supervisor");
    expect(may.has("campaign:view")).toBe(true);
    expect([...may].filter((permission) => !permission.endsWith(":view"))).toEqual([]);
    expect(may.has("contact:read_phone")).toBe(false);
  });

  test("13.3 an agent has no campaign feature at all, only conversations and whom they are with", () => {
    expect([...permissionsOf("agent")].toSorted()).toEqual([
      "contact:view",
      "conversation:reply",
      "conversation:view",
      "notification:view",
    ]);
  });

  test("13.1 only the owner creates, changes, deletes or sends campaigns and segments", () => {
    const owners = permissions.filter((name) => /^(campaign|segment):(?!view)/.test(name));
    expect(owners.length).toBeGreaterThan(4);
    for (const role of roles.filter((name) => name !== "owner")) {
      expect(rolePermissions[role].filter((name) => owners.includes(name))).toEqual([]);
    }
  });
});
