import DocketCharts

/// The looks of a chart on a page: on paper and on light and dark screens.
enum ChartStyle {
    /// - Parameters:
    ///   - name: The class of the chart, which its looks are kept to.
    ///   - series: How many it has.
    static func css(_ name: String, series: Int) -> String {
        let looks =
            (0..<min(max(1, series), ChartTable.mostSeries)).map { look($0, isOthers: false) }
            + [look(0, isOthers: true)]
        return """
            .\(name) { --ink: #1c2430; --faint: #5b6675; --grid: #d8dee6; --paper: #fff; --shade: #123f75;
              font-family: "Noto Sans", "DejaVu Sans", system-ui, sans-serif; font-size: \(Int(ChartDrawing.fontSize))px; }
            .\(name) text { fill: var(--ink); }
            .\(name) .title { font-weight: 600; }
            .\(name) .faint { fill: var(--faint); }
            .\(name) .grid { stroke: var(--grid); stroke-width: 0.7; }
            .\(name) .axis { stroke: var(--faint); stroke-width: 1; }
            .\(name) .bar, .\(name) .area, .\(name) .dot { fill: var(--color); }
            .\(name) .bar, .\(name) .area { stroke: var(--paper); stroke-width: 0.7; }
            .\(name) .line { fill: none; stroke: var(--color); stroke-width: 2; stroke-linejoin: round; }
            .\(name) .open { fill: none; stroke: var(--color); stroke-width: 1.2; }
            .\(name) .cell { fill: var(--color, var(--shade)); }
            .\(name) .heat { fill: var(--shade); }
            .\(name) .box { fill: var(--color); fill-opacity: 0.3; stroke: var(--color); }
            .\(name) .median { stroke-width: 2.5; }
            .\(name) .hatch { fill: none; stroke: var(--paper); stroke-width: 1; }
            .\(name) .spot { fill: var(--paper); }
            \(looks.map { ".\(name) .\($0.name) { --color: \($0.light); }\n" }.joined())\
            \(looks.map { $0.dashes.isEmpty ? "" : ".\(name) .line.\($0.name) { stroke-dasharray: \($0.dashes); }\n" }.joined())\
            @media screen and (prefers-color-scheme: dark) {
            .\(name) { --ink: #dfe5ec; --faint: #9aa7b5; --grid: #333d49; --paper: #14181e; --shade: #9cc4ee; }
            \(looks.map { ".\(name) .\($0.name) { --color: \($0.dark); }\n" }.joined())}

            """
    }

    private struct Look {
        let name: String
        let light: String
        let dark: String
        /// Empty for a whole line.
        let dashes: String
    }

    private static func look(_ index: Int, isOthers: Bool) -> Look {
        let series = ChartSeriesMark(index: index, isOthers: isOthers)
        let look = ChartPalette.look(of: series)
        let dashes = look.dashes.map { "\($0 * 1.5)" }.joined(separator: " ")
        return Look(
            name: name(of: series), light: hex(look.color), dark: hex(onDark(look.color)),
            dashes: dashes)
    }

    /// The class of a series.
    static func name(of series: ChartSeriesMark) -> String {
        series.isOthers ? "others" : "s\(series.index % ChartTable.mostSeries)"
    }

    private static func hex(_ color: Int) -> String {
        let digits = String(color, radix: 16)
        return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// A colour as it can be seen on a dark ground: as much lighter as it has to be.
    private static func onDark(_ color: Int) -> Int {
        var share = 1.0
        while share > 0, ChartPalette.luminance(ChartPalette.tint(color, share)) < 0.22 { share -= 0.05 }
        return ChartPalette.tint(color, share)
    }
}
