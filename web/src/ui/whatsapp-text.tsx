import { Fragment, type ReactNode } from "react";
import { type Emphasis, readWhatsAppText, type TextPiece } from "../lib/whatsapp-text.ts";

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

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map((piece, index) => (
    <Fragment key={`${index}`}>
      {typeof piece === "string"
        ? piece
        : emphasised(piece.emphasis, <Pieces pieces={piece.pieces} />)}
    </Fragment>
  ));
}

/** A message's own bold, italic, strike and code, and its line breaks. */
export function WhatsAppText({ text }: { text: string }) {
  return (
    <span className="break-words whitespace-pre-wrap">
      <Pieces pieces={readWhatsAppText(text)} />
    </span>
  );
}
