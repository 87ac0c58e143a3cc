export { receive, type Arrivals, type Received } from "./receive.ts";
export { addCounts, countStatements, setAsideStatements, type Aside } from "./store/aside.ts";
