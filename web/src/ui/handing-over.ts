/** Where the focus goes when a menu or dialog closes, if not back to what opened it. */
export const handingOver = (onClosed: (() => void) | undefined) =>
  onClosed
    ? {
        onCloseAutoFocus: (event: Event) => {
          event.preventDefault();
          onClosed();
        },
      }
    : {};
