import DocketDomain

/// The looks of an HTML page, which follow those of the PDF.
enum PageStyle {
    static func css(_ options: ExportOptions) -> String {
        let paper = options.paper == .a4 ? "A4" : "letter"
        let orientation = options.orientation == .automatic ? "" : " \(options.orientation.rawValue)"
        let header = options.headerStyle == .shaded ? "background: #e8ecf1; " : ""
        return """
            @page { size: \(paper)\(orientation); margin: \(Int(options.margin))mm; }
            body { font: 15px/1.5 "Noto Sans", "DejaVu Sans", system-ui, sans-serif; color: #1c2430; margin: 2rem auto;
              max-width: 72rem; padding: 0 1rem; }
            h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; }
            h1 { margin-top: 0; }
            .subtitle { color: #5b6675; margin-top: -0.3em; }
            table { border-collapse: collapse; margin: 1em 0; font-size: 0.93em; font-variant-numeric: tabular-nums; }
            thead { display: table-header-group; }
            th { \(header)font-weight: 600; text-align: left; border-bottom: 2px solid #8a97a8; }
            th, td { padding: 0.35em 0.7em; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere;
              min-width: 2em; }
            td { border-bottom: 1px solid #d8dee6; unicode-bidi: plaintext; }
            tbody tr:nth-child(even) { background: #f6f8fa; }
            tr { break-inside: avoid; }
            .r { text-align: right; }
            .c { text-align: center; }
            pre { background: #f3f5f8; padding: 0.8em 1em; white-space: pre-wrap; overflow-wrap: anywhere; }
            code { font: 0.92em "DejaVu Sans Mono", ui-monospace, monospace; }
            blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #c4ccd6; color: #46515f; }
            hr { border: 0; border-top: 1px solid #c4ccd6; }
            li.task { list-style: none; margin-left: -1.2em; }
            .chart { margin: 1em 0; break-inside: avoid; }
            .chart svg { max-width: 100%; height: auto; }
            figcaption, summary { color: #5b6675; font-size: 0.93em; }
            :root { color-scheme: light dark; }
            @media screen and (prefers-color-scheme: dark) {
              body { color: #dfe5ec; background: #14181e; }
              th { \(options.headerStyle == .shaded ? "background: #232b35; " : "")border-color: #5d6b7c; }
              td { border-color: #2f3843; }
              tbody tr:nth-child(even) { background: #1a2028; }
              pre { background: #1d232b; }
              .subtitle, figcaption, summary, blockquote { color: #9aa7b5; }
              a { color: #8fc1f5; }
            }
            @media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } a { color: inherit; }
              details { display: none; } }

            """
    }
}
