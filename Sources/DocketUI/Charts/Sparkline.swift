/// Numbers as bars of one row, a cell for each; where they are more than cells, those beside each other are one.
struct Sparkline: Hashable, Sendable {
    /// How high each bar is; nil where there is no number.
    private let levels: [Int?]

    /// From the lowest of the numbers to the highest one.
    init(_ values: [Double?], columns: Int) {
        let shown = Self.means(of: values, atMost: columns)
        let known = shown.compactMap(\.self)
        self.init(shown, from: known.min() ?? 0, to: known.max() ?? 0)
    }

    /// Counts, from zero on; what is not there at all has no bar.
    init(counts: [Int]) {
        self.init(counts.map { $0 == 0 ? nil : Double($0) }, from: 0, to: Double(counts.max() ?? 0))
    }

    private init(_ values: [Double?], from low: Double, to high: Double) {
        // Of halves the difference has a place in a double, however large they are.
        let span = high / 2 - low / 2
        levels = values.map { value in
            guard let value else { return nil }
            guard span > 0 else { return Self.middle }
            return min(Self.blocks.count - 1, Int((value / 2 - low / 2) / span * Double(Self.blocks.count)))
        }
    }

    private static func means(of values: [Double?], atMost most: Int) -> [Double?] {
        guard values.count > max(1, most) else { return values }
        return (0..<max(1, most)).map { place in
            let part = values[place * values.count / max(1, most)..<(place + 1) * values.count / max(1, most)]
            let known = part.compactMap(\.self)
            return known.isEmpty ? nil : known.reduce(0) { $0 + $1 / Double(known.count) }
        }
    }

    /// The bars as text, in eighths of a cell or in signs that take more and more of it.
    func text(isASCII: Bool = false) -> String {
        let bars = isASCII ? Self.signs : Self.blocks
        return String(levels.map { $0.map { bars[$0] } ?? " " })
    }

    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let signs: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]
    /// Of numbers that are all the same.
    private static let middle = 3
}
