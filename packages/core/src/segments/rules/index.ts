export { type Moment } from "./calendar.ts";
export { conditions, type Condition, type Kind } from "./conditions.ts";
export { leavesOf, type Criteria, type Fault, type Leaf } from "./criteria.ts";
export { meets, type Person } from "./evaluate.ts";
export { checkCriteria, type Vocabulary } from "./vocabulary.ts";
