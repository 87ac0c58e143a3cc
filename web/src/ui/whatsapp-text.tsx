import { Fragment, type ReactNode } from "react";
import {
  type Emphasis,
  readWhatsAppBlocks,
  readWhatsAppText,
  type TextBlock,
  type TextPiece,
} from "../lib/whatsapp-text.ts";

function emphasised(emphasis: Emphasis, children: ReactNode): ReactNode {
  switch (emphasis) {
    case "bold":
      return <strong>{children}</strong>;
    case "italic":
      return <em>{children}</em>;
    case "strike":
      return <s>{children}</s>;
    case "mono":
      return <code className="font-mono text-[0.92em]">{children}</code>;
  }
}

function drawn(piece: TextPiece): ReactNode {
  if (typeof piece === "string") return piece;
  // Looks as a link does, and leads nowhere: the campaign's readers are to follow it, not its writers.
  if ("link" in piece) return <span className="text-info underline">{piece.link}</span>;
  return emphasised(piece.emphasis, <Pieces pieces={piece.pieces} />);
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map((piece, index) => <Fragment key={`${index}`}>{drawn(piece)}</Fragment>);
}

const Words = ({ text }: { text: string }) => <Pieces pieces={readWhatsAppText(text)} />;

/** Bold, italic, strike and code of one line, as of a header. */
export function WhatsAppText({ text }: { text: string }) {
  return (
    <span className="break-words whitespace-pre-wrap">
      <Words text={text} />
    </span>
  );
}

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case "text":
      return (
        <p className="whitespace-pre-wrap">
          <Words text={block.text} />
        </p>
      );
    case "quote":
      return (
        <blockquote className="border-l-3 border-line-2 pl-2 whitespace-pre-wrap text-ink-2">
          <Words text={block.items.join("\n")} />
        </blockquote>
      );
    case "bullets":
      return (
        <ul className="list-disc pl-5">
          <Items items={block.items} />
        </ul>
      );
    case "numbers":
      return (
        <ol start={block.first} className="list-decimal pl-6">
          <Items items={block.items} />
        </ol>
      );
  }
}

function Items({ items }: { items: readonly string[] }) {
  return items.map((item, index) => (
    <li key={`${index}`}>
      <Words text={item} />
    </li>
  ));
}

/** A whole message, with its lists and quotations. */
export function WhatsAppMessage({ text }: { text: string }) {
  return (
    <div className="break-words">
      {readWhatsAppBlocks(text).map((block, index) => (
        <Block key={`${index}`} block={block} />
      ))}
    </div>
  );
}
