import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "./button.tsx";

export interface Toast {
  tone: "good" | "bad" | "info";
  text: string;
  /** For what can be taken back. */
  action?: { label: string; run: () => void };
}

type Shown = Toast & { id: number };

const ToastContext = createContext<(toast: Toast) => void>(() => {});

export const useToast = () => use(ToastContext);

const shownAtOnce = 3;
const stays = 6_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const show = useCallback((toast: Toast) => {
    setToasts((now) => {
      const id = (now.at(-1)?.id ?? 0) + 1;
      return [...now, { ...toast, id }].slice(-shownAtOnce);
    });
  }, []);
  const drop = useCallback((id: number) => {
    setToasts((now) => now.filter((toast) => toast.id !== id));
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <ToastRegion toasts={toasts} drop={drop} />
    </ToastContext>
  );
}

interface RegionProps {
  toasts: readonly Shown[];
  drop: (id: number) => void;
}

function ToastRegion({ toasts, drop }: RegionProps) {
  const { t } = useI18n();
  return (
    <section
      aria-label={t("toast.region")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-18 z-60 grid justify-items-center gap-2 lg:inset-x-auto lg:right-5 lg:bottom-5"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={() => drop(toast.id)} />
      ))}
    </section>
  );
}

const icons = {
  good: <CircleCheck size={18} aria-hidden="true" className="text-good" />,
  bad: <CircleAlert size={18} aria-hidden="true" className="text-bad" />,
  info: <Info size={18} aria-hidden="true" className="text-info" />,
};

/** Leaves by itself, but not while somebody points at it or has the focus in it. */
function ToastCard({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  const { t } = useI18n();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.action) return;
    const timer = setTimeout(onClose, stays);
    return () => clearTimeout(timer);
  }, [held, toast.action, onClose]);
  const hold = useMemo(() => ({ on: () => setHeld(true), off: () => setHeld(false) }), []);
  return (
    <div
      onPointerEnter={hold.on}
      onPointerLeave={hold.off}
      onFocus={hold.on}
      onBlur={hold.off}
      className="popup pointer-events-auto flex w-full max-w-sm items-center gap-2.5 py-2 pr-2 pl-3.5 text-base"
    >
      {icons[toast.tone]}
      <p className="min-w-0 flex-1">{toast.text}</p>
      {toast.action && (
        <Button
          size="sm"
          onClick={() => {
            toast.action?.run();
            onClose();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button look="quiet" size="icon-sm" aria-label={t("action.close")} onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
