/** Menus and tooltips are drawn inside the main landmark, so that no content lies outside of all. */
export function overlayHome(): HTMLElement {
  return document.getElementById("main") ?? document.body;
}
