export { decideEstimate, startOf } from "./estimate.ts";
export {
  campaignCommands,
  lifecycle,
  obeys,
  transition,
  type CampaignCommand,
} from "./lifecycle.ts";
