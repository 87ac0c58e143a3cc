/** Served from an address of its own, so that the page needs no inline style. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1c2321; --soft: #5d6965; --paper: #fbfbf8; --card: #fff; --line: #dfe3dc; --accent: #0b6e4f; --code: #f1f3ee; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebe6; --soft: #9aa6a0; --paper: #121614; --card: #191e1b; --line: #2c3430; --accent: #58c99b; --code: #202723; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
main, header { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
a { color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem .9rem; padding: 0; list-style: none; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
summary { cursor: pointer; padding: .6rem .8rem; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
details > div { padding: 0 .8rem .8rem; }
summary .method { font-weight: 700; min-width: 3.6rem; color: var(--accent); }
summary .said { color: var(--soft); flex-basis: 100%; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--code); border-radius: 6px; padding: .75rem; overflow-x: auto; margin: .4rem 0; }
h3 { font-size: .95rem; margin: 1rem 0 .3rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:target { background: var(--code); outline: 2px solid var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
