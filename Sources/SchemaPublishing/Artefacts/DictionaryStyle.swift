/// How the dictionary looks, on light and dark screens and on paper.
enum DictionaryStyle {
    static let rules: StaticString = """

        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #5a6470;
          --line: #d3d9df; --band: #f4f6f8; --mark: #e9eef4; --strong: #0b4f8a; --alarm: #9a3412; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e9ec; --paper: #14181c; --soft: #a3adb8; --line: #38414a;
            --band: #1b2126; --mark: #28313a; --strong: #8ec5ff; --alarm: #fdba74; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 2rem 3rem; max-width: 96rem; color: var(--ink);
          background: var(--paper); font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial,
          sans-serif; }
        h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
        h2 { margin: 2.2rem 0 .7rem; font-size: 1.25rem; }
        p { margin: 0 0 .4rem; }
        .kind { margin: 0; color: var(--soft); letter-spacing: .04em; }
        .version { margin: .3rem 0 .8rem; color: var(--soft); }
        .lead { max-width: 60rem; }
        a { color: var(--strong); }
        nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 1rem 0 0; padding: 0;
          list-style: none; }
        code { font: .9em ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr));
          gap: .1rem 2.5rem; margin: 0; }
        dl div { display: grid; grid-template-columns: 7.5rem 1fr; padding: .3rem 0;
          border-top: 1px solid var(--line); }
        dt { color: var(--soft); }
        dd { margin: 0; }
        ol, main > section > ul { max-width: 60rem; padding-left: 1.4rem; }
        li { margin: .15rem 0; }
        .scroll { overflow-x: auto; }
        .scroll:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
        table { width: 100%; min-width: 68rem; border-collapse: collapse; font-size: .9rem;
          table-layout: fixed; overflow-wrap: break-word; }
        thead th:nth-child(1) { width: 3.4rem; } thead th:nth-child(2) { width: 15%; }
        thead th:nth-child(3) { width: 11%; } thead th:nth-child(4) { width: 20%; }
        thead th:nth-child(5) { width: 22%; } thead th:nth-child(6) { width: 12%; }
        th, td { padding: .55rem .65rem; text-align: left; vertical-align: top;
          font-weight: inherit; border-bottom: 1px solid var(--line); }
        thead th { font-weight: 600; background: var(--mark);
          border-bottom: 2px solid var(--soft); }
        tbody tr:nth-child(even) { background: var(--band); }
        td ul { margin: 0; padding: 0; list-style: none; }
        td li + li { margin-top: .3rem; }
        .letter { font-weight: 600; text-align: center; color: var(--soft); }
        .header { font-weight: 600; }
        .alias { display: block; margin-top: .25rem; font-size: .85em; color: var(--soft); }
        .yes { font-weight: 700; color: var(--strong); }
        .no { color: var(--soft); }
        ul.values { display: flex; flex-wrap: wrap; gap: .25rem; padding: 0; margin: 0;
          list-style: none; max-width: none; }
        ul.values li { margin: 0; padding: 0 .35rem; background: var(--mark);
          border-radius: .25rem; }
        .examples, .header { overflow-wrap: anywhere; }
        .warning { color: var(--alarm); font-style: normal; }
        .source, footer { color: var(--soft); font-size: .9rem; }
        footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .8rem;
          overflow-wrap: anywhere; }
        @media print {
          @page { size: A4 landscape; margin: 12mm; }
          :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #bbb;
            --band: #fff; --mark: #eee; --strong: #000; --alarm: #000; }
          nav { display: none; }
          body { padding: 0; max-width: none; font-size: 9.5pt; }
          h2 { margin: 1rem 0 .4rem; font-size: 12pt; }
          table { min-width: 0; font-size: 7.5pt; line-height: 1.35; }
          th, td { padding: .25rem .4rem; }
          dl div { padding: .1rem 0; }
          .scroll { overflow: visible; }
          thead { display: table-header-group; }
          tr, dl div, li { break-inside: avoid; }
          h2 { break-after: avoid; } }

        """
}
