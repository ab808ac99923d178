/// How wide columns are in a worksheet: as their content, within limits.
struct ColumnWidths {
    /// In characters of the default font.
    private(set) var widths: [Int]
    /// Whether a cell has more than one line, or more than its column shows.
    private(set) var hasTallCells = false

    init(names: [String]) {
        // The button of the filter needs a place beside the name.
        var hasLines = false
        widths = names.map { Self.width(of: $0, &hasLines) + 3 }
    }

    mutating func add(_ cell: String, _ column: Int) {
        guard widths[column] < Self.maximum || !hasTallCells else { return }
        let width = Self.width(of: cell, &hasTallCells)
        widths[column] = max(widths[column], width + 1)
        if width >= Self.maximum { hasTallCells = true }
    }

    func width(of column: Int) -> Double {
        Double(min(max(widths[column], Self.minimum), Self.maximum))
    }

    private static let minimum = 8
    private static let maximum = 60

    /// The longest line of a text, in characters; those of East Asia count double.
    private static func width(of text: String, _ hasLines: inout Bool) -> Int {
        var longest = 0
        var width = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A:
                hasLines = true
                longest = max(longest, width)
                width = 0
            // The first byte of a character of three or four bytes, from U+2E80 on.
            case 0xE3...0xEC, 0xF0...0xF4: width += 2
            case 0x80...0xBF: continue
            default: width += 1
            }
            if width > maximum { return maximum }
        }
        return max(longest, width)
    }
}
