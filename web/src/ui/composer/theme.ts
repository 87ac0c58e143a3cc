import { EditorView } from "@codemirror/view";

const chips = {
  ".chip": {
    display: "inline-block",
    maxWidth: "min(100%, 24rem)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    verticalAlign: "bottom",
    margin: "0 1px",
    padding: "0 0.4rem",
    borderRadius: "6px",
    fontSize: "0.92em",
    fontWeight: "600",
    cursor: "pointer",
    backgroundColor: "var(--accent-soft)",
    color: "var(--accent-2)",
  },
  ".chip-choice": { backgroundColor: "var(--info-soft)", color: "var(--info)" },
  ".chip-condition": { backgroundColor: "var(--warn-soft)", color: "var(--warn)" },
  ".chip-wrong": { backgroundColor: "var(--bad-soft)", color: "var(--bad)" },
};

/** Looks as every other control does; its colours are those of the page, light or dark. */
export const theme = (tall: boolean) =>
  EditorView.theme({
    "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--text-base)" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": {
      fontFamily: "inherit",
      lineHeight: "1.6",
      overflowY: "auto",
      maxHeight: "26rem",
    },
    ".cm-content:focus-visible": { outline: "none" },
    ".cm-content": {
      padding: "0.375rem 0",
      caretColor: "var(--ink)",
      minHeight: tall ? "9rem" : "auto",
    },
    ".cm-line": { padding: "0 0.75rem" },
    ".cm-placeholder": { color: "var(--ink-3)" },
    ".cm-fault": {
      textDecoration: "underline wavy var(--bad)",
      textUnderlineOffset: "3px",
      backgroundColor: "var(--bad-soft)",
    },
    ...chips,
    "@media (width < 640px)": { "&": { fontSize: "16px" } },
  });
