export {
  campaignCommands,
  lifecycle,
  obeys,
  transition,
  type CampaignCommand,
} from "./lifecycle.ts";
