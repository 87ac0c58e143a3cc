export { explainFault, sentenceOfFault, type Fault, type Finding } from "./faults.ts";
export { appOf, faultOf, findingsOf, firstFault, healthOf, type Health } from "./findings.ts";
export { perDayOf, UNLIMITED } from "./messaging-limit.ts";
export { throughputOf } from "./throughput.ts";
