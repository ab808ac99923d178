/// An upper bound for the nodes that a text is taken apart into, each of which takes some hundred bytes.
struct NodeCost {
    /// Marks that are a node of their own where they mean nothing.
    static let maximumMarks = 250_000
    /// Paragraphs, headings, and items of lists.
    static let maximumBlocks = 150_000

    private var marks = 0
    private var blocks = 0
    private var followsBlank = true

    var isAffordable: Bool { marks <= Self.maximumMarks && blocks <= Self.maximumBlocks }

    mutating func add(_ line: UnsafeBufferPointer<UInt8>, _ shape: LineShape) {
        if !shape.isBlank {
            blocks += shape.openedContainers
            if followsBlank || line.first == UInt8(ascii: "#") { blocks += 1 }
            marks += line.count(where: Self.isMark) + Self.openingTags(in: line)
            if line.count < Self.usualLine { marks += Self.lineMarks }
        }
        followsBlank = shape.isBlank
    }

    /// A line is a node of text and one for its break. Of lines of a usual length no text has too many.
    private static let lineMarks = 2
    private static let usualLine = 16

    /// Tags that open something: what is in them is a node of its own, too.
    private static func openingTags(in line: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var searched = 0
        while let tag = line.firstIndex(of: UInt8(ascii: "<"), from: searched), tag + 1 < line.count {
            searched = tag + 1
            let letter = line[searched] | 0x20
            guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) else { continue }
            let isTable =
                letter == UInt8(ascii: "t") && searched + 1 < line.count
                && line[searched + 1] | 0x20 == UInt8(ascii: "a")
            count += isTable ? tableMarks : 1
        }
        return count
    }

    /// What is measured and laid out by itself costs as much as so many marks.
    private static let tableMarks = 100

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"),
            UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "_"),
            UInt8(ascii: "`"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
