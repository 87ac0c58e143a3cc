import { Ban, Pause, Play, Send, Trash2, Users } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Badge, type Tone } from "../src/ui/badge.tsx";
import { Button } from "../src/ui/button.tsx";
import { ConfirmDialog } from "../src/ui/confirm-dialog.tsx";
import { Dialog } from "../src/ui/dialog.tsx";
import { Field } from "../src/ui/field.tsx";
import { Input } from "../src/ui/input.tsx";
import { Kbd } from "../src/ui/kbd.tsx";
import { PageHeader } from "../src/ui/page-header.tsx";
import { ProgressBar } from "../src/ui/progress-bar.tsx";
import { RelativeTime } from "../src/ui/relative-time.tsx";
import { PageSkeleton } from "../src/ui/skeleton.tsx";
import { StatRow, StatTile } from "../src/ui/stat-tile.tsx";
import { EmptyState, ErrorState } from "../src/ui/states.tsx";
import { StatusBadge, type StatusLook } from "../src/ui/status-badge.tsx";
import { TabPanel, Tabs } from "../src/ui/tabs.tsx";
import { useToast } from "../src/ui/toast.tsx";
import { Tooltip } from "../src/ui/tooltip.tsx";
import { failure } from "./failure.ts";
import { KitForms } from "./kit-forms.tsx";
import { KitTable } from "./kit-table.tsx";

function Header() {
  return (
    <PageHeader
      title="Design kit"
      mark={<StatusBadge look={{ tone: "accent", shape: "pulse" }} label="Running" />}
      description="Every part of the design system, for looking at."
      actions={
        <>
          <Button icon={<Pause size={16} aria-hidden="true" />}>Pause</Button>
          <Button look="primary" icon={<Send size={16} aria-hidden="true" />}>
            New campaign
          </Button>
        </>
      }
    />
  );
}

export function Kit() {
  return (
    <>
      <Header />
      <div className="grid gap-8">
        <Numbers />
        <KitTable />
        <Section title="Buttons">
          <Buttons />
        </Section>
        <Section title="Forms">
          <KitForms />
        </Section>
        <Section title="Badges">
          <Badges />
        </Section>
        <Section title="Tabs">
          <TabsExample />
        </Section>
        <Section title="Overlays">
          <Overlays />
        </Section>
        <Section title="States">
          <States />
        </Section>
      </div>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

function Numbers() {
  return (
    <div className="grid gap-4">
      <StatRow>
        <StatTile
          label="Recipients"
          value="12,480"
          note="Segment: regulars"
          icon={<Users size={15} />}
        />
        <StatTile label="Sent" value="8,120" note="65.1%" />
        <StatTile label="Delivered" value="7,902" note="97.3% of sent" />
        <StatTile label="Read" value="4,210" note="53.3% of delivered" />
        <StatTile label="Failed" value="31" note="0.4%" />
        <StatTile label="Loading" value={undefined} />
      </StatRow>
      <ProgressBar
        label="Progress"
        total={12480}
        text="8,151 of 12,480"
        segments={[
          { value: 4210, tone: "accent", label: "Read" },
          { value: 3692, tone: "good", label: "Delivered" },
          { value: 218, tone: "info", label: "Sent" },
          { value: 31, tone: "bad", label: "Failed" },
        ]}
      />
    </div>
  );
}

function Buttons() {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button look="primary">Primary</Button>
      <Button>Secondary</Button>
      <Button look="quiet">Quiet</Button>
      <Button look="danger" icon={<Trash2 size={16} aria-hidden="true" />}>
        Delete
      </Button>
      <Button look="primary" busy>
        Saving
      </Button>
      <Button disabled>Disabled</Button>
      <Button size="sm">Small</Button>
      <Button size="lg" look="primary">
        Large
      </Button>
      <Tooltip text="Goes on with exactly the rows that are left">
        <Button icon={<Play size={16} aria-hidden="true" />}>Resume</Button>
      </Tooltip>
      <Kbd>Ctrl</Kbd>
      <Kbd>K</Kbd>
      <RelativeTime value={aWhileAgo} />
    </div>
  );
}

const aWhileAgo = new Date(Date.now() - 200_000).toISOString();

const tones: Tone[] = ["neutral", "accent", "good", "warn", "bad", "info"];
const statuses: [string, StatusLook][] = [
  ["Draft", { tone: "neutral", shape: "ring" }],
  ["Scheduled", { tone: "info", shape: "half" }],
  ["Running", { tone: "accent", shape: "pulse" }],
  ["Paused", { tone: "warn", shape: "bars" }],
  ["Completed", { tone: "good", shape: "check" }],
  ["Failed", { tone: "bad", shape: "cross" }],
  ["Cancelled", { tone: "neutral", shape: "dash" }],
];

function Badges() {
  return (
    <div className="flex flex-wrap gap-2">
      {statuses.map(([label, look]) => (
        <StatusBadge key={label} label={label} look={look} />
      ))}
      {tones.map((tone) => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
    </div>
  );
}

function TabsExample() {
  const [tab, setTab] = useState<"all" | "failed">("all");
  return (
    <Tabs
      label="Recipients"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: "all", label: "All", count: "12,480" },
        { value: "failed", label: "Failed", count: "31" },
      ]}
    >
      <TabPanel value="all">All of them.</TabPanel>
      <TabPanel value="failed">Those that failed.</TabPanel>
    </Tabs>
  );
}

function Overlays() {
  const [dialog, setDialog] = useState(false);
  const [confirm, setConfirm] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setDialog(true)}>Dialog</Button>
      <Button onClick={() => setConfirm(true)}>Confirm</Button>
      <Toasts />
      <Dialog
        open={dialog}
        onOpenChange={setDialog}
        title="Test send"
        description="One message to one number, counted nowhere."
        footer={<Button look="primary">Send</Button>}
      >
        <Field label="Phone number">{(control) => <Input {...control} type="tel" />}</Field>
      </Dialog>
      <ConfirmDialog
        open={confirm}
        onOpenChange={setConfirm}
        title="Stop “Ramadan” for good?"
        consequence="4,329 people have not been written to and never will be by this campaign. 8,151 keep what they got."
        confirm="Stop the campaign"
        danger
        onConfirm={() => setConfirm(false)}
      />
    </div>
  );
}

function Toasts() {
  const toast = useToast();
  return (
    <>
      <Button onClick={() => toast({ tone: "good", text: "Segment saved." })}>Toast</Button>
      <Button
        onClick={() =>
          toast({
            tone: "info",
            text: "3 contacts deleted.",
            action: { label: "Undo", run: () => {} },
          })
        }
      >
        Toast with undo
      </Button>
    </>
  );
}

function States() {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <div className="sheet">
        <EmptyState
          icon={<Ban aria-hidden="true" />}
          title="Nobody has opted out"
          action={<Button look="primary">Import a list</Button>}
        >
          Whoever answers STOP appears here at once.
        </EmptyState>
      </div>
      <div className="sheet">
        <ErrorState problem={failure} onRetry={() => {}} />
      </div>
      <div className="sheet p-5">
        <PageSkeleton />
      </div>
    </div>
  );
}
