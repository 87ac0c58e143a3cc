export { perDayOf, UNLIMITED } from "./messaging-limit.ts";
export { throughputOf } from "./throughput.ts";
