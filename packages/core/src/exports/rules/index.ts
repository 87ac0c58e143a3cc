export { defuse, undefuse, writeCsvRow } from "./csv.ts";
export { contactCells, headerCells } from "./row.ts";
export { reportCells, reportHeader, type ReportRow } from "./message.ts";
