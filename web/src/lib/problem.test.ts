import { describe, expect, it } from "vitest";
import {
  ApiError,
  fieldPath,
  formProblem,
  problemFrom,
  problemOf,
  worthRetrying,
} from "./problem.ts";

const invalid = problemOf(422, {
  type: "about:blank",
  title: "Invalid input",
  status: 422,
  code: "invalid-input",
  requestId: "req-1",
  errors: [
    { path: "email", message: "Not an address" },
    { path: "email", message: "Too long" },
    { path: "/variables/1", message: "Missing" },
    { path: "segmentId", message: "Unknown" },
    { path: "", message: "Nothing to save" },
  ],
});

describe("problems", () => {
  it("puts the first message of a field beside it and the rest in the summary", () => {
    const { fields, rest } = formProblem(invalid, ["email", "variables"]);
    expect(fields).toEqual({ email: "Not an address", variables: "Missing" });
    expect(rest).toEqual(["segmentId: Unknown", "Nothing to save"]);
  });

  it("does not give a field the errors of another whose name begins alike", () => {
    const problem = { ...invalid, errors: [{ path: "names", message: "Wrong" }] };
    expect(formProblem(problem, ["name"]).fields).toEqual({});
  });

  it.each([
    "criteria.all.0.value",
    "criteria.all[0].value",
    "/criteria/all/0/value",
    "#/criteria/all/0/value",
  ])("reads the path %s", (path) => expect(fieldPath(path)).toBe("criteria.all.0.value"));

  it("keeps the request id of an answer that is not problem+json", () => {
    const problem = problemOf(502, "<html>", "req-2");
    expect(problem).toMatchObject({ code: "unexpected-answer", status: 502, requestId: "req-2" });
  });

  it("tells a lost connection from a bug", () => {
    expect(problemFrom(new TypeError("Failed to fetch")).code).toBe("network");
    expect(problemFrom(new Error("x is undefined")).code).toBe("unexpected");
  });

  it("asks again after a stumble, not after a refusal", () => {
    const status = (code: number) => new ApiError(problemOf(code, null));
    expect([503, 429, 408].map((code) => worthRetrying(status(code)))).toEqual([true, true, true]);
    expect([400, 401, 403, 404, 409].some((code) => worthRetrying(status(code)))).toBe(false);
    expect(worthRetrying(new TypeError("Failed to fetch"))).toBe(true);
  });
});
