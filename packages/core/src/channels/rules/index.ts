export { throughputOf } from "./throughput.ts";
