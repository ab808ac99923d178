/// What can be said of a text before it is parsed: whether parsing it is of use, and whether it is safe.
///
/// cmark-gfm 0.29 takes time in proportion to the square of some texts: containers that stay open over many lines,
/// long paragraphs that look like the start of tables, rows of many cells, addresses that end in parentheses. It also
/// fills short rows up with cells. What is called affordable here costs at most about half a second.
struct TextSurvey {
    /// The longest text that is parsed, in bytes.
    static let maximumBytes = 4 << 20

    private let text: UnsafeBufferPointer<UInt8>
    /// Whether the text may be given to cmark at all.
    let canBeParsed: Bool
    /// Whether a line may be a table's delimiter row. False is certain, true is not.
    let mayHaveTable: Bool

    /// `text` must outlive the survey.
    init(of text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        var containers = ContainerCost()
        var hasDelimiterRow = false
        if text.count <= Self.maximumBytes {
            for line in SourceLines(text) {
                let shape = LineShape(of: line)
                containers.add(shape)
                guard containers.isAffordable else { break }
                hasDelimiterRow = hasDelimiterRow || shape.mayBeDelimiterRow
            }
        }
        canBeParsed = text.count <= Self.maximumBytes && containers.isAffordable
        mayHaveTable = hasDelimiterRow
    }

    /// Whether the text may have a table or a fenced block of code. False is certain, true is not.
    var mayHaveFindings: Bool {
        mayHaveTable || hasRun(of: UInt8(ascii: "`")) || hasRun(of: UInt8(ascii: "~"))
    }

    /// What a whole document is read with.
    var extensions: CmarkExtensions {
        var extensions: CmarkExtensions = [.strikethrough, .tasklist]
        if mayHaveTable && TableCost(of: text).isAffordable { extensions.insert(.table) }
        if LinkCost(of: text).isAffordable { extensions.insert(.autolink) }
        return extensions
    }

    /// What tables and code are read with: that which changes neither their place nor their plain text is left out.
    var extensionsForFindings: CmarkExtensions {
        var extensions: CmarkExtensions = []
        if mayHaveTable && TableCost(of: text).isAffordable {
            extensions.insert(.table)
        }
        if text.contains(UInt8(ascii: "~")) { extensions.insert(.strikethrough) }
        return extensions
    }

    /// Whether `mark` stands three times in a row, as a fence has to.
    private func hasRun(of mark: UInt8) -> Bool {
        var searched = 0
        while let found = text.firstIndex(of: mark, from: searched) {
            guard found + 2 < text.count else { return false }
            if text[found + 1] == mark && text[found + 2] == mark { return true }
            searched = found + 1
        }
        return false
    }
}
