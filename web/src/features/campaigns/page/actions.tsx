import { mayBeTested, obeys } from "@siar/core/campaigns/rules";
import { useNavigate } from "@tanstack/react-router";
import {
  CalendarClock,
  CircleStop,
  EllipsisVertical,
  FilePen,
  FlaskConical,
  Gauge,
  Pause,
  Pencil,
  Play,
  Send,
  Trash2,
  UserX,
} from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { problemText } from "../../../ui/use-problem-text.ts";
import { type Command, useCommand } from "../commands.ts";
import type { Question } from "../dialogs/open-question.tsx";
import { type Campaign, isLaunched } from "../figures.ts";

const OpenQuestion = onDemand(
  async () => (await import("../dialogs/open-question.tsx")).OpenQuestion,
);

/** Exactly what the campaign obeys in its state, by the table that the API itself decides with. */
export function Actions({ campaign }: { campaign: Campaign }) {
  const can = useCan();
  const [question, setQuestion] = useState<Question>();
  const close = () => setQuestion(undefined);
  return (
    <>
      {can("campaign:send") && <SendingButtons campaign={campaign} ask={setQuestion} />}
      <EditButton campaign={campaign} />
      <MoreMenu campaign={campaign} ask={setQuestion} />
      {question && <OpenQuestion question={question} campaign={campaign} onClose={close} />}
    </>
  );
}

interface ButtonsProps {
  campaign: Campaign;
  ask: (question: Question) => void;
}

const icon = { size: 16, "aria-hidden": true } as const;

function SendingButtons({ campaign, ask }: ButtonsProps) {
  const { t } = useI18n();
  const { status } = campaign;
  return (
    <>
      {obeys(status, "pause") && <DirectButton campaign={campaign} kind="pause" />}
      {obeys(status, "resume") && <DirectButton campaign={campaign} kind="resume" />}
      {obeys(status, "launch") && (
        <Button look="primary" icon={<Send {...icon} />} onClick={() => ask("launch")}>
          {t("campaigns.sendNow")}
        </Button>
      )}
      {mayBeTested(status) && (
        <Button icon={<FlaskConical {...icon} />} onClick={() => ask("test")}>
          {t("campaigns.test")}
        </Button>
      )}
      {obeys(status, "schedule") && (
        <Button icon={<CalendarClock {...icon} />} onClick={() => ask("schedule")}>
          {t(status === "scheduled" ? "campaigns.reschedule" : "campaigns.sendLater")}
        </Button>
      )}
      {obeys(status, "change-rate") && (
        <Button icon={<Gauge {...icon} />} onClick={() => ask("speed")}>
          {t("campaigns.speed")}
        </Button>
      )}
      {obeys(status, "exclude") && (
        <Button icon={<UserX {...icon} />} onClick={() => ask("exclude")}>
          {t("campaigns.exclude")}
        </Button>
      )}
      {isLaunched(campaign) && obeys(status, "cancel") && (
        <Button icon={<CircleStop {...icon} />} className="text-bad!" onClick={() => ask("stop")}>
          {t("campaigns.stop")}
        </Button>
      )}
    </>
  );
}

/** What can be taken back with one click needs no question before it. */
function DirectButton({ campaign, kind }: { campaign: Campaign; kind: "pause" | "resume" }) {
  const { t } = useI18n();
  const tell = useTell(campaign.id);
  const Icon = kind === "pause" ? Pause : Play;
  return (
    <Button
      look="primary"
      busy={tell.busy}
      icon={<Icon {...icon} />}
      onClick={() => tell.now({ kind })}
    >
      {t(kind === "pause" ? "campaigns.pause" : "campaigns.resume")}
    </Button>
  );
}

function EditButton({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  if (!can("campaign:update") || !obeys(campaign.status, "edit")) return null;
  const edit = () => void navigate({ to: "/campaigns/$id/edit", params: { id: campaign.id } });
  return (
    <Button icon={<Pencil {...icon} />} onClick={edit}>
      {t("campaigns.edit")}
    </Button>
  );
}

function MoreMenu({ campaign, ask }: ButtonsProps) {
  const { t } = useI18n();
  const can = useCan();
  const { status } = campaign;
  const mayRemove = can("campaign:delete") && obeys(status, "remove");
  const mayCallOff = can("campaign:send") && status === "scheduled";
  if (!mayRemove && !mayCallOff) return null;
  return (
    <Menu
      trigger={
        <Button
          size="icon"
          look="quiet"
          aria-label={t("table.actionsFor", { name: campaign.name })}
        >
          <EllipsisVertical size={18} aria-hidden="true" />
        </Button>
      }
    >
      {mayCallOff && obeys(status, "unschedule") && <UnscheduleItem campaign={campaign} />}
      {mayCallOff && (
        <MenuItem icon={<CircleStop {...icon} />} onSelect={() => ask("stop")}>
          {t("campaigns.callOff")}
        </MenuItem>
      )}
      {mayRemove && (
        <MenuItem danger icon={<Trash2 {...icon} />} onSelect={() => ask("remove")}>
          {t("campaigns.remove")}
        </MenuItem>
      )}
    </Menu>
  );
}

/** Nothing is lost by it: the draft can be scheduled again. */
function UnscheduleItem({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const tell = useTell(campaign.id);
  return (
    <MenuItem
      icon={<FilePen {...icon} />}
      onSelect={() => tell.now({ kind: "unschedule", version: campaign.version })}
    >
      {t("campaigns.unschedule")}
    </MenuItem>
  );
}

/** A command without a question; what is wrong with it is said in passing. */
function useTell(id: number) {
  const { t } = useI18n();
  const toast = useToast();
  const { mutate, isPending } = useCommand(id);
  const complain = (error: Error) =>
    toast({ tone: "bad", text: problemText(problemFrom(error), t).detail });
  return {
    busy: isPending,
    now: (command: Command) => mutate(command, { onError: complain }),
  };
}
